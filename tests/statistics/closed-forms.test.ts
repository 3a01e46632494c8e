/**
 * Small scenarios whose answers are known in closed form. Each estimate must lie within K standard errors of the truth; seeds are fixed, so a pass is a
 * pass for good. With some 60 comparisons and K = 4 a correct engine fails one of them for a new seed with probability 60 · 6.3e-5 = 0.4 %.
 */
import {describe, expect, it} from 'vitest';
import {normalCdf, probit} from '../../engine/kernels/scalar/index.ts';
import type {Forecast, TrajectoryForecast} from '../../engine/forecast-schema.ts';
import {forecastOf} from '../support/forecast-of.ts';

const K = 4;
const N = 100_000;
const run = `run: {replicates: ${N}, seed: 11}`;

const at = (forecast: Forecast, metric: string, district: string, year: number) =>
  forecast.metrics[metric]!.districts[district]![String(year)]!;

function expectProbability(forecast: Forecast, target: string, truth: number) {
  const {probability} = forecast.targets[target]!;
  expect(Math.abs(probability - truth) / Math.sqrt((truth * (1 - truth)) / N)).toBeLessThan(K);
}

function expectMean({mean, sd}: TrajectoryForecast, truth: number) {
  expect(Math.abs(mean - truth) / (sd / Math.sqrt(N))).toBeLessThan(K);
}

/** The variance of draws: its standard error is σ²·√((κ − 1)/n), κ the kurtosis (3 for a normal). */
function expectVariance({sd}: TrajectoryForecast, truth: number, kurtosis = 3) {
  expect(Math.abs(sd * sd - truth) / (truth * Math.sqrt((kurtosis - 1) / N))).toBeLessThan(K);
}

/** A sample quantile: its standard error is √(p(1 − p)/n) / density. */
function expectQuantile(observed: number, p: number, truth: number, density: number) {
  expect(Math.abs(observed - truth) / (Math.sqrt((p * (1 - p)) / N) / density)).toBeLessThan(K);
}

const phi = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

describe('growth', () => {
  it('is lognormal: probability, median, quantiles and mean', async () => {
    const forecast = await forecastOf(`
metrics: {revenue: {kind: growth, base: 100, rate: 5%, volatility: 10%}}
targets:
  end: {metric: revenue, at_least: 120}
  low: {metric: revenue, at_most: 100}
  band: {metric: revenue, between: [110, 130]}
  about: {metric: revenue, about: 120}
${run}`);
    const mu = Math.log(100) + 3 * Math.log(1.05);
    const sigma = 0.1 * Math.sqrt(3);
    const below = (x: number) => normalCdf((Math.log(x) - mu) / sigma);
    expectProbability(forecast, 'end', 1 - below(120));
    expectProbability(forecast, 'low', below(100));
    expectProbability(forecast, 'band', below(130) - below(110));
    expectProbability(forecast, 'about', 1 - below(114));
    const end = at(forecast, 'revenue', 'a', 2027);
    expectMean(end, Math.exp(mu + (sigma * sigma) / 2));
    for (const [p, observed] of [
      [0.05, end.p05],
      [0.25, end.p25],
      [0.5, end.p50],
      [0.75, end.p75],
      [0.95, end.p95],
    ] as const) {
      const truth = Math.exp(mu + sigma * probit(p));
      expectQuantile(observed, p, truth, phi(probit(p)) / (sigma * truth));
    }
    // The constant growth that leads from the base to the target, and the same claim read a year earlier.
    expect(forecast.targets.end!.implied!.growth).toBeCloseTo(1.2 ** (1 / 3) - 1, 12);
    const year2026 = 1 - normalCdf((Math.log(120) - Math.log(100) - 2 * Math.log(1.05)) / (0.1 * Math.SQRT2));
    expect(Math.abs(forecast.targets.end!.byYear['2026']! - year2026)).toBeLessThan(
      K * Math.sqrt((year2026 * (1 - year2026)) / N),
    );
    // Median of what is missing, given a miss: 120 less the median of the level below 120.
    const missing = 120 - Math.exp(mu + sigma * probit(below(120) / 2));
    const density = phi(probit(below(120) / 2)) / (sigma * (120 - missing)) / below(120);
    const misses = N * below(120);
    expect(Math.abs(forecast.targets.end!.shortfall!.median - missing)).toBeLessThan(
      (K * 0.5) / Math.sqrt(misses) / density,
    );
  });

  it('has the rate as its mean with center: mean, shocks and factors included', async () => {
    const forecast = await forecastOf(`
factors: {cycle: {kind: white, sd: 5%}}
metrics: {revenue: {kind: growth, base: 100, rate: 5%, volatility: 10%, loads: {cycle: 1.5}, center: mean}}
${run}`);
    expectMean(at(forecast, 'revenue', 'a', 2027), 100 * 1.05 ** 3);
  });

  it('adds the inflow after growth, and leaves nothing below −100 %', async () => {
    const forecast = await forecastOf(`
metrics:
  revenue: {kind: growth, base: 100, rate: 10%, inflow: {2026: 7, default: 0}}
  gone: {kind: growth, base: 100, rate: -150%}
${run}`);
    expect(at(forecast, 'revenue', 'a', 2027).mean).toBeCloseTo((110 * 1.1 + 7) * 1.1, 10);
    expect(at(forecast, 'gone', 'a', 2025).p50).toBe(0);
  });

  it('gives the residual what the others leave of a known total', async () => {
    const forecast = await forecastOf(`
districts: {p: {}, a: {within: p}, b: {within: p}, rest: {within: p}}
metrics: {revenue: {kind: growth, base: {p: 1000, a: 'normal(mean = 300, sd = 20)', b: 200, rest: residual}, rate: 0}}
${run}`);
    const rest = at(forecast, 'revenue', 'rest', 2024);
    expectMean(rest, 500);
    expectVariance(rest, 400);
    expect(at(forecast, 'revenue', 'p', 2024).p05).toBeCloseTo(1000, 9);
    expect(at(forecast, 'revenue', 'p', 2024).p95).toBeCloseTo(1000, 9);
  });

  it('ends with an error that says how often a residual is below zero', async () => {
    const failing = forecastOf(`
districts: {p: {}, a: {within: p}, rest: {within: p}}
metrics: {revenue: {kind: growth, base: {p: 1000, a: 'uniform(min = 800, max = 1050)', rest: residual}, rate: 0}}
${run}`);
    await expect(failing).rejects.toThrow(
      /what p leaves for rest must not be negative, got a negative value in 2\d{4} of 100000 replicates \(20 %\)/,
    );
  });
});

