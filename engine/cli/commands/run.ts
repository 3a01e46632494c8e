import {existsSync} from 'node:fs';
import {dirname} from 'node:path';
import {Command} from 'commander';
import {suggest, usageError} from '../../errors.ts';
import type {Compiled, Forecast} from '../../index.ts';
import type {Language} from '../../units.ts';
import {checkAllWritable, isGitHub, writeMarkdown} from '../ci.ts';
import type {Context} from '../context.ts';
import {tell} from '../tell.ts';
import {eachFile} from '../each-file.ts';
import {terminalOf} from '../environment.ts';
import type {Help} from '../help.ts';
import {htmlFile, htmlTools, isHtml, writeHtml} from '../html-file.ts';
import {openScenario} from '../open-scenario.ts';
import {langOption, replicatesOption, seedOption, workersOption} from '../options.ts';
import {writeWhole} from '../output.ts';
import {say} from '../../message.ts';

interface Options {
  readonly json?: boolean;
  readonly out?: string;
  readonly html?: string;
  readonly markdown?: string;
  readonly all?: boolean;
  readonly brief?: boolean;
  readonly metric?: readonly string[];
  readonly replicates?: number;
  readonly seed?: number;
  readonly workers?: number;
  readonly lang?: Language;
}

/** `tidemark run FILE…`: the forecast of each scenario, as a table or as JSON. */
export function runCommand(context: Context, help: Help): Command {
  return new Command('run')
    .description(help.run)
    .argument('<files...>', help.arguments.files)
    .option('--json', help.options.json)
    .option('--out <path>', help.options.out)
    .option('--html <path>', help.options.html)
    .option('--markdown <path>', help.options.markdownFile)
    .option('--all', help.options.all)
    .option('--brief', help.options.brief)
    .option('--metric <names>', help.options.metric, (text: string) => text.split(','))
    .addOption(replicatesOption(help))
    .addOption(seedOption(help))
    .addOption(workersOption(help))
    .addOption(langOption(help))
    .action((files: string[], options: Options) => run(files, options, context));
}

async function run(files: readonly string[], options: Options, context: Context): Promise<void> {
  const {out, markdown} = options;
  const several = files.length > 1;
  checkAllWritable([isHtml(out) ? undefined : out, markdown]);
  const pages = new Map(files.map((file) => [file, pagesOf(file, several, options)]));
  const print = await printer(options, several, context);
  const texts: string[] = [];
  const forecasts: Forecast[] = [];
  await eachFile(files, context, async (file) => {
    const compiled = await openScenario(file);
    const [forecast] = await Promise.all([
      forecastOf(compiled, options, context),
      pages.get(file)!.length ? htmlTools() : undefined,
    ]);
    forecasts.push(forecast);
    const text = print(forecast, texts.length === 0);
    texts.push(text);
    if (out === undefined || out === '-') context.stdout.write(text);
    for (const page of pages.get(file)!)
      await writeHtml(page, {file, compiled, forecast}, {...options, lang: options.lang ?? context.lang}, context);
  });
  await writeMarkdown(markdown, () => markdownOf(forecasts, options, context), context);
  if (out === undefined || out === '-' || isHtml(out) || !texts.length) return;
  writeWhole(out, texts.join(''));
  tell(context, say`wrote ${out}`);
}

/** Where the HTML reports of a scenario go. Throws a TidemarkError where one could not be written. */
function pagesOf(file: string, several: boolean, {html, out}: Options): string[] {
  const places = [html, isHtml(out) ? out : undefined].filter((place) => place !== undefined);
  const pages = [...new Set(places.map((place) => htmlFile(place, file, several)))];
  checkAllWritable(pages.filter((page) => existsSync(dirname(page))));
  return pages;
}

async function markdownOf(forecasts: readonly Forecast[], {lang, all}: Options, context: Context): Promise<string> {
  const {runMarkdown} = await import('../../report/index.ts');
  return forecasts.map((forecast) => runMarkdown(forecast, lang ?? context.lang, all)).join('\n');
}

async function forecastOf(compiled: Compiled, options: Options, context: Context): Promise<Forecast> {
  const {replicates, seed, workers, lang = context.lang} = options;
  for (const name of options.metric ?? []) checkMetric(name, Object.keys(compiled.scenario.metrics));
  const [{forecast}, {Progress}] = await Promise.all([import('../../index.ts'), import('../progress.ts')]);
  const progress = new Progress(context.stderr, lang);
  try {
    const {signal} = context;
    return await forecast(compiled, {replicates, seed, workers, signal, onProgress: progress.update});
  } finally {
    progress.close();
  }
}

function checkMetric(name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const near = suggest(name, known);
  throw usageError(say`unknown metric ${name}`, near ? say`did you mean ${near}?` : say`known are ${known}`);
}

type Print = (forecast: Forecast, isFirst: boolean) => string;

/** How forecasts are printed: a document or, of several files, lines of JSON; or tables, apart from each other. */
async function printer(options: Options, several: boolean, context: Context): Promise<Print> {
  const {lang = context.lang, out, all = false, metric: metrics = []} = options;
  const {json, jsonLine, table, withoutCommands} = await import('../../report/index.ts');
  if (options.json || out?.endsWith('.json')) return several ? jsonLine : json;
  const screen = out === undefined || out === '-' ? context.stdout : {};
  const terminal = terminalOf(screen, context.variables);
  const safe = isGitHub(context.variables) ? withoutCommands : (text: string) => text;
  return (forecast, isFirst) => (isFirst ? '' : '\n\n') + safe(table(forecast, {...terminal, lang, all, metrics}));
}
