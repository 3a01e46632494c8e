import {Command} from 'commander';
import {usageError} from '../../errors.ts';
import type {Cell, DriversReport} from '../../index.ts';
import type {Context} from '../context.ts';
import type {Help} from '../help.ts';
import {openScenario} from '../open-scenario.ts';
import {type RunReportOptions, withRunReportOptions} from '../options.ts';
import {writeReport} from '../write-report.ts';
import {say} from '../../message.ts';

interface Options extends RunReportOptions {
  readonly target?: readonly string[];
  readonly metric?: readonly Cell[];
}

/** `tidemark drivers FILE`: what the targets of a scenario hang on. */
export function driversCommand(context: Context, help: Help): Command {
  const command = new Command('drivers')
    .description(help.drivers)
    .argument('<file>', help.arguments.file)
    .option('--target <names>', help.options.target, (text: string) => text.split(','))
    .option('--metric <cells>', help.options.cells, (text: string) => text.split(',').map(cellOf));
  return withRunReportOptions(command, help).action((file: string, options: Options) =>
    printDrivers(file, options, context),
  );
}

/** `revenue/zhejiang/2027`. */
function cellOf(text: string): Cell {
  const [, metric, district, year] = /^([^/]+)\/([^/]+)\/(\d{4})$/.exec(text) ?? [];
  if (metric === undefined || district === undefined || year === undefined)
    throw usageError(say`--metric must be metric/district/year, got ${text}`, say`such as revenue/zhejiang/2027`);
  return {metric, district, year: Number(year)};
}

async function printDrivers(file: string, options: Options, context: Context): Promise<void> {
  const {target: detailed} = options;
  await writeReport(options, context, () => reportOf(file, options, context), {
    text: async (report, how) =>
      (await import('../../report/index.ts')).driversText(report, {...how, ...(detailed && {detailed})}),
    page: ({driversPage}, report, input) => driversPage(report, {...input, detailed}),
  });
}

async function reportOf(file: string, options: Options, context: Context): Promise<DriversReport> {
  const {target: targets, metric: cells, replicates, seed, workers, lang = context.lang} = options;
  const compiled = await openScenario(file);
  const [{drivers}, {Progress}] = await Promise.all([import('../../index.ts'), import('../progress.ts')]);
  const progress = new Progress(context.stderr, lang);
  const {signal} = context;
  try {
    return await drivers(compiled, {targets, cells, replicates, seed, workers, signal, onProgress: progress.update});
  } finally {
    progress.close();
  }
}
