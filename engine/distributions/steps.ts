import type {Builder, Value} from '../program/builder.ts';
import type {Point, Statistics} from './distribution.ts';

/**
 * A discrete (categorical) distribution on given values: ascending, each once, with the probability up to and including each; the last is 1. Drawn by inversion:
 * Devroye (1986), Non-uniform random variate generation, ch. III.2.
 */
export interface Steps {
  readonly values: readonly number[];
  readonly upTo: readonly number[];
}

/** Values in any order, with weights in any scale; those without weight are dropped. Cost n log n. */
export function stepsOf(values: readonly number[], weights: readonly number[]): Steps {
  const weightOf = new Map<number, number>();
  values.forEach((value, i) => weightOf.set(value, (weightOf.get(value) ?? 0) + weights[i]!));
  const kept = [...weightOf].filter(([, weight]) => weight > 0).sort(([a], [b]) => a - b);
  let sum = 0;
  const sums = kept.map(([, weight]) => (sum += weight));
  return {values: kept.map(([value]) => value), upTo: sums.map((upTo) => upTo / sum)};
}

function statisticsOf({values, upTo}: Steps): Statistics {
  const probabilities = upTo.map((p, i) => p - (upTo[i - 1] ?? 0));
  const expect = (f: (x: number) => number) => values.reduce((sum, x, i) => sum + f(x) * probabilities[i]!, 0);
  const mean = expect((x) => x);
  return {mean, variance: expect((x) => (x - mean) * (x - mean)), support: [values[0]!, values.at(-1)!]};
}

/** What every family of steps has: its statistics, quantile function and distribution function. */
export const STEPS = {
  statistics: (_: Builder, steps: Steps) => statisticsOf(steps),

  /** The least value up to and including which there is at least probability u. */
  quantile: (b: Builder, point: Point, {values, upTo}: Steps): Value =>
    b.step(point.uniform(), upTo.slice(0, -1), values),

  /** Values above x are those whose negative lies strictly below −x, which is what `step` counts. */
  cdf: (b: Builder, x: Value, {values, upTo}: Steps): Value =>
    b.step(b.neg(x), values.map((value) => -value).toReversed(), [0, ...upTo].toReversed()),

  below: (b: Builder, x: Value, {values, upTo}: Steps): Value => b.step(x, values, [0, ...upTo]),

  atoms: (b: Builder, {values}: Steps) => values.map((value) => b.constant(value)),

  discrete: () => true,
};
