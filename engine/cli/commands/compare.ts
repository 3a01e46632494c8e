import {Command} from 'commander';
import type {CompareReport} from '../../gate-schema.ts';
import type {Language} from '../../units.ts';
import {checkAllWritable, isGitHub, writeMarkdown} from '../ci.ts';
import type {Context} from '../context.ts';
import {terminalOf} from '../environment.ts';
import {EXIT_OF_VERDICT} from '../exit-codes.ts';
import type {Help} from '../help.ts';
import {openSide} from '../open-side.ts';
import {langOption, mostReplicatesOption, replicatesOption, seedOption, workersOption} from '../options.ts';
import {writeWhole} from '../output.ts';

interface Options {
  readonly failIf: readonly string[];
  readonly json?: boolean;
  readonly markdown?: string;
  readonly out?: string;
  readonly replicates?: number;
  readonly maxReplicates?: number;
  readonly seed?: number;
  readonly workers?: number;
  readonly lang?: Language;
}

/** `tidemark compare BASE HEAD`: which probabilities moved, and an exit code where rules say what must not. */
export function compareCommand(context: Context, help: Help): Command {
  return new Command('compare')
    .description(help.compare)
    .argument('<base>', help.arguments.base)
    .argument('<head>', help.arguments.head)
    .option('--fail-if <rule>', help.options.failIf, (rule: string, all: readonly string[]) => [...all, rule], [])
    .option('--json', help.options.jsonReport)
    .option('--markdown <path>', help.options.markdownFile)
    .option('--out <path>', help.options.out)
    .addOption(replicatesOption(help))
    .addOption(mostReplicatesOption(help.options.ruleReplicates))
    .addOption(seedOption(help))
    .addOption(workersOption(help))
    .addOption(langOption(help))
    .action((base: string, head: string, options: Options) => compareSides(base, head, options, context));
}

async function compareSides(base: string, head: string, options: Options, context: Context): Promise<void> {
  const {out, json, markdown, lang = context.lang} = options;
  const toFile = out !== undefined && out !== '-';
  checkAllWritable([out, markdown]);
  const report = await reportOf(base, head, options, context);
  const text = await printed(report, json === true || out?.endsWith('.json') === true, options, context);
  if (toFile) {
    writeWhole(out, text);
    context.stderr.write(`wrote ${out}\n`);
  } else context.stdout.write(text);
  const {compareMarkdown} = await import('../../report/index.ts');
  await writeMarkdown(markdown, () => compareMarkdown(report, lang), context);
  context.fail(EXIT_OF_VERDICT[report.outcome]);
}

async function reportOf(base: string, head: string, options: Options, context: Context): Promise<CompareReport> {
  const {replicates, maxReplicates: mostReplicates, seed, workers, lang = context.lang} = options;
  // The kernels are built before the engine is imported.
  const before = await openSide(base);
  const after = await openSide(head);
  const {compare, parseRule} = await import('../../index.ts');
  const rules = options.failIf.map((rule) => parseRule(rule));
  const {Progress} = await import('../progress.ts');
  const progress = new Progress(context.stderr, lang);
  const {signal} = context;
  const onProgress = progress.update;
  try {
    return await compare(before, after, {rules, replicates, mostReplicates, seed, workers, signal, onProgress});
  } finally {
    progress.close();
  }
}

async function printed(report: CompareReport, json: boolean, options: Options, context: Context): Promise<string> {
  const {compareText, printJson, withoutCommands} = await import('../../report/index.ts');
  if (json) return `${printJson(report)}\n`;
  const {out, lang = context.lang} = options;
  const screen = out === undefined || out === '-' ? context.stdout : {};
  const text = compareText(report, {...terminalOf(screen, context.variables), lang});
  return isGitHub(context.variables) ? withoutCommands(text) : text;
}
