import {Command, InvalidArgumentError} from 'commander';
import type {PortfolioReport} from '../../portfolio-schema.ts';
import {parseProbability} from '../../scenario/fields.ts';
import {packed, say} from '../../message.ts';
import type {Context} from '../context.ts';
import type {Help} from '../help.ts';
import {openScenario} from '../open-scenario.ts';
import {langOption, replicatesOption, seedOption, workersOption} from '../options.ts';
import {type ReportOptions, writeReport} from '../write-report.ts';

type Floors = Readonly<Record<string, number>>;

interface Options extends ReportOptions {
  readonly budget?: string;
  readonly floor: Floors;
  readonly targets?: readonly string[];
  readonly replicates?: number;
  readonly seed?: number;
  readonly workers?: number;
}

/** `tidemark levers FILE`: which levers to set where, for the most probability within a budget or the least cost that keeps floors. */
export function leversCommand(context: Context, help: Help): Command {
  return new Command('levers')
    .description(help.levers)
    .argument('<file>', help.arguments.file)
    .option('--budget <amount>', help.options.budget)
    .option('--floor <claim>', help.options.floor, withFloor, {})
    .option('--targets <id,…>', help.options.leverTargets, (text: string) => text.split(','))
    .option('--json', help.options.jsonReport)
    .option('--out <path>', help.options.out)
    .addOption(replicatesOption(help))
    .addOption(seedOption(help))
    .addOption(workersOption(help))
    .addOption(langOption(help))
    .action((file: string, options: Options) => leversOf(file, options, context));
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
  const {budget, floor: floors, targets, replicates, seed, workers, lang = context.lang} = options;
  const compiled = await openScenario(file);
  const [{Pool, portfolio}, {Progress}] = await Promise.all([import('../../index.ts'), import('../progress.ts')]);
  const progress = new Progress(context.stderr, lang, 'trials');
  const pool = workers === 1 ? undefined : new Pool(workers === undefined ? {} : {workers});
  const {signal} = context;
  try {
    return await portfolio(compiled, {
      budget,
      floors,
      targets,
      replicates,
      seed,
      workers,
      pool,
      signal,
      onTrial: progress.update,
    });
  } finally {
    progress.close();
    await pool?.close();
  }
}
