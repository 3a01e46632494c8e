import {Command, InvalidArgumentError} from 'commander';
import {usageError} from '../../errors.ts';
import type {RequiredReport} from '../../required-schema.ts';
import {parseProbability} from '../../scenario/fields.ts';
import type {Context} from '../context.ts';
import type {Help} from '../help.ts';
import {openScenario} from '../open-scenario.ts';
import {langOption, replicatesOption, seedOption, workersOption} from '../options.ts';
import {type ReportOptions, writeReport} from '../write-report.ts';
import {packed, say} from '../../message.ts';

interface Options extends ReportOptions {
  readonly target?: readonly string[];
  readonly probability?: readonly number[];
  readonly lever?: string;
  readonly all?: boolean;
  readonly replicates?: number;
  readonly seed?: number;
  readonly workers?: number;
}

/** `tidemark required FILE`: the growth, or the setting of a lever, at which targets are hit with a probability. */
export function requiredCommand(context: Context, help: Help): Command {
  return new Command('required')
    .description(help.required)
    .argument('<file>', help.arguments.file)
    .option('--target <id,…>', help.options.requiredTarget, (text: string) => text.split(','))
    .option('--probability <p,…>', help.options.requiredProbability, probabilities)
    .option('--lever <name[/district]>', help.options.lever)
    .option('--all', help.options.all)
    .option('--json', help.options.jsonReport)
    .option('--out <path>', help.options.out)
    .addOption(replicatesOption(help))
    .addOption(seedOption(help))
    .addOption(workersOption(help))
    .addOption(langOption(help))
    .action((file: string, options: Options) => requiredOf(file, options, context));
}

/** `80%` or `50%,80%`. */
function probabilities(text: string): number[] {
  return text.split(',').map((one) => {
    const probability = parseProbability(one);
    if (typeof probability === 'number' && probability > 0 && probability < 1) return probability;
    throw new InvalidArgumentError(packed(say`must be a probability between 0% and 100%, such as 80%`));
  });
}

async function requiredOf(file: string, options: Options, context: Context): Promise<void> {
  await writeReport(options, context, () => reportOf(file, options, context), {
    text: async (report, how) => (await import('../../report/index.ts')).requiredText(report, how),
    page: ({requiredPage}, report, input) => requiredPage(report, input),
  });
}

async function reportOf(file: string, options: Options, context: Context): Promise<RequiredReport> {
  const {target, probability, lever, all, replicates, seed, workers, lang = context.lang} = options;
  const compiled = await openScenario(file);
  const [{Pool, required}, {Progress}] = await Promise.all([import('../../index.ts'), import('../progress.ts')]);
  const progress = new Progress(context.stderr, lang, 'trials');
  const pool = workers === 1 ? undefined : new Pool(workers === undefined ? {} : {workers});
  try {
    return await required(compiled, {
      targets: target,
      probabilities: probability,
      lever: lever === undefined ? undefined : leverAt(lever),
      all,
      replicates,
      seed,
      workers,
      pool,
      signal: context.signal,
      onTrial: progress.update,
    });
  } finally {
    progress.close();
    await pool?.close();
  }
}

/** `edge/qiantang`: a lever, and its district where it has one. */
function leverAt(text: string): {lever: string; district?: string} {
  const [lever = '', district, ...more] = text.split('/');
  if (lever === '' || district === '' || more.length)
    throw usageError(say`option --lever must be name or name/district, got ${text}`);
  return {lever, ...(district === undefined ? {} : {district})};
}