describe('factors', () => {
  const variance = (ar: number, years: number) => (0.06 ** 2 * (1 - ar ** (2 * years))) / (1 - ar ** 2);
  it('ar1 from zero and stationary, white, random walk: variance by year', async () => {
    const forecast = await forecastOf(`
factors:
  ar: {kind: ar1, persistence: 0.6, sd: 6%}
  long: {kind: ar1, persistence: 0.6, sd: 6%, start: stationary}
  white: {kind: white, sd: 6%}
  walk: {kind: random_walk, sd: 6%}
metrics:
  ar_value: {kind: formula, value: ar}
  long_value: {kind: formula, value: long}
  white_value: {kind: formula, value: white}
  walk_value: {kind: formula, value: walk}
  both: {kind: formula, value: lag(long) * long}
${run}`);
    expectVariance(at(forecast, 'ar_value', 'a', 2025), 0.06 ** 2);
    expectVariance(at(forecast, 'ar_value', 'a', 2027), variance(0.6, 3));
    expect(at(forecast, 'ar_value', 'a', 2024).sd).toBe(0);
    for (const year of [2024, 2027]) expectVariance(at(forecast, 'long_value', 'a', year), 0.06 ** 2 / (1 - 0.36));
    expectMean(at(forecast, 'both', 'a', 2026), (0.6 * 0.06 ** 2) / (1 - 0.36));
    expectVariance(at(forecast, 'white_value', 'a', 2027), 0.06 ** 2);
    expectVariance(at(forecast, 'walk_value', 'a', 2027), 3 * 0.06 ** 2);
  });

  it('jump and regime: how often, and how long', async () => {
    const forecast = await forecastOf(`
factors:
  jump: {kind: jump, rate: 20%, size: 'normal(mean = -10%, sd = 3%)'}
  regime: {kind: regime, enter: 10%, exit: 40%, values: {calm: 0, crisis: 1}}
  long: {kind: regime, enter: 10%, exit: 40%, values: {calm: 0, crisis: 1}, start: stationary}
metrics:
  jump_value: {kind: formula, value: jump}
  regime_value: {kind: formula, value: regime}
  long_value: {kind: formula, value: long}
  stays: {kind: formula, value: long * lag(long)}
${run}`);
    expectMean(at(forecast, 'jump_value', 'a', 2026), 0.2 * -0.1);
    const secondMoment = 0.2 * (0.1 ** 2 + 0.03 ** 2);
    expect(at(forecast, 'jump_value', 'a', 2026).sd ** 2 / (secondMoment - 0.02 ** 2)).toBeCloseTo(1, 1);
    // A two-state chain from calm: P(crisis in year t) = π(1 − (1 − enter − exit)^t), π = enter/(enter + exit).
    expectMean(at(forecast, 'regime_value', 'a', 2027), 0.2 * (1 - 0.5 ** 3));
    expectMean(at(forecast, 'long_value', 'a', 2027), 0.2);
    expectMean(at(forecast, 'stays', 'a', 2026), 0.2 * 0.6);
  });
});

