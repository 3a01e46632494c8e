import {Command, InvalidArgumentError} from 'commander';
import {usageError} from '../../errors.ts';
import type {RequiredReport} from '../../required-schema.ts';
import {parseProbability} from '../../scenario/fields.ts';
import type {Context} from '../context.ts';
import type {Help} from '../help.ts';
import {inTrials} from '../in-trials.ts';
import {openScenario} from '../open-scenario.ts';
import {type RunReportOptions, withRunReportOptions} from '../options.ts';
import {writeReport} from '../write-report.ts';
import {packed, say} from '../../message.ts';

interface Options extends RunReportOptions {
  readonly target?: readonly string[];
  readonly probability?: readonly number[];
  readonly lever?: string;
  readonly all?: boolean;
}

/** `tidemark required FILE`: the growth, or the setting of a lever, at which targets are hit with a probability. */
export function requiredCommand(context: Context, help: Help): Command {
  const command = new Command('required')
    .description(help.required)
    .argument('<file>', help.arguments.file)
    .option('--target <id,…>', help.options.requiredTarget, (text: string) => text.split(','))
    .option('--probability <p,…>', help.options.requiredProbability, probabilities)
    .option('--lever <name[/district]>', help.options.lever)
    .option('--all', help.options.all);
  return withRunReportOptions(command, help).action((file: string, options: Options) =>
    requiredOf(file, options, context),
  );
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
  const {target: targets, probability: probabilities, lever, all, replicates, seed} = options;
  const compiled = await openScenario(file);
  const {required} = await import('../../index.ts');
  const asked = {
    targets,
    probabilities,
    lever: lever === undefined ? undefined : leverAt(lever),
    all,
    replicates,
    seed,
  };
  return inTrials(options, context, async (conduct) => required(compiled, {...asked, ...conduct}));
}

/** `edge/qiantang`: a lever, and its district where it has one. */
function leverAt(text: string): {lever: string; district?: string} {
  const [lever = '', district, ...more] = text.split('/');
  if (lever === '' || district === '' || more.length)
    throw usageError(say`option --lever must be name or name/district, got ${text}`);
  return {lever, ...(district === undefined ? {} : {district})};
}
