import {Command} from 'commander';
import {suggest, usageError} from '../../errors.ts';
import type {Forecast} from '../../index.ts';
import type {Language} from '../../units.ts';
import type {Context} from '../context.ts';
import {eachFile} from '../each-file.ts';
import {terminalOf} from '../environment.ts';
import type {Help} from '../help.ts';
import {openScenario} from '../open-scenario.ts';
import {langOption, replicatesOption, seedOption, workersOption} from '../options.ts';
import {checkWritable, writeWhole} from '../output.ts';

interface Options {
  readonly json?: boolean;
  readonly out?: string;
  readonly all?: boolean;
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
    .option('--all', help.options.all)
    .option('--metric <names>', help.options.metric, (text: string) => text.split(','))
    .addOption(replicatesOption(help))
    .addOption(seedOption(help))
    .addOption(workersOption(help))
    .addOption(langOption(help))
    .action((files: string[], options: Options) => run(files, options, context));
}

async function run(files: readonly string[], options: Options, context: Context): Promise<void> {
  const {out} = options;
  if (out !== undefined && out !== '-') checkWritable(out);
  const print = await printer(options, files.length > 1, context);
  const texts: string[] = [];
  await eachFile(files, context, async (file) => {
    const text = print(await forecastOf(file, options, context), texts.length === 0);
    texts.push(text);
    if (out === undefined || out === '-') context.stdout.write(text);
  });
  if (out === undefined || out === '-' || !texts.length) return;
  writeWhole(out, texts.join(''));
  context.stderr.write(`wrote ${out}\n`);
}

async function forecastOf(file: string, options: Options, context: Context): Promise<Forecast> {
  const {replicates, seed, workers, lang = context.lang} = options;
  const compiled = await openScenario(file);
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
  throw usageError(`unknown metric ${name}`, near ? `did you mean ${near}?` : `known are ${known.join(', ')}`);
}

type Print = (forecast: Forecast, isFirst: boolean) => string;

/** How forecasts are printed: a document or, of several files, lines of JSON; or tables, apart from each other. */
async function printer(options: Options, several: boolean, context: Context): Promise<Print> {
  const {lang = context.lang, out, all = false, metric: metrics = []} = options;
  const {json, jsonLine, table} = await import('../../report/index.ts');
  if (options.json || out?.endsWith('.json')) return several ? jsonLine : json;
  const screen = out === undefined || out === '-' ? context.stdout : {};
  const terminal = terminalOf(screen, context.variables);
  return (forecast, isFirst) => (isFirst ? '' : '\n\n') + table(forecast, {...terminal, lang, all, metrics});
}
