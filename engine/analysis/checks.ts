import type {CheckOutput} from '../compile/checks.ts';
import type {Compiled} from '../compile/compile.ts';
import type {CheckForecast} from '../forecast-schema.ts';
import type {Summary} from '../run/summary.ts';
import type {Check, Comparator} from '../scenario/schema.ts';
import {criticalValue, wilson} from './estimates.ts';

const DEFAULT_ERROR_RATE = 0.001;

/** What is decided: an estimate and its interval. */
interface Evidence {
  estimate: number;
  interval: [number, number];
}

/**
 * The verdict on a check after one look: it is decided only when the whole interval of the estimate, at the error rate of the checks, lies on one side.
 * Shares have Wilson intervals, means normal ones.
 */
export function judge(output: CheckOutput, compiled: Compiled, summary: Summary): CheckForecast {
  const {check, comparator, level, limit} = output;
  const confidence = 1 - (compiled.scenario.run.error_rate ?? DEFAULT_ERROR_RATE);
  const evidence =
    output.kind === 'share' ? share(output.slot, summary, confidence) : mean(output.slot, summary, confidence);
  const verdict = decide(evidence, comparator, level);
  const common = {
    ...claimOf(check),
    limit,
    observed: observe(check, compiled, summary) ?? evidence.estimate,
    ...evidence,
    verdict,
  };
  const {estimate: _, ...rest} = common;
  if ('target' in check) return {target: check.target, ...rest};
  return {metric: check.metric, district: check.district, year: check.year, ...rest};
}

function decide(
  {estimate, interval: [low, high]}: Evidence,
  comparator: Comparator,
  level: number,
): CheckForecast['verdict'] {
  const holds = (x: number) =>
    comparator === '>=' ? x >= level : comparator === '<=' ? x <= level : comparator === '>' ? x > level : x < level;
  const all = [low, high].every(holds);
  if (all) return 'pass';
  return holds(estimate) || [low, high].some(holds) ? 'undecided' : 'fail';
}

function share(slot: number, summary: Summary, confidence: number): Evidence {
  const hits = summary.counts[slot]!;
  return {estimate: hits / summary.replicates, interval: wilson(hits, summary.replicates, confidence)};
}

function mean(slot: number, summary: Summary, confidence: number): Evidence {
  const trajectory = summary.trajectories[slot]!;
  if (trajectory.kind === 'shortfall') throw new Error(`slot ${slot} has no mean`);
  const half = (criticalValue(confidence) * trajectory.sd) / Math.sqrt(summary.replicates);
  return {estimate: trajectory.mean, interval: [trajectory.mean - half, trajectory.mean + half]};
}

/** A quantile check is decided by a share, but what a planner wants to read is the quantile. */
function observe(check: Check, compiled: Compiled, summary: Summary): number | undefined {
  if ('target' in check || check.statistic === 'mean') return undefined;
  const output = compiled.trajectories.find(
    ({metric, district, year}) => metric === check.metric && district === check.district && year === check.year,
  );
  if (output?.constant !== undefined) return output.constant;
  const trajectory = output && summary.trajectories[output.slot!];
  const index = ['p05', 'p25', 'p50', 'p75', 'p95'].indexOf(check.statistic);
  return trajectory?.kind === 'quantiles' ? trajectory.quantiles[index] : undefined;
}

function claimOf(check: Check): Pick<CheckForecast, 'claim' | 'statistic' | 'comparator'> {
  const {comparator, value} = 'target' in check ? check.probability : check.claim;
  const statistic = 'target' in check ? 'probability' : check.statistic;
  return {claim: `${statistic} ${comparator} ${value}`, statistic, comparator};
}
