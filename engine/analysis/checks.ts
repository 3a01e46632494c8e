import type {CheckOutput} from '../compile/checks.ts';
import type {Compiled} from '../compile/compile.ts';
import type {CheckForecast} from '../forecast-schema.ts';
import type {Look} from '../run/run-looks.ts';
import type {Summary} from '../run/summary.ts';
import type {Check, MetricCheck} from '../scenario/schema.ts';
import {decide} from './decide.ts';
import {clopperPearson, criticalValue} from './estimates.ts';

/** How often the verdict on a check may be wrong, unless the scenario says otherwise. */
export const DEFAULT_ERROR_RATE = 0.001;

/** Counts and moments that checks are judged by. */
export type Evidence = Pick<Summary, 'replicates' | 'counts'> & Pick<Summary | Look, 'trajectories'>;

/**
 * The verdict on a check after one look. A share has an exact interval (Clopper–Pearson), a mean a normal one, which is asymptotic. Either misses the truth with
 * probability `error` at most, so that k looks at `error`/k each are all right at once with probability 1 − `error` (Bonferroni), and so is a
 * verdict at whichever of them comes first.
 */
export function judge(
  output: CheckOutput,
  compiled: Pick<Compiled, 'trajectories'>,
  evidence: Evidence,
  error: number,
): CheckForecast {
  const {check, comparator, level, limit} = output;
  const {estimate, interval} =
    output.kind === 'share' ? share(output.slot, evidence, error) : mean(output.slot, evidence, error);
  const isQuantile = !('target' in check) && check.statistic !== 'mean';
  return {
    ...subjectOf(check),
    ...claimOf(check),
    limit,
    observed: (isQuantile ? quantile(check, compiled, evidence) : undefined) ?? estimate,
    interval,
    ...(isQuantile ? {share: {observed: estimate, needed: level}} : {}),
    replicates: evidence.replicates,
    verdict: decide(interval, comparator, level),
  };
}

interface Estimate {
  estimate: number;
  interval: [number, number];
}

function share(slot: number, {counts, replicates}: Evidence, error: number): Estimate {
  const hits = counts[slot]!;
  return {estimate: hits / replicates, interval: clopperPearson(hits, replicates, 1 - error)};
}

function mean(slot: number, {trajectories, replicates}: Evidence, error: number): Estimate {
  const trajectory = trajectories[slot]!;
  if (trajectory.kind === 'shortfall') throw new Error(`slot ${slot} has no mean`);
  const half = (criticalValue(1 - error) * trajectory.sd) / Math.sqrt(replicates);
  return {estimate: trajectory.mean, interval: [trajectory.mean - half, trajectory.mean + half]};
}

/** A quantile check is decided by a share, but what a planner wants to read is the quantile; undefined where the evidence has none. */
function quantile(check: MetricCheck, compiled: Pick<Compiled, 'trajectories'>, {trajectories}: Evidence) {
  const output = trajectoryOf(check, compiled);
  if (output?.constant !== undefined) return output.constant;
  const trajectory = output && trajectories[output.slot!];
  const index = ['p05', 'p25', 'p50', 'p75', 'p95'].indexOf(check.statistic);
  return trajectory?.kind === 'quantiles' ? trajectory.quantiles[index] : undefined;
}

/** The trajectory that a check on a metric is about. */
export function trajectoryOf(check: MetricCheck, {trajectories}: Pick<Compiled, 'trajectories'>) {
  return trajectories.find(
    ({metric, district, year}) => metric === check.metric && district === check.district && year === check.year,
  );
}

function subjectOf(check: Check): Pick<CheckForecast, 'target' | 'metric' | 'district' | 'year'> {
  if ('target' in check) return {target: check.target};
  return {metric: check.metric, district: check.district, year: check.year};
}

function claimOf(check: Check): Pick<CheckForecast, 'claim' | 'statistic' | 'comparator'> {
  const {comparator, value} = 'target' in check ? check.probability : check.claim;
  const statistic = 'target' in check ? 'probability' : check.statistic;
  return {claim: `${statistic} ${comparator} ${value}`, statistic, comparator};
}
