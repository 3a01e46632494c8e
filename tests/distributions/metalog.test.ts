import {describe, expect, it} from 'vitest';
import {folded, issuesOf} from './bound.ts';

const metalog = (args: Record<string, number>) => folded({family: 'metalog', args});

describe('metalog', () => {
  it('is the logistic distribution when its quantiles are', () => {
    // The second term alone: Q(u) = mean + s ln(u / (1 − u)).
    const f = metalog({p10: -Math.log(9), p50: 0, p90: Math.log(9)});
    for (const u of [2 ** -33, 0.01, 0.3, 0.77, 0.999]) {
      expect(f.quantile(u)).toBeCloseTo(Math.log(u / (1 - u)), 12);
      expect(f.cdf(Math.log(u / (1 - u)))).toBeCloseTo(u, 13);
    }
  });

  it('passes through each of ten quantiles of another distribution and stays close to it between them', () => {
    const z = {p1: -2.3263478740408408, p5: -1.6448536269514722, p10: -1.2815515655446004, p25: -0.6744897501960817};
    const half = Object.entries(z);
    const upper = half.map(([name, x]): [string, number] => [`p${100 - Number(name.slice(1))}`, -x]);
    const args = Object.fromEntries([...half, ['p40', -0.2533471031357997], ['p60', 0.2533471031357997], ...upper]);
    const f = metalog(args);
    for (const [name, x] of Object.entries(args)) expect(f.quantile(Number(name.slice(1)) / 100)).toBeCloseTo(x, 10);
    expect(f.quantile(0.5)).toBeCloseTo(0, 10);
    expect(f.quantile(0.8)).toBeCloseTo(0.8416212335729143, 3);
  });

  it('refuses quantiles whose curve would fall and says where the middle one may lie', () => {
    const [issue] = issuesOf('metalog', {p10: 1, p50: 1.1, p90: 4});
    expect(issue!.rule).toMatch(/^the quantile function must rise .* falls between p0 and p2/);
    expect(issue!.hint).toBe('with these outer quantiles p50 must lie between 1.5 and 3.5');
    expect(issuesOf('metalog', {p10: 1, p50: 1.49, p90: 4})).toHaveLength(1);
    for (const p50 of [1.51, 2, 3.49]) expect(issuesOf('metalog', {p10: 1, p50, p90: 4})).toEqual([]);
    expect(issuesOf('metalog', {p10: 1, p50: 3.51, p90: 4})).toHaveLength(1);
  });

  it("has Keelin's limit for three symmetric quantiles", () => {
    // Keelin (2016): |a3 / a2| at most 1.66711 with a2 > 0; for p10, p50, p90 of 0, r, 1 that is r between k and 1 − k, k = 0.1665….
    const k = (1 - 1.66711 * 0.4) / 2;
    expect(issuesOf('metalog', {p10: 0, p50: k + 1e-4, p90: 1})).toEqual([]);
    expect(issuesOf('metalog', {p10: 0, p50: k - 1e-4, p90: 1})).toHaveLength(1);
  });

  it('allows more skew on a bounded line than on the whole one', () => {
    const args = {p10: 1, p50: 1.2, p90: 4};
    expect(issuesOf('metalog', args)).toHaveLength(1);
    expect(issuesOf('metalog', {...args, min: 0.95})).toEqual([]);
    const [issue] = issuesOf('metalog', {...args, min: 0});
    expect(issue!.hint).toMatch(/^with these outer quantiles p50 must lie between 1\.2\d* and/);
  });

  it('has an infinite variance or mean where a bounded side leaves a power tail', () => {
    const heavy = metalog({p10: 1, p50: 10, p90: 100, min: 0}).distribution.statistics()!;
    // ln Q is logistic with scale s = ln 10 / ln 9 > 1: Q grows as (1 − u)^-s.
    expect(heavy).toMatchObject({mean: Infinity, variance: Infinity});
    const lighter = metalog({p10: 1, p50: 5, p90: 25, min: 0}).distribution.statistics()!;
    // Log-logistic with s = ln 5 / ln 9 = 0.7325: mean 5 π s / sin(π s), no variance.
    const s = Math.log(5) / Math.log(9);
    expect(lighter.mean / ((5 * Math.PI * s) / Math.sin(Math.PI * s))).toBeCloseTo(1, 6);
    expect(lighter.variance).toBe(Infinity);
  });

  it('inverts shapes that are almost none', () => {
    const f = metalog({p10: 1, p50: 1.5005, p90: 4});
    for (let u = 0.005; u < 1; u += 0.005) expect(f.cdf(f.quantile(u))).toBeCloseTo(u, 12);
  });
});
