import type {Path} from '../errors.ts';
import type {Builder, Value} from '../program/builder.ts';
import type {District} from '../scenario/districts.ts';
import type {Check, Comparator, MetricCheck, Statistic} from '../scenario/schema.ts';
import {type Message, say} from '../message.ts';

/**
 * What a check asks of the counts and moments of a run. Every claim but one about a mean is a claim about a share: a quantile is at least v just when
 * the share of replicates at or above v is large enough. `limit` is the number that the claim itself names.
 */
export type CheckOutput =
  | {kind: 'share'; check: Check; limit: number; slot: number; comparator: Comparator; level: number}
  | {kind: 'mean'; check: MetricCheck; limit: number; slot: number; comparator: Comparator; level: number};

const LEVEL: Readonly<Record<Exclude<Statistic, 'mean'>, number>> = {
  p05: 0.05,
  p25: 0.25,
  p50: 0.5,
  p75: 0.75,
  p95: 0.95,
};

interface Surroundings {
  b: Builder;
  districts: ReadonlyMap<string, District>;
  hitSlot(target: string): number;
  cell(metric: string, parts: readonly string[], district: District, year: number): Value | undefined;
  /** What is wrong with the name of a part, if it is. */
  partFault(metric: string, parts: readonly string[]): {rule: Message; hint: Message} | undefined;
  /** The number that a claim's text stands for, in the unit of the metric or part. */
  number(path: Path, text: string, metric: string, parts: readonly string[]): number;
  report(path: Path, rule: Message, hint?: Message): void;
  /** Records a value of which the moments are wanted; returns its slot. */
  record(value: Value): number;
}

/** Records what the checks need beyond the targets. */
export function recordChecks(checks: readonly Check[], around: Surroundings): CheckOutput[] {
  return checks.flatMap((check, i) => {
    if (!('target' in check)) return metricCheck(check, ['checks', i], around);
    const {comparator, threshold} = check.probability;
    const slot = around.hitSlot(check.target);
    return [{kind: 'share' as const, check, limit: threshold, slot, comparator, level: threshold}];
  });
}

function metricCheck(check: MetricCheck, path: Path, around: Surroundings): CheckOutput[] {
  const {b} = around;
  const {metric, year, statistic, claim} = check;
  const district = around.districts.get(check.district)!;
  const [id = '', ...parts] = metric.split('.');
  const fault = around.partFault(id, parts);
  if (fault) {
    around.report([...path, 'metric'], fault.rule, fault.hint);
    return [];
  }
  const value = around.cell(id, parts, district, year);
  const limit = around.number([...path, statistic], claim.value, id, parts);
  if (value === undefined) {
    around.report(
      path,
      say`${metric} is not defined in ${district.id} in ${year}`,
      say`choose a later year or another district`,
    );
    return [];
  }
  const {comparator} = claim;
  if (statistic === 'mean') return [{kind: 'mean', check, limit, slot: around.record(value), comparator, level: limit}];
  const above = comparator === '>=' || comparator === '>';
  const strict = comparator === '>' || comparator === '<';
  const [low, high] = above ? [b.constant(limit), value] : [value, b.constant(limit)];
  const slot = b.indicator(strict ? b.lt(low, high) : b.le(low, high));
  // p05 ≥ v: at least 95 % of the replicates are at or above v. p95 ≤ v: at least 95 % are at or below it.
  const level = above ? 1 - LEVEL[statistic] : LEVEL[statistic];
  return [{kind: 'share', check, limit, slot, comparator: '>=', level}];
}
