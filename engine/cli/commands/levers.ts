import {Command, InvalidArgumentError} from 'commander';
import type {PortfolioReport} from '../../portfolio-schema.ts';
import {parseProbability} from '../../scenario/fields.ts';
import {packed, say} from '../../message.ts';
import type {Context} from '../context.ts';
import type {Help} from '../help.ts';
import {inTrials} from '../in-trials.ts';
import {openScenario} from '../open-scenario.ts';
import {type RunReportOptions, withRunReportOptions} from '../options.ts';
import {writeReport} from '../write-report.ts';

type Floors = Readonly<Record<string, number>>;

interface Options extends RunReportOptions {
  readonly budget?: string;
  readonly floor: Floors;
  readonly targets?: readonly string[];
}

/** `tidemark levers FILE`: which levers to set where, for the most probability within a budget or the least cost that keeps floors. */
export function leversCommand(context: Context, help: Help): Command {
  const command = new Command('levers')
    .description(help.levers)
    .argument('<file>', help.arguments.file)
    .option('--budget <amount>', help.options.budget)
    .option('--floor <claim>', help.options.floor, withFloor, {})
    .option('--targets <id,…>', help.options.leverTargets, (text: string) => text.split(','));
  return withRunReportOptions(command, help).action((file: string, options: Options) =>
    leversOf(file, options, context),
  );
}

/** `zhejiang-revenue-2027 >= 80%`. */
function withFloor(text: string, all: Floors): Floors {
  const [, id, written] = /^\s*([a-z][a-z0-9_-]*)\s*(?:>=|≥)\s*(\S.*?)\s*$/.exec(text) ?? [];
  const floor = written === undefined ? undefined : parseProbability(written);
  if (id === undefined || typeof floor !== 'number')
    throw new InvalidArgumentError(packed(say`must be such as "output >= 80%"`));
  return {...all, [id]: floor};
}

async function leversOf(file: string, options: Options, context: Context): Promise<void> {
  await writeReport(options, context, () => reportOf(file, options, context), {
    text: async (report, how) => (await import('../../report/index.ts')).portfolioText(report, how),
    page: ({leversPage}, report, input) => leversPage(report, input),
  });
}

async function reportOf(file: string, options: Options, context: Context): Promise<PortfolioReport> {
  const {budget, floor: floors, targets, replicates, seed} = options;
  const compiled = await openScenario(file);
  const {portfolio} = await import('../../index.ts');
  const asked = {budget, floors, targets, replicates, seed};
  return inTrials(options, context, async (conduct) => portfolio(compiled, {...asked, ...conduct}));
}
