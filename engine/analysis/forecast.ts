import type {Compiled, TrajectoryOutput} from '../compile/compile.ts';
import type {Actual} from '../compile/actuals.ts';
import type {
  ActualForecast,
  Forecast,
  OutsideViewForecast,
  TargetForecast,
  TrajectoryForecast,
} from '../forecast-schema.ts';
import {pow} from '../kernels/scalar/index.ts';
import {observeUpTo} from '../program/observe.ts';
import {run, type RunOptions} from '../run/run.ts';
import type {Summary} from '../run/summary.ts';
import {VERSION} from '../version.ts';
import {DEFAULT_ERROR_RATE, judge} from './checks.ts';
import {clopperPearson, shareStandardError, wilson} from './estimates.ts';
import {checkGuards, explainFault} from './faults.ts';
import {forecastDigest} from './forecast-digest.ts';
import {given} from './given.ts';
import {namedDistricts, namedMetrics, namedScenario, namedTarget} from './names.ts';

export interface ForecastOptions extends RunOptions {
  /** Instead of the scenario's own. */
  replicates?: number | undefined;
  seed?: number | undefined;
}

/**
 * Runs a compiled scenario and puts the answer together. Throws a TidemarkError when the numbers cannot be: not finite in some replicate, or a residual
 * below zero.
 */
export async function forecast(compiled: Compiled, options: ForecastOptions = {}): Promise<Forecast> {
  const {scenario} = compiled;
  // Inputs that were recorded are for others, and not free.
  const slots = compiled.slots.slice(0, compiled.slots.length - compiled.inputs.length);
  const program = observeUpTo(compiled.program, slots.length);
  const seed = options.seed ?? scenario.run.seed;
  const replicates = options.replicates ?? scenario.run.replicates;
  const summary = await run({program, seed, replicates, slots}, options).catch((error: unknown) => {
    throw explainFault(error, compiled, seed);
  });
  checkGuards(compiled, summary);
  const {timing, ...rest} = assemble(compiled, summary, seed);
  return {...rest, digest: forecastDigest(rest), timing};
}

function assemble(compiled: Compiled, summary: Summary, seed: number): Omit<Forecast, 'digest'> {
  const {scenario} = compiled;
  const errorRate = scenario.run.error_rate ?? DEFAULT_ERROR_RATE;
  const medians = new Map<string, number>();
  const metrics = metricForecasts(compiled, summary, medians);
  return {
    tidemark: 1,
    engine: VERSION,
    scenario: namedScenario(compiled),
    run: {
      seed,
      replicates: summary.replicates,
      method: scenario.run.method,
      quantiles: {estimator: summary.estimator, error: summary.quantileError ?? 0},
    },
    districts: namedDistricts(compiled),
    targets: Object.fromEntries(
      compiled.targets.map((target) => [target.id, targetForecast(compiled, summary, target, medians)]),
    ),
    checks: compiled.checks.map((check) => judge(check, compiled, summary, errorRate)),
    metrics,
    warnings: [...compiled.warnings],
    timing: {...summary.timing},
  };
}

/** Mean and quantiles of every metric, and of each part that a target or check names, by district and year; fills in the medians by metric, district and year. */
function metricForecasts(compiled: Compiled, summary: Summary, medians: Map<string, number>): Forecast['metrics'] {
  const metrics: Forecast['metrics'] = Object.fromEntries(
    Object.entries(namedMetrics(compiled)).map(([id, names]) => [
      id,
      {...names, ...given('history', compiled.histories.get(id)), districts: {}},
    ]),
  );
  // The file's order of districts, whatever order they were worked out in.
  for (const id of Object.keys(compiled.scenario.districts))
    for (const output of compiled.trajectories) {
      const {metric, district, year} = output;
      if (district !== id) continue;
      const value = trajectoryForecast(output, summary);
      (metrics[metric]!.districts[id] ??= {})[String(year)] = value;
      medians.set(`${metric}/${id}/${year}`, value.p50);
    }
  return metrics;
}