describe('correlated assumptions', () => {
  it('sums of correlated normals, and the orthant probability 1/4 + asin(ρ)/2π', async () => {
    const rho = -0.4;
    const forecast = await forecastOf(`
assumptions:
  x: {value: 'normal(mean = 1, sd = 2)'}
  y: {value: 'normal(mean = 0, sd = 1)'}
  u: {value: 'uniform(min = -1, max = 1)'}
  v: {value: 'lognormal(median = 1, sigma = 0.5)'}
correlations:
  - {between: [x, y], rho: ${rho}}
  - {between: [u, v], rho: 0.7}
metrics:
  sum: {kind: formula, value: x + y}
  orthant: {kind: formula, value: 'x > 1 and y > 0'}
  other: {kind: formula, value: 'u > 0 and v > 1'}
  u_value: {kind: formula, value: u}
  v_value: {kind: formula, value: log(v)}
  apart: {kind: formula, value: (x - 1) * u}
targets:
  both: {metric: orthant, at_least: 1}
  other: {metric: other, at_least: 1}
${run}`);
    const sum = at(forecast, 'sum', 'a', 2024);
    expectMean(sum, 1);
    expectVariance(sum, 4 + 1 + 2 * rho * 2 * 1);
    const orthant = (r: number) => 0.25 + Math.asin(r) / (2 * Math.PI);
    expectProbability(forecast, 'both', orthant(rho));
    expectProbability(forecast, 'other', orthant(0.7));
    // The marginals stay what they are, and what is not tied stays independent.
    expectVariance(at(forecast, 'u_value', 'a', 2024), 1 / 3, 1.8);
    expectVariance(at(forecast, 'v_value', 'a', 2024), 0.25);
    expectMean(at(forecast, 'apart', 'a', 2024), 0);
  });

  it('ties assumptions by district within each district only', async () => {
    const forecast = await forecastOf(`
districts: {a: {}, b: {}}
assumptions:
  x: {by: district, value: 'normal(mean = 0, sd = 1)'}
  y: {by: district, value: 'normal(mean = 0, sd = 1)'}
correlations: [{between: [x, y], rho: 0.5}]
metrics:
  within: {kind: formula, value: x * y}
  across: {kind: formula, value: 'x[a] * y[b]'}
${run}`);
    expectMean(at(forecast, 'within', 'a', 2024), 0.5);
    expectMean(at(forecast, 'within', 'b', 2024), 0.5);
    expectMean(at(forecast, 'across', 'a', 2024), 0);
  });

  it('refuses correlations that cannot be, and says how far they could go', () =>
    expect(() =>
      forecastOf(`
assumptions:
  x: {value: 'normal(mean = 0, sd = 1)'}
  y: {value: 'normal(mean = 0, sd = 1)'}
  z: {value: 'normal(mean = 0, sd = 1)'}
correlations:
  - {between: [x, y], rho: 0.9}
  - {between: [y, z], rho: 0.9}
  - {between: [x, z], rho: -0.9}
metrics: {m: {kind: formula, value: x}}`),
    ).toThrow(/correlations: no random quantities can have these correlations together: x, y, z[^]*times 0\.5/));
});

describe('drawn when', () => {
  it('a distribution in an assumption is one number for all years and districts; in a metric a new one in each', async () => {
    const forecast = await forecastOf(
      `
districts: {p: {}, a: {within: p}, b: {within: p}}
assumptions:
  once: {value: 'normal(mean = 0, sd = 1)'}
  each: {by: district, value: 'normal(mean = 0, sd = 1)'}
metrics:
  common: {kind: formula, value: once - lag(once) + once[a] - once[b]}
  by_district: {kind: formula, value: each - lag(each), districts: [a, b]}
  between: {kind: formula, value: 'each[a] - each[b]', districts: [p]}
  fresh: {kind: table, values: 'normal(mean = 0, sd = 1)'}
  changes: {kind: formula, value: fresh - lag(fresh), districts: [a, b]}
${run}`.replace('+ once[a] - once[b]', ''),
    );
    expect(at(forecast, 'common', 'a', 2025).sd).toBe(0);
    expect(at(forecast, 'by_district', 'a', 2027).sd).toBe(0);
    expectVariance(at(forecast, 'between', 'p', 2027), 2);
    expectVariance(at(forecast, 'changes', 'a', 2026), 2);
    expectVariance(at(forecast, 'fresh', 'p', 2026), 2);
  });
});

