import {describe, expect, it} from 'vitest';
import {folded} from './bound.ts';

/** The next double. */
const next = (x: number) => x * (1 + 2 ** -52);

describe('discrete quantiles at their jumps', () => {
  it('choice: the least value up to which there is at least u', () => {
    const f = folded({family: 'choice', args: {values: [10, 20, 30], weights: [1, 2, 1]}});
    expect([0.25, next(0.25), 0.75, next(0.75)].map((u) => f.quantile(u))).toEqual([10, 20, 20, 30]);
    expect([9.9, 10, 19.9, 20, 30, 31].map((x) => f.cdf(x))).toEqual([0, 0.25, 0.25, 0.75, 1, 1]);
    expect([9.9, 10, 10.1, 20, 30, 30.1].map((x) => f.below(x))).toEqual([0, 0, 0.25, 0.25, 0.75, 1]);
  });

  it('bernoulli: 1 above 1 − p', () => {
    const f = folded({family: 'bernoulli', args: {p: 0.25}});
    expect([0.75, next(0.75)].map((u) => f.quantile(u))).toEqual([0, 1]);
    expect([-1, 0, 0.5, 1, 2].map((x) => f.cdf(x))).toEqual([0, 0.75, 0.75, 1, 1]);
    expect([0, 0.5, 1, 1.5].map((x) => f.below(x))).toEqual([0, 0.75, 0.75, 1]);
  });

  it('bernoulli: certain at p = 0 and 1, and right at 1e-9', () => {
    const points = [2 ** -33, 0.5, 1 - 2 ** -33];
    const quantiles = (p: number) => points.map((u) => folded({family: 'bernoulli', args: {p}}).quantile(u));
    expect(quantiles(0)).toEqual([0, 0, 0]);
    expect(quantiles(1)).toEqual([1, 1, 1]);
    expect(quantiles(1e-9)).toEqual([0, 0, 1]);
  });

  it('empirical: every value in turn, twice where it occurs twice', () => {
    const f = folded({family: 'empirical', args: {values: [5, 1, 3, 3]}});
    expect([0.25, next(0.25), 0.75, next(0.75)].map((u) => f.quantile(u))).toEqual([1, 3, 3, 5]);
  });

  it('does not mind the order, the scale of weights or values that occur twice', () => {
    const f = folded({family: 'choice', args: {values: [3, -1, 3, 0], weights: [25, 50, 25, 0]}});
    expect([0.1, 0.5, next(0.5), 0.99].map((u) => f.quantile(u))).toEqual([-1, -1, 3, 3]);
  });
});
