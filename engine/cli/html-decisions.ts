import {brokenRule, TidemarkError} from '../errors.ts';
import type {Compiled, Forecast} from '../index.ts';
import {inWords} from '../messages.ts';
import type {HtmlReportInput, WorkedOut} from '../report/html/index.ts';
import type {Language} from '../units.ts';
import {commandText} from './command-text.ts';
import type {Context} from './context.ts';

interface Options {
  readonly seed?: number | undefined;
  readonly workers?: number | undefined;
  readonly all?: boolean | undefined;
  readonly lang: Language;
}

/** Seconds of one core, by the estimate, that each of the two may take, and replicates with which either is exact enough for a page. */
const SECONDS = 1;
const MOST_REPLICATES = 32_768;

/** No run has fewer replicates than it takes to tell anything, so they may take longer; but no more than so many times. */
const SLACK = 2;

/** What decides the targets of a forecast, and what it would take, for its HTML report; nothing where there are no targets. What cannot be worked out says why. */
export async function decisionsOf(
  {file, compiled, forecast}: {file: string; compiled: Compiled; forecast: Forecast},
  options: Options,
  context: Context,
): Promise<Pick<HtmlReportInput, 'drivers' | 'required'>> {
  const [{drivers, driversSeconds, Pool, required}, {decisionTargets}, {Progress}] = await Promise.all([
    import('../index.ts'),
    import('../report/html/index.ts'),
    import('./progress.ts'),
  ]);
  const {seed, workers, all = false, lang} = options;
  const targets = decisionTargets(forecast, all);
  if (!targets.driven.length) return {};
  const progress = new Progress(context.stderr, lang);
  const pool = workers === 1 ? undefined : new Pool(workers === undefined ? {} : {workers});
  const replicates = Math.min(MOST_REPLICATES, forecast.run.replicates);
  const shared = {replicates, seed, workers, pool, signal: context.signal, seconds: SECONDS};
  const command = (name: string, used: number, chosen: readonly string[]) =>
    commandText([
      'tidemark',
      name,
      file,
      ...(chosen.length ? ['--target', chosen.join(',')] : []),
      '--replicates',
      String(used),
      ...(seed === undefined ? [] : ['--seed', String(seed)]),
    ]);
  // Those of all targets, or where that would take too long the headline's alone.
  const isAll = driversSeconds(compiled, {...shared, targets: targets.driven}) <= SLACK * SECONDS;
  const driven = isAll ? targets.driven : targets.driven.slice(0, 1);
  try {
    return {
      drivers: await workedOut(
        () =>
          drivers(compiled, {
            ...shared,
            targets: driven,
            together: targets.together,
            onProgress: progress.update,
          }),
        ({run}) => command('drivers', run.replicates, isAll ? [] : driven),
      ),
      required: targets.required.length
        ? await workedOut(
            () => required(compiled, {...shared, targets: targets.required}),
            ({run}) => command('required', run.replicates, []),
          )
        : undefined,
    };
  } finally {
    progress.close();
    await pool?.close();
  }
}

/** A page is worth having without it: what is wrong, such as a level that cannot be at other settings, stands in its place. */
async function workedOut<Report>(
  make: () => Promise<Report>,
  commandOf: (report: Report) => string,
): Promise<WorkedOut<Report>> {
  try {
    const report = await make();
    return {report, command: commandOf(report)};
  } catch (error) {
    if (error instanceof TidemarkError) return {fault: {zh: reasonOf(error, 'zh'), en: reasonOf(error, 'en')}};
    throw error;
  }
}

function reasonOf({issues}: TidemarkError, lang: Language): string {
  return issues.map((issue) => inWords(brokenRule(issue), lang)).join(' · ');
}