describe('targets', () => {
  it('cumulative, growth, every year, and combinations of independent ones', async () => {
    const forecast = await forecastOf(`
districts: {a: {}, b: {}, c: {}}
metrics:
  flow: {kind: table, values: 'normal(mean = 10, sd = 2)'}
  level: {kind: growth, base: 100, rate: 0, volatility: 10%}
targets:
  sum: {metric: flow, district: a, cumulative: true, at_least: 32}
  grows: {metric: level, district: a, growth: true, at_least: 5%}
  always: {metric: flow, district: a, every_year: true, at_least: 9}
  a: {metric: flow, district: a, at_least: 11}
  b: {metric: flow, district: b, at_least: 10}
  c: {metric: flow, district: c, at_least: 9}
  all: {all: [a, b, c]}
  any: {any: [a, b, c]}
  two: {count: {of: [a, b, c], at_least: 2}}
  nested: {any: [all, two]}
${run}`);
    const above = (x: number, sd = 2) => 1 - normalCdf((x - 10) / sd);
    expectProbability(forecast, 'sum', 1 - normalCdf((32 - 30) / (2 * Math.sqrt(3))));
    expectProbability(forecast, 'grows', 1 - normalCdf(Math.log(1.05) / 0.1));
    expectProbability(forecast, 'always', above(9) ** 3);
    const [a, b, c] = [above(11), above(10), above(9)] as const;
    expectProbability(forecast, 'all', a * b * c);
    expectProbability(forecast, 'any', 1 - (1 - a) * (1 - b) * (1 - c));
    const two = a * b * (1 - c) + a * (1 - b) * c + (1 - a) * b * c + a * b * c;
    expectProbability(forecast, 'two', two);
    expect(forecast.targets.nested!.probability).toBe(forecast.targets.two!.probability);
    expect(forecast.targets.grows!.implied).toBeUndefined();
  });

  it('weights a mean by another metric', async () => {
    const forecast = await forecastOf(`
districts: {p: {}, a: {within: p}, b: {within: p}}
metrics:
  revenue: {kind: table, values: {a: 100, b: 300}}
  margin: {kind: table, unit: '%', values: {a: 10%, b: 20%}, total: {weighted_mean: revenue}}
  plain: {kind: table, values: {a: 1, b: 2}, total: mean}
${run}`);
    expect(at(forecast, 'margin', 'p', 2025).p50).toBeCloseTo(0.175, 12);
    expect(at(forecast, 'plain', 'p', 2025).p50).toBe(1.5);
    expect(at(forecast, 'revenue', 'p', 2025).p50).toBe(400);
  });
});

describe('distributions in use', () => {
  it('truncated and mixed', async () => {
    const forecast = await forecastOf(
      `
assumptions:
  cut: {value: 'truncated(normal(mean = 0, sd = 1), min = 1)'}
  mixed: {value: 'mixture([normal(mean = -2, sd = 1), normal(mean = 3, sd = 0.5)], weights = [0.3, 0.7])'}
metrics:
  cut: {kind: formula, value: cut_}
  mixed: {kind: formula, value: mixed_}
targets:
  mixed: {metric: mixed, at_least: 0}
${run}`
        .replaceAll('cut: {value', 'cut_: {value')
        .replaceAll('mixed: {value', 'mixed_: {value'),
    );
    const lambda = phi(1) / (1 - normalCdf(1));
    const cut = at(forecast, 'cut', 'a', 2024);
    expectMean(cut, lambda);
    expect(cut.sd ** 2 / (1 + lambda - lambda * lambda)).toBeCloseTo(1, 1);
    expectProbability(forecast, 'mixed', 0.3 * (1 - normalCdf(2)) + 0.7 * (1 - normalCdf(-6)));
    expectMean(at(forecast, 'mixed', 'a', 2024), 0.3 * -2 + 0.7 * 3);
  });
});
