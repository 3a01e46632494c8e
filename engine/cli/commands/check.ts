import {Command} from 'commander';
import {formatPath, type Issue, TidemarkError, usageError} from '../../errors.ts';
import type {BaselineReport, BrokenFile, CheckedFile, CheckReport, Outcome} from '../../gate-schema.ts';
import type {Language} from '../../units.ts';
import {VERSION} from '../../version.ts';
import type {Compiled} from '../../index.ts';
import type {BaselinePlace} from '../baselines.ts';
import {checkAllWritable, isGitHub, repositoryPath, writeMarkdown, writeReport} from '../ci.ts';
import type {Context} from '../context.ts';
import {tell} from '../tell.ts';
import {terminalOf} from '../environment.ts';
import {EXIT, EXIT_OF_VERDICT, worst} from '../exit-codes.ts';
import {explainError, Interrupted} from '../explain-error.ts';
import type {Help} from '../help.ts';
import {refuseHtml} from '../html-file.ts';
import {hearInterruption} from '../interruption.ts';
import {openScenario} from '../open-scenario.ts';
import {langOption, mostReplicatesOption, seedOption, workersOption} from '../options.ts';
import {writeWhole} from '../output.ts';
import {type Found, scenarioFiles} from '../scenario-files.ts';
import {say} from '../../message.ts';

interface Options {
  readonly save?: BaselinePlace;
  readonly baseline?: BaselinePlace;
  readonly junit?: string;
  readonly markdown?: string;
  readonly annotations?: boolean;
  readonly json?: boolean;
  readonly out?: string;
  readonly maxReplicates?: number;
  readonly seed?: number;
  readonly workers?: number;
  readonly lang?: Language;
}

/** `tidemark check [FILES or folders…]`: the verdict on every check, and an exit code for CI. */
export function checkCommand(context: Context, help: Help): Command {
  return new Command('check')
    .description(help.check)
    .argument('[files...]', help.arguments.filesOrFolders)
    .option('--save [path]', help.options.save)
    .option('--baseline [path]', help.options.baseline)
    .option('--json', help.options.jsonReport)
    .option('--junit <path>', help.options.junit)
    .option('--markdown <path>', help.options.markdownFile)
    .option('--annotations', help.options.annotations)
    .option('--out <path>', help.options.outText)
    .addOption(mostReplicatesOption(help.options.maxReplicates))
    .addOption(seedOption(help))
    .addOption(workersOption(help))
    .addOption(langOption(help))
    .action((paths: string[], options: Options) => check(paths, options, context));
}

async function check(paths: readonly string[], options: Options, context: Context): Promise<void> {
  const {out, junit, markdown} = options;
  refuseHtml(options);
  checkAllWritable([out, junit, markdown]);
  if (!paths.length)
    throw usageError(say`missing argument files`, say`name scenarios or folders before --save and --baseline`);
  const {files, skipped} = scenarioFiles(paths);
  const output = await outputOf(options, context);
  const report: CheckReport = {tidemark: 1, engine: VERSION, outcome: 'pass', files: [], skipped};
  const codes: number[] = [];
  const begun = new Date();
  const seconds: number[] = [];
  for (const found of files) {
    await hearInterruption(context);
    const start = performance.now();
    const {file, code} = await checkFile(found, files.length > 1, options, context);
    codes.push(code);
    if (!file) report.skipped.push({file: found.file, reason: 'no-checks'});
    else {
      report.files.push(file);
      seconds.push((performance.now() - start) / 1000);
      output.file(file);
    }
  }
  if (!report.files.length && !codes.some((code) => code !== EXIT.ok))
    throw usageError(say`no scenario with checks in ${paths}`, say`add checks to a scenario: no checks are no pass`);
  report.outcome = worstOutcome(report.files);
  output.end(report);
  await writeReports(report, {begun, seconds}, options, context);
  context.fail(worst(codes));
}

/** What a pipeline shows of the report: files that were asked for, and what GitHub takes. */
async function writeReports(
  report: CheckReport,
  {begun, seconds}: {begun: Date; seconds: readonly number[]},
  {lang: asked, junit: junitFile, markdown, annotations: wanted}: Options,
  context: Context,
): Promise<void> {
  const {annotations, checkMarkdown, junit} = await import('../../report/index.ts');
  const {variables} = context;
  const lang = asked ?? context.lang;
  const timestamp = begun.toISOString().slice(0, 19);
  if (junitFile !== undefined) writeReport(junitFile, junit(report, {lang, timestamp, seconds}), context);
  await writeMarkdown(markdown, () => checkMarkdown(report, lang), context);
  // GitHub reads both streams, and standard output may be JSON for somebody else.
  if (wanted || isGitHub(variables))
    context.stderr.write(annotations(report, {lang, pathOf: repositoryPath(variables)}));
}

