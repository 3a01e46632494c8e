import {describe, expect, it} from 'vitest';
import {drawPoint} from '../../engine/distributions/index.ts';
import {Builder} from '../../engine/program/builder.ts';
import {STRIDE} from '../../engine/program/program.ts';
import {distributionOf, folded, type Written} from './bound.ts';

const mixture = (of: (number | Written)[], weights?: number[]): Written => ({
  family: 'mixture',
  args: weights ? {of, weights} : {of},
});
const normal = (mean: number, sd: number): Written => ({family: 'normal', args: {mean, sd}});

describe('mixture', () => {
  it('hits its atoms exactly: below, between and above what is continuous', () => {
    const f = folded(mixture([normal(0, 1), -10, {family: 'choice', args: {values: [0.25, 1]}}, 10], [2, 1, 1, 1]));
    expect(f.quantile(0.1)).toBe(-10);
    expect(f.quantile(0.95)).toBe(10);
    for (const x of [-10, 0.25, 1, 10]) {
      for (const share of [0.001, 0.5, 0.999]) expect(f.quantile(f.below(x) + share * (f.cdf(x) - f.below(x)))).toBe(x);
      expect(f.cdf(x) - f.below(x)).toBeGreaterThan(0.09);
    }
  });

  it('is its one component, with whatever weight', () => {
    const [alone, inside] = [folded(normal(3, 2)), folded(mixture([normal(3, 2)], [7]))];
    for (const u of [1e-9, 0.3, 0.99]) expect(inside.quantile(u)).toBe(alone.quantile(u));
  });

  it('is the uniform distribution when pieces of it are put together, kinks and all', () => {
    const piece = (min: number, max: number): Written => ({family: 'uniform', args: {min, max}});
    const f = folded(mixture([piece(0, 1), piece(1, 4), piece(4, 10)], [1, 3, 6]));
    for (let u = 0.003; u < 1; u += 0.017) expect(f.quantile(u)).toBeCloseTo(10 * u, 12);
    // At a kink itself: the bracket that is left.
    for (const u of [0.1, 0.4]) expect(Math.abs(f.quantile(u) - 10 * u)).toBeLessThan(10 * 1e-9);
  });

  it('finds narrow components far apart, and the gap between them', () => {
    const f = folded(mixture([normal(0, 0.1), normal(1e5, 1)]));
    for (const u of [0.01, 0.2, 0.4999, 0.5001, 0.8, 0.99]) expect(f.cdf(f.quantile(u))).toBeCloseTo(u, 12);
    expect(f.quantile(0.5)).toBeLessThan(1e5);
    // A component a hundred million times narrower than the gap: what is left of the bracket.
    const narrow = folded(mixture([normal(0, 1e-4), normal(1e5, 1)]));
    expect(Math.abs(narrow.quantile(0.25))).toBeLessThan(1e5 * 1e-9);
  });

  it('leaves out components without weight', () => {
    const [without, zero] = [folded(normal(0, 1)), folded(mixture([normal(0, 1), normal(1e9, 1)], [1, 0]))];
    expect(zero.quantile(0.3)).toBe(without.quantile(0.3));
    expect(zero.distribution.statistics()).toEqual(without.distribution.statistics());
  });

  it('takes some hundred operations a draw, whatever the point', () => {
    const b = new Builder();
    b.trajectory(distributionOf(b, mixture([normal(0, 1), normal(5, 2)])).quantile(b, drawPoint(b, 'x')));
    const {program} = b.build();
    expect(program.code.length / STRIDE).toBeLessThan(450);
    expect(program.registers).toBeLessThan(12);
  });
});
