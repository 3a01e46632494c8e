import {brokenRule, TidemarkError} from '../errors.ts';
import type {Compiled, DriversReport, Forecast, RequiredOptions, RequiredReport} from '../index.ts';
import {inWords} from '../messages.ts';
import type {DecisionTargets, HtmlReportInput, WorkedOut} from '../report/html/index.ts';
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

interface Forecasted {
  readonly file: string;
  readonly compiled: Compiled;
  readonly forecast: Forecast;
}

/** What decides the targets of a forecast, and what it would take, for its HTML report; nothing where there are no targets. What cannot be worked out says why. */
export async function decisionsOf(
  forecasted: Forecasted,
  options: Options,
  context: Context,
): Promise<Pick<HtmlReportInput, 'drivers' | 'required'>> {
  const [{Pool}, {decisionTargets}] = await Promise.all([import('../index.ts'), import('../report/html/index.ts')]);
  const targets = decisionTargets(forecasted.forecast, options.all ?? false);
  if (!targets.driven.length) return {};
  const {seed, workers} = options;
  const pool = workers === 1 ? undefined : new Pool(workers === undefined ? {} : {workers});
  const replicates = Math.min(MOST_REPLICATES, forecasted.forecast.run.replicates);
  const shared = {replicates, seed, workers, pool, signal: context.signal, seconds: SECONDS};
  const work = {...forecasted, targets, shared, lang: options.lang, context};
  try {
    return {
      drivers: await workedOut(() => driversOf(work)),
      required: targets.required.length ? await workedOut(() => requiredOf(work)) : undefined,
    };
  } finally {
    await pool?.close();
  }
}

interface Work extends Forecasted {
  readonly targets: DecisionTargets;
  readonly shared: Pick<RequiredOptions, 'replicates' | 'seed' | 'workers' | 'pool' | 'signal' | 'seconds'>;
  readonly lang: Language;
  readonly context: Context;
}

/** Of all targets, or where that would take too long of the headline's alone. */
async function driversOf({file, compiled, targets, shared, lang, context}: Work): Promise<Made<DriversReport>> {
  const [{drivers, driversSeconds}, {Progress}] = await Promise.all([import('../index.ts'), import('./progress.ts')]);
  const {driven, together} = targets;
  const isAll = driversSeconds(compiled, {...shared, targets: driven}) <= SLACK * SECONDS;
  const told = isAll ? driven : driven.slice(0, 1);
  const progress = new Progress(context.stderr, lang);
  try {
    const report = await drivers(compiled, {...shared, targets: told, together, onProgress: progress.update});
    const named = isAll ? [] : ['--target', told.join(',')];
    return {report, command: commandOf(['drivers', file, ...named], report, shared)};
  } finally {
    progress.close();
  }
}

async function requiredOf({file, compiled, targets, shared, lang, context}: Work): Promise<Made<RequiredReport>> {
  const [{required}, {Progress}] = await Promise.all([import('../index.ts'), import('./progress.ts')]);
  const progress = new Progress(context.stderr, lang, 'trials');
  try {
    const report = await required(compiled, {...shared, targets: targets.required, onTrial: progress.update});
    return {report, command: commandOf(['required', file], report, shared)};
  } finally {
    progress.close();
  }
}

/** What to type to get the same by itself. */
function commandOf(
  words: readonly string[],
  {run}: Pick<RequiredReport, 'run'> | DriversReport,
  {seed}: Work['shared'],
): string {
  const seeded = seed === undefined ? [] : ['--seed', String(seed)];
  return commandText(['tidemark', ...words, '--replicates', String(run.replicates), ...seeded]);
}

interface Made<Report> {
  readonly report: Report;
  readonly command: string;
}

/** A page is worth having without it: what is wrong, such as a level that cannot be at other settings, stands in its place. */
async function workedOut<Report>(make: () => Promise<Made<Report>>): Promise<WorkedOut<Report>> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof TidemarkError) return {fault: {zh: reasonOf(error, 'zh'), en: reasonOf(error, 'en')}};
    throw error;
  }
}

function reasonOf({issues}: TidemarkError, lang: Language): string {
  return issues.map((issue) => inWords(brokenRule(issue), lang)).join(' · ');
}
