/**
 * The logit random walk against its normal distribution. Each estimate lies within K standard errors of the truth; seeds are fixed, so a pass is a pass for
 * good. With some 30 comparisons and K = 4 a correct engine fails one of them for a new seed with probability 30 · 6.3e-5 = 0.2 %.
 */
import {describe, expect, it} from 'vitest';
import type {Forecast} from '../../engine/forecast-schema.ts';
import {normalCdf, probit} from '../../engine/kernels/scalar/index.ts';
import {forecastOf} from '../support/forecast-of.ts';
import {describeReference} from '../support/reference-cases.ts';

const K = 4;
const N = 100_000;
const run = `run: {replicates: ${N}, seed: 5}`;

const at = (forecast: Forecast, metric: string, district: string, year: number) =>
  forecast.metrics[metric]!.districts[district]![String(year)]!;

const logit = (p: number) => Math.log(p / (1 - p));
const share = (z: number, ceiling = 1) => ceiling / (1 + Math.exp(-z));
const phi = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** The quantiles of ceiling · share(mu + sigma·Z): standard error √(p(1 − p)/n) / density, density φ(z) / (sigma · dX/dlogit). */
function expectLogitNormal(forecast: Forecast, year: number, mu: number, sigma: number, ceiling = 1) {
  const {p05, p25, p50, p75, p95} = at(forecast, 'x', 'a', year);
  for (const [p, observed] of [
    [0.05, p05],
    [0.25, p25],
    [0.5, p50],
    [0.75, p75],
    [0.95, p95],
  ] as const) {
    const z = probit(p);
    const truth = share(mu + sigma * z, ceiling);
    const density = phi(z) / ((sigma * truth * (ceiling - truth)) / ceiling);
    expect(Math.abs(observed - truth), `p${p}`).toBeLessThan((K * Math.sqrt((p * (1 - p)) / N)) / density);
  }
}

describe('share', () => {
  it('is logit normal: drift, volatility and the ceiling', async () => {
    const forecast = await forecastOf(`
metrics: {x: {kind: share, base: 30%, ceiling: 80%, drift: 0.25, volatility: 0.3}}
targets: {half: {metric: x, at_least: 50%}}
${run}`);
    for (const years of [1, 3])
      expectLogitNormal(forecast, 2024 + years, logit(0.3 / 0.8) + 0.25 * years, 0.3 * Math.sqrt(years), 0.8);
    const truth = 1 - normalCdf((logit(0.5 / 0.8) - logit(0.3 / 0.8) - 0.75) / (0.3 * Math.sqrt(3)));
    const error = Math.sqrt((truth * (1 - truth)) / N);
    expect(Math.abs(forecast.targets.half!.probability - truth)).toBeLessThan(K * error);
  });

  it('adds up the loads: factors independent by year, and one that walks', async () => {
    const forecast = await forecastOf(`
factors: {f: {kind: white, sd: 0.2}, walk: {kind: random_walk, sd: 0.1}}
metrics: {x: {kind: share, base: 50%, volatility: 0.1, loads: {f: 1.5, walk: -2}}}
${run}`);
    // Σ of a random walk over t years: sd² · (1² + … + t²).
    const variance = 3 * 0.1 ** 2 + 3 * (1.5 * 0.2) ** 2 + 4 * 0.1 ** 2 * (1 + 4 + 9);
    expectLogitNormal(forecast, 2027, 0, Math.sqrt(variance));
  });

  it('rises when a factor that it is loaded on rises', async () => {
    const forecast = await forecastOf(`
factors: {f: {kind: white, sd: 0.2}}
metrics:
  x: {kind: share, base: 50%, loads: {f: 1.5}}
  z: {kind: formula, value: 'log(x / (1 - x)) - log(lag(x) / (1 - lag(x))) - 1.5 * f'}
run: {replicates: 1000}`);
    // In every replicate, to the rounding of logarithms of values near 1.
    const {mean, sd} = at(forecast, 'z', 'a', 2026);
    expect(Math.max(Math.abs(mean), sd)).toBeLessThan(1e-14);
  });

  it('is the logistic curve where nothing is random, and the base as given in the base year', async () => {
    const forecast = await forecastOf(`
metrics: {x: {kind: share, base: 20%, drift: {2026: -0.5, default: 1}}}
run: {replicates: 512}`);
    expect(at(forecast, 'x', 'a', 2024)).toMatchObject({p05: 0.2, p50: 0.2, p95: 0.2});
    for (const [year, moved] of [
      [2025, 1],
      [2026, 0.5],
      [2027, 1.5],
    ] as const)
      expect(at(forecast, 'x', 'a', year).p50).toBeCloseTo(share(logit(0.2) + moved), 14);
  });

  it('stays between 0 and its ceiling however hard it is shaken', async () => {
    const forecast = await forecastOf(`
metrics: {x: {kind: share, base: 50%, ceiling: 60%, volatility: 5}}
targets:
  low: {metric: x, at_most: 0}
  below: {metric: x, at_least: -1}
  above: {metric: x, at_least: 60.0000001%}
${run}`);
    expect(forecast.targets.low!.probability).toBe(0);
    expect(forecast.targets.below!.probability).toBe(1);
    expect(forecast.targets.above!.probability).toBe(0);
  });

  it('has no total of its own, and a weighted mean where one is asked for', async () => {
    const text = (total: string) => `
districts: {p: {}, a: {within: p}, b: {within: p}}
metrics:
  weight: {kind: table, values: {a: 1, b: 3}}
  x: {kind: share, base: {a: 20%, b: 40%}${total}}
run: {replicates: 512}`;
    expect(Object.keys((await forecastOf(text(''))).metrics['x']!.districts)).toEqual(['a', 'b']);
    const weighted = await forecastOf(text(', total: {weighted_mean: weight}'));
    expect(at(weighted, 'x', 'p', 2027).p50).toBeCloseTo(0.35, 14);
  });

  it('says in which replicate a drawn base lies outside', async () => {
    const failing = forecastOf(`metrics: {x: {kind: share, base: "uniform(min = 50%, max = 150%)"}}\n${run}`);
    await expect(failing).rejects.toThrow(/x in a in 2024 must be a finite number.*NaN in replicate \d+ of seed 5/);
  });
});

describeReference('share');
