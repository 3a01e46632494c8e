import {Command} from 'commander';
import type {CompareReport} from '../../gate-schema.ts';
import type {Rule} from '../../index.ts';
import type {Language} from '../../units.ts';
import type {ComparedFolders} from '../../report/index.ts';
import {checkAllWritable, isGitHub, writeMarkdown, writeReport} from '../ci.ts';
import {comparedFolders, type Pair} from '../compared-folders.ts';
import type {Context} from '../context.ts';
import {terminalOf} from '../environment.ts';
import {EXIT_OF_VERDICT, worst} from '../exit-codes.ts';
import {explainError, Interrupted} from '../explain-error.ts';
import type {Help} from '../help.ts';
import {refuseHtml} from '../html-file.ts';
import {hearInterruption} from '../interruption.ts';
import {openSide} from '../open-side.ts';
import {langOption, mostReplicatesOption, replicatesOption, seedOption, workersOption} from '../options.ts';

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

/** `tidemark compare BASE HEAD`: which probabilities moved, and an exit code where rules say what must not. Of folders, each scenario in HEAD with that of the same path in BASE. */
export function compareCommand(context: Context, help: Help): Command {
  return new Command('compare')
    .description(help.compare)
    .argument('<base>', help.arguments.base)
    .argument('<head>', help.arguments.head)
    .option('--fail-if <rule>', help.options.failIf, (rule: string, all: readonly string[]) => [...all, rule], [])
    .option('--json', help.options.jsonReport)
    .option('--markdown <path>', help.options.markdownFile)
    .option('--out <path>', help.options.outText)
    .addOption(replicatesOption(help))
    .addOption(mostReplicatesOption(help.options.ruleReplicates))
    .addOption(seedOption(help))
    .addOption(workersOption(help))
    .addOption(langOption(help))
    .action((base: string, head: string, options: Options) => compareSides(base, head, options, context));
}

async function compareSides(base: string, head: string, options: Options, context: Context): Promise<void> {
  const {out, markdown, lang = context.lang} = options;
  refuseHtml(options);
  checkAllWritable([out, markdown]);
  const rules = await rulesOf(options);
  const folders = comparedFolders(base, head);
  const {reports, codes, unchanged} = await compareAll(
    folders?.pairs ?? [{base, head}],
    Boolean(folders),
    (pair) => reportOf(pair, rules, options, context),
    context,
  );
  context.fail(worst(codes));
  if (!folders && !reports.length) return;
  const summary = folders && {...folders, base, head, changed: reports.length, unchanged};
  const text = await printed(reports, summary, options, context);
  if (out !== undefined && out !== '-') writeReport(out, text, context);
  else context.stdout.write(text);
  const {compareMarkdown, foldersMarkdown} = await import('../../report/index.ts');
  await writeMarkdown(
    markdown,
    () =>
      [
        ...(summary ? [foldersMarkdown(summary, lang)] : []),
        ...reports.map((report) => compareMarkdown(report, lang)),
      ].join('\n'),
    context,
  );
}

async function rulesOf({failIf}: Options): Promise<readonly Rule[]> {
  // The kernels are built before the engine is imported.
  await import('../../kernels/built.ts');
  const {parseRule} = await import('../../index.ts');
  return failIf.map((rule) => parseRule(rule));
}

type Compare = (sides: readonly [Side, Side]) => Promise<CompareReport>;

/** A report on each pair; of folders only on those of which something has changed. What is wrong with one does not stop the others. */
async function compareAll(pairs: readonly Pair[], inFolders: boolean, compare: Compare, context: Context) {
  const [reports, codes]: [CompareReport[], number[]] = [[], []];
  let unchanged = 0;
  for (const {base, head} of pairs)
    try {
      await hearInterruption(context);
      const sides = [await openSide(base), await openSide(head)] as const;
      if (inFolders && isSame(sides)) unchanged++;
      else {
        const report = await compare(sides);
        reports.push(report);
        codes.push(EXIT_OF_VERDICT[report.outcome]);
      }
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      const {message, code} = explainError(error, context);
      context.stderr.write(message);
      codes.push(code);
    }
  return {reports, codes, unchanged};
}

type Side = Awaited<ReturnType<typeof openSide>>;

/** Are these scenarios of which no digit can differ, or without a target to compare? */
function isSame([base, head]: readonly [Side, Side]): boolean {
  if (!('compiled' in base && 'compiled' in head)) return false;
  const targets = [base, head].flatMap(({compiled}) => Object.keys(compiled.scenario.targets));
  return base.compiled.digest === head.compiled.digest || !targets.length;
}

async function reportOf(
  [before, after]: readonly [Side, Side],
  rules: readonly Rule[],
  options: Options,
  context: Context,
): Promise<CompareReport> {
  const {replicates, maxReplicates: mostReplicates, seed, workers, lang = context.lang} = options;
  const [{compare}, {Progress}] = await Promise.all([import('../../index.ts'), import('../progress.ts')]);
  const progress = new Progress(context.stderr, lang);
  const {signal} = context;
  const onProgress = progress.update;
  try {
    return await compare(before, after, {rules, replicates, mostReplicates, seed, workers, signal, onProgress});
  } finally {
    progress.close();
  }
}

async function printed(
  reports: readonly CompareReport[],
  folders: ComparedFolders | undefined,
  {json, out, lang}: Options,
  context: Context,
): Promise<string> {
  const {compareText, foldersText, printJson, withoutCommands} = await import('../../report/index.ts');
  if (json || out?.endsWith('.json'))
    return reports.map((report) => `${folders ? JSON.stringify(report) : printJson(report)}\n`).join('');
  const screen = out === undefined || out === '-' ? context.stdout : {};
  const options = {...terminalOf(screen, context.variables), lang: lang ?? context.lang};
  const texts = reports.map((report) => compareText(report, options));
  if (folders) texts.push(foldersText(folders, options));
  const text = texts.join('\n');
  return isGitHub(context.variables) ? withoutCommands(text) : text;
}
