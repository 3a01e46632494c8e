import {chiSquare} from './chi-square.ts';
import type {Finding} from './finding.ts';
import {binomialTail, kolmogorovTail} from './p-values.ts';

/** The distribution that draws should have: P(X ≤ cut) at ascending cuts, from a source of its own. */
export interface Law {
  readonly cuts: readonly number[];
  readonly cdf: readonly number[];
}

/** Are these draws of the law? In cells between the cuts, and exactly at each cut, which is what sees rare outcomes. */
export function* ofLaw(what: string, draws: Float64Array, {cuts, cdf}: Law): Generator<Finding> {
  const counts = countBetween(draws, cuts);
  const probabilities = [...cdf, 1].map((p, i) => p - (cdf[i - 1] ?? 0));
  yield {what, test: 'chi-square', p: chiSquare(counts, probabilities)};
  let upTo = 0;
  const exact = cdf.map((p, i) => binomialTail((upTo += counts[i]!), draws.length, p));
  yield {what, test: 'counts up to each cut', p: Math.min(1, cuts.length * Math.min(...exact))};
}

/** Are these uniform on [0, 1]? Kolmogorov-Smirnov. They are sorted in place. */
export function uniformity(what: string, u: Float64Array): Finding {
  return {what, test: 'Kolmogorov-Smirnov', p: kolmogorovTail(distance(u.sort()), u.length)};
}

/** Greatest distance of the empirical distribution function from that of a uniform; infinite where a value is none of [0, 1]. */
function distance(sorted: Float64Array): number {
  const n = sorted.length;
  // NaN is sorted to the end.
  if (!(sorted[0]! >= 0 && sorted[n - 1]! <= 1)) return Infinity;
  let most = 0;
  for (let i = 0; i < n; i++) most = Math.max(most, sorted[i]! - i / n, (i + 1) / n - sorted[i]!);
  return most;
}

/** How many draws lie in (−∞, c₀], (c₀, c₁] … (cₘ, ∞). NaN counts as the last. */
function countBetween(draws: Float64Array, cuts: readonly number[]): Float64Array {
  const counts = new Float64Array(cuts.length + 1);
  for (const x of draws) {
    let [low, high] = [0, cuts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (x <= cuts[middle]!) high = middle;
      else low = middle + 1;
    }
    counts[low]!++;
  }
  return counts;
}
