import {describe, expect, it} from 'vitest';
import {type Argument, bind, drawPoint, normalPoint} from '../../engine/distributions/index.ts';
import {Builder, type Value} from '../../engine/program/builder.ts';
import {printProgram} from '../../engine/program/print.ts';
import {interpretSlot} from '../support/interpret.ts';

const SEED = [7, 0] as const;
const REPLICATES = 400;

/** Draws and, beside them, what `watch` says of the same replicates. */
function draws(
  family: string,
  args: (b: Builder, varying: Value) => Record<string, Argument>,
  watch: (b: Builder, varying: Value) => Value,
): [number, number][] {
  const b = new Builder();
  const varying = b.normal('varying');
  const bound = bind(b, family, args(b, varying));
  if ('issues' in bound) throw new Error(JSON.stringify(bound.issues));
  b.trajectory(bound.distribution.quantile(b, drawPoint(b, 'x')));
  b.trajectory(watch(b, varying));
  const {program} = b.build();
  const [x, watched] = [0, 1].map((slot) => interpretSlot(program, SEED, REPLICATES, slot));
  return [...x!].map((value, i) => [value, watched![i]!]);
}

describe('parameters that vary by replicate', () => {
  it('give NaN in just the replicates that break a rule', () => {
    const isPositive = (b: Builder, v: Value) => b.lt(b.constant(0), v);
    const cases: [string, (b: Builder, v: Value) => Record<string, Argument>][] = [
      ['normal', (b, v) => ({mean: b.constant(1), sd: v})],
      ['lognormal', (b, v) => ({median: v, sigma: b.constant(1)})],
      ['gamma', (b, v) => ({shape: b.constant(2), scale: v})],
      ['weibull', (b, v) => ({shape: v, scale: b.constant(2)})],
      ['uniform', (b, v) => ({min: b.constant(0), max: v})],
      ['triangular', (b, v) => ({min: b.constant(0), mode: v, max: b.constant(9)})],
      ['beta', (b, v) => ({alpha: v, beta: b.constant(2)})],
      ['bernoulli', (b, v) => ({p: b.min(v, b.constant(1))})],
      ['normal', (b, v) => ({p5: b.constant(0), p95: v})],
      ['metalog', (b, v) => ({p10: b.neg(v), p50: b.constant(0), p90: v})],
      ['mixture', (b, v) => ({of: [b.constant(1), b.constant(2)], weights: [v, b.constant(3)]})],
    ];
    for (const [family, args] of cases) {
      const drawn = draws(family, args, isPositive);
      expect(drawn.filter(([, kept]) => kept === 0).length).toBeGreaterThan(100);
      for (const [x, kept] of drawn) expect(Number.isNaN(x), family).toBe(kept === 0);
    }
  });

  it('give NaN where a metalog would fall, by the limit for three symmetric quantiles', () => {
    const drawn = draws(
      'metalog',
      (b, v) => ({p10: b.constant(0), p50: b.map('normalCdf', v), p90: b.constant(1)}),
      (b, v) => b.map('normalCdf', v),
    );
    const limit = (1 - 1.66711 * 0.4) / 2;
    // The coarse grid of slopes is good to 1e-3.
    for (const [x, p50] of drawn)
      if (Math.abs(Math.abs(p50 - 0.5) - (0.5 - limit)) > 1e-3)
        expect(Number.isNaN(x)).toBe(p50 < limit || p50 > 1 - limit);
  });

  it('move the draws: a location parameter adds, a scale parameter multiplies', () => {
    const b = new Builder();
    const mean = b.normal('mean');
    const [moved, standard] = [mean, b.constant(0)].map((m) => bind(b, 'normal', {mean: m, sd: b.constant(2)}));
    if ('issues' in moved! || 'issues' in standard!) throw new Error();
    const point = drawPoint(b, 'x', 2026);
    b.trajectory(b.sub(moved!.distribution.quantile(b, point), standard!.distribution.quantile(b, point)));
    b.trajectory(mean);
    const {program} = b.build();
    const [difference, means] = [0, 1].map((slot) => interpretSlot(program, SEED, 50, slot));
    difference!.forEach((d, i) => expect(d).toBeCloseTo(means![i]!, 14));
  });

  it('are refused where the family is fitted or tabulated before the run', () => {
    const b = new Builder();
    const v = b.uniform('v');
    const issues = (family: string, args: Record<string, Argument>) => {
      const bound = bind(b, family, args);
      return 'issues' in bound ? bound.issues.map(({rule}) => rule) : [];
    };
    expect(issues('gamma', {p5: v, p95: b.constant(9)})).toEqual([
      'the quantiles of gamma must be the same in every replicate',
    ]);
    expect(issues('beta', {p5: v, p95: b.constant(0.9)})).toEqual([
      'the quantiles of beta must be the same in every replicate',
    ]);
    expect(issues('choice', {values: [v, b.constant(1)]})).toEqual(['must be the same in every replicate']);
    expect(issues('empirical', {values: [v]})).toEqual(['must be the same in every replicate']);
  });

  it('cost a guard only where they vary', () => {
    const text = (sd: (b: Builder) => Value) => {
      const b = new Builder();
      const bound = bind(b, 'normal', {mean: b.constant(5), sd: sd(b)});
      if ('issues' in bound) throw new Error();
      b.trajectory(bound.distribution.quantile(b, drawPoint(b, 'x')));
      const {program, streamNames} = b.build();
      return printProgram(program, {streamNames});
    };
    expect(text((b) => b.constant(2))).toBe('r0 = normal x\nr0 = muladd 2, r0, 5\ntrajectory 0 <- r0');
    expect(text((b) => b.uniform('sd'))).toContain('select');
  });

  it('leave statistics undefined', () => {
    const b = new Builder();
    const bound = bind(b, 'normal', {mean: b.uniform('m'), sd: b.constant(1)});
    expect('distribution' in bound && bound.distribution.statistics()).toBeUndefined();
  });
});

describe('a point given as a standard normal', () => {
  it('makes every family rise with it, as a Gaussian copula needs', () => {
    const b = new Builder();
    const c = (x: number) => b.constant(x);
    const families: [string, Record<string, Argument>][] = [
      ['normal', {mean: c(0), sd: c(1)}],
      ['gamma', {shape: c(2), scale: c(1)}],
      ['weibull', {shape: c(2), scale: c(1)}],
      ['triangular', {min: c(0), mode: c(1), max: c(3)}],
      ['choice', {values: [c(1), c(2), c(3)]}],
      ['metalog', {p10: c(1), p50: c(2), p90: c(4)}],
      ['bernoulli', {p: c(0.3)}],
    ];
    for (const [family, args] of families) {
      const bound = bind(b, family, args);
      if ('issues' in bound) throw new Error();
      const at = (z: number) => b.constantOf(bound.distribution.quantile(b, normalPoint(b, c(z))))!;
      const values = Array.from({length: 61}, (_, i) => at((i - 30) / 5));
      for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThanOrEqual(values[i - 1]!);
      expect(values[0]).toBeLessThan(values.at(-1) ?? NaN);
    }
  });

  it('is the same point as its uniform', () => {
    const b = new Builder();
    const bound = bind(b, 'gamma', {shape: b.constant(2), scale: b.constant(1)});
    if ('issues' in bound) throw new Error();
    // gamma(2, 1) is below 1.678346990016661 with probability 1/2.
    const median = b.constantOf(bound.distribution.quantile(b, normalPoint(b, b.constant(0))));
    expect(median).toBeCloseTo(1.678346990016661, 12);
  });
});