function trajectoryForecast(output: TrajectoryOutput, summary: Summary): TrajectoryForecast {
  const {actual} = output;
  return {...levels(output, summary), ...(actual && {actual: actualForecast(actual, summary)})};
}

function actualForecast({value, below, upTo}: Actual, {counts, replicates}: Summary): ActualForecast {
  const share = (slot: number) => counts[slot]! / replicates;
  const position = (share(below) + share(upTo)) / 2;
  // Half of what equals the value varies less than what lies below it: the bound is the binomial's.
  return {value, position, standardError: shareStandardError(position, replicates)};
}

function levels({slot, constant}: TrajectoryOutput, summary: Summary): Omit<TrajectoryForecast, 'actual'> {
  if (constant !== undefined) {
    const every = {p05: constant, p25: constant, p50: constant, p75: constant, p95: constant};
    return {mean: constant, standardError: 0, sd: 0, ...every};
  }
  const trajectory = summary.trajectories[slot!]!;
  if (trajectory.kind !== 'quantiles') throw new Error(`slot ${slot} has no quantiles`);
  const {mean, sd, quantiles} = trajectory;
  const [p05, p25, p50, p75, p95] = quantiles as [number, number, number, number, number];
  return {mean, standardError: sd / Math.sqrt(summary.replicates), sd, p05, p25, p50, p75, p95};
}

function targetForecast(
  compiled: Compiled,
  summary: Summary,
  output: Compiled['targets'][number],
  medians: ReadonlyMap<string, number>,
): TargetForecast {
  return {
    ...targetChance(compiled, summary, output),
    ...given('implied', impliedGrowth(compiled, output, medians)),
    ...given('shortfall', shortfall(summary, output.marginSlot)),
    ...given('outsideView', outsideView(compiled, compiled.scenario.targets[output.id]!.outside_view)),
  };
}

/** How likely a target is: all of its forecast that takes counts alone. */
export function targetChance(
  compiled: Compiled,
  {counts, replicates}: Pick<Summary, 'counts' | 'replicates'>,
  output: Compiled['targets'][number],
): TargetForecast {
  const share = (slot: number) => counts[slot]! / replicates;
  const probability = share(output.hit);
  return {
    ...namedTarget(compiled, output),
    probability,
    standardError: shareStandardError(probability, replicates),
    interval: wilson(counts[output.hit]!, replicates),
    byYear: Object.fromEntries([...output.byYear].map(([year, slot]) => [String(year), share(slot)])),
  };
}

function outsideView({scenario}: Compiled, id: string | undefined): OutsideViewForecast | undefined {
  if (id === undefined) return undefined;
  const {label, hits, of} = scenario.outside_views[id]!;
  return {id, label, hits, of, share: hits / of, interval: clopperPearson(hits, of)};
}

/** (bound / median base level)^(1 / years) − 1, for a claim about a level after the base year. */
function impliedGrowth(
  {scenario}: Compiled,
  {id, bounds}: Compiled['targets'][number],
  medians: ReadonlyMap<string, number>,
): {growth: number; from: number} | undefined {
  const target = scenario.targets[id]!;
  if (!('metric' in target) || target.cumulative || target.growth) return undefined;
  const bound = bounds.lower ?? bounds.upper;
  const years = target.year - scenario.calendar.base;
  const from = medians.get(`${target.metric}/${target.district}/${scenario.calendar.base}`);
  if (bound === undefined || from === undefined || years <= 0 || !(from > 0) || !(bound > 0)) return undefined;
  return {growth: pow(bound / from, 1 / years) - 1, from};
}

function shortfall(summary: Summary, slot: number | undefined): {median: number} | undefined {
  const margin = slot === undefined ? undefined : summary.trajectories[slot]!;
  if (margin?.kind !== 'shortfall' || margin.medianShortfall === null) return undefined;
  return {median: -margin.medianShortfall};
}
