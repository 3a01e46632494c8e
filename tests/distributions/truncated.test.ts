import {describe, expect, it} from 'vitest';
import {folded, type Written} from './bound.ts';

const normal = (mean: number, sd: number): Written => ({family: 'normal', args: {mean, sd}});
const truncated = (of: Written, limits: Record<string, number>): Written => ({
  family: 'truncated',
  args: {of, ...limits},
});

describe('truncated', () => {
  it('keeps its digits in a tail of 1e-9 and of 1e-300', () => {
    // The x with P(X > x) = P(X > min) / 2, by mpmath with 50 digits.
    const six = folded(truncated(normal(0, 1), {min: 6}));
    expect(six.quantile(0.5)).toBeCloseTo(6.111565061813439, 13);
    const far = folded(truncated(normal(0, 1), {min: 37}));
    expect(far.quantile(0.5)).toBeCloseTo(37.01871532683219, 12);
    const mirrored = folded(truncated(normal(0, 1), {max: -37}));
    for (const u of [0.001, 0.25, 0.5, 0.9])
      expect(mirrored.quantile(1 - u, u)).toBeCloseTo(-far.quantile(u, 1 - u), 12);
  });

  it('is the same truncated in two steps or in one, from either side', () => {
    const once = folded(truncated(normal(2, 3), {min: 8, max: 11}));
    const inner = folded(truncated(truncated(normal(2, 3), {max: 11}), {min: 8}));
    const outer = folded(truncated(truncated(normal(2, 3), {min: 8}), {max: 11}));
    for (const u of [1e-9, 0.1, 0.5, 0.99])
      for (const f of [inner, outer]) {
        expect(f.quantile(u)).toBeCloseTo(once.quantile(u), 11);
        expect(f.cdf(8.7)).toBeCloseTo(once.cdf(8.7), 12);
      }
    expect(outer.distribution.statistics()!.mean).toBeCloseTo(once.distribution.statistics()!.mean, 9);
  });

  it('has the mean and variance of the truncated normal', () => {
    // min = mean: a half-normal, mean √(2/π), variance 1 − 2/π.
    const half = folded(truncated(normal(0, 1), {min: 0})).distribution.statistics()!;
    expect(half.mean).toBeCloseTo(Math.sqrt(2 / Math.PI), 12);
    expect(half.variance).toBeCloseTo(1 - 2 / Math.PI, 12);
    expect(half.support).toEqual([0, Infinity]);
  });

  it('includes both limits where they have a probability', () => {
    const die: Written = {family: 'choice', args: {values: [1, 2, 3, 4, 5, 6]}};
    const f = folded(truncated(die, {min: 2, max: 4}));
    expect([1e-9, 0.33, 0.34, 0.66, 0.67, 1 - 1e-9].map((u) => f.quantile(u))).toEqual([2, 2, 3, 3, 4, 4]);
    expect(f.cdf(2) - f.below(2)).toBeCloseTo(1 / 3, 14);
    expect(f.distribution.statistics()).toMatchObject({mean: 3, support: [2, 4]});
  });

  it('does nothing when nothing lies outside', () => {
    const whole = folded({family: 'beta', args: {alpha: 2, beta: 5}});
    const cut = folded(truncated({family: 'beta', args: {alpha: 2, beta: 5}}, {min: 0, max: 1}));
    for (const u of [1e-6, 0.2, 0.5, 0.999]) expect(cut.quantile(u)).toBeCloseTo(whole.quantile(u), 13);
  });
});