/** Of a file without checks that was not named itself there is nothing to say. */
async function checkFile(
  {file, isNamed}: Found,
  several: boolean,
  options: Options,
  context: Context,
): Promise<{file?: CheckedFile | BrokenFile; code: number}> {
  try {
    const compiled = await openScenario(file);
    if (!isNamed && !compiled.checks.length) return {code: EXIT.ok};
    const checked = {file, ...(await judged(compiled, options, context))};
    const baseline = await withBaseline(compiled, file, several, options, context);
    const code = baseline?.status === 'fault' ? EXIT.fault : EXIT_OF_VERDICT[checked.outcome];
    return {file: {...checked, ...(baseline && {baseline})}, code};
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const {message, code} = explainError(error, context);
    context.stderr.write(message);
    return {file: {file, outcome: 'error', issues: issuesOf(error)}, code};
  }
}

const WORST_FIRST: readonly Outcome[] = ['error', 'fail', 'undecided', 'pass'];

function worstOutcome(files: CheckReport['files']): Outcome {
  return WORST_FIRST.find((outcome) => files.some((file) => file.outcome === outcome)) ?? 'error';
}

async function judged(compiled: Compiled, options: Options, context: Context) {
  const {seed, workers, maxReplicates, lang = context.lang} = options;
  const [{checkScenario}, {Progress}] = await Promise.all([import('../../index.ts'), import('../progress.ts')]);
  const progress = new Progress(context.stderr, lang);
  try {
    const {signal} = context;
    return await checkScenario(compiled, {
      seed,
      workers,
      mostReplicates: maxReplicates,
      signal,
      onProgress: progress.update,
    });
  } finally {
    progress.close();
  }
}

/** Compares the forecast with its baseline, then saves it as one, where either is asked for. */
async function withBaseline(
  compiled: Compiled,
  file: string,
  several: boolean,
  {save, baseline, seed, workers}: Options,
  context: Context,
): Promise<BaselineReport | undefined> {
  if (save === undefined && baseline === undefined) return undefined;
  const [{forecast}, {againstBaseline, baselineFile, saveBaseline}] = await Promise.all([
    import('../../index.ts'),
    import('../baselines.ts'),
  ]);
  const now = await forecast(compiled, {seed, workers, signal: context.signal});
  const report = baseline === undefined ? undefined : await againstBaseline(baselineFile(baseline, file, several), now);
  if (save !== undefined) {
    const path = baselineFile(save, file, several);
    await saveBaseline(path, now);
    tell(context, say`wrote ${path}`);
  }
  return report;
}

function issuesOf(error: unknown): BrokenFile['issues'] {
  if (!(error instanceof TidemarkError)) return [{rule: error instanceof Error ? error.message : String(error)}];
  return error.issues.map(({location, path, rule, got, hint}: Issue) => ({
    ...(location && {place: {file: location.file, line: location.line, column: location.column}}),
    ...(path && {path: formatPath(path)}),
    rule,
    ...(got !== undefined && {got}),
    ...(hint !== undefined && {hint}),
  }));
}

interface Output {
  file(file: CheckedFile | BrokenFile): void;
  end(report: CheckReport): void;
}

/** Where the verdicts go: to the screen file by file, to a file or as JSON all at the end. */
async function outputOf({json, out, lang}: Options, context: Context): Promise<Output> {
  const {checkedFileText, checkSummaryText, printJson, withoutCommands} = await import('../../report/index.ts');
  const toFile = out !== undefined && out !== '-';
  const options = {...terminalOf(toFile ? {} : context.stdout, context.variables), lang: lang ?? context.lang};
  const texts: string[] = [];
  const onScreen = isGitHub(context.variables) ? withoutCommands : (text: string) => text;
  const write = (text: string) => void (toFile ? texts.push(text) : context.stdout.write(text));
  const isJson = json || out?.endsWith('.json');
  return {
    file: (file) => {
      if (!isJson) write(onScreen(`${checkedFileText(file, options)}\n`));
    },
    end: (report) => {
      write(isJson ? `${printJson(report)}\n` : onScreen(checkSummaryText(report, options)));
      if (!toFile) return;
      writeWhole(out, texts.join(''));
      tell(context, say`wrote ${out}`);
    },
  };
}
