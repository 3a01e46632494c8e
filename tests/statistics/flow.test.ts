/**
 * Numbers of events against their exact probabilities. Each estimate lies within K standard errors of the truth; seeds are fixed, so a pass is a pass for
 * good. With some 60 comparisons and K = 4 a correct engine fails one of them for a new seed with probability 60 · 6.3e-5 = 0.4 %.
 */
import {describe, expect, it} from 'vitest';
import type {Forecast} from '../../engine/forecast-schema.ts';
import {forecastOf} from '../support/forecast-of.ts';
import {describeReference} from '../support/reference-cases.ts';

const K = 4;
const N = 100_000;
const run = `run: {replicates: ${N}, seed: 5}`;

const at = (forecast: Forecast, metric: string, district: string, year: number) =>
  forecast.metrics[metric]!.districts[district]![String(year)]!;

function expectProbability(forecast: Forecast, target: string, truth: number) {
  const {probability} = forecast.targets[target]!;
  expect(Math.abs(probability - truth) / Math.sqrt((truth * (1 - truth)) / N), target).toBeLessThan(K);
}

/** Mean and variance; the standard error of a variance is σ²·√((κ − 1)/n). */
function expectMoments(forecast: Forecast, metric: string, mean: number, variance: number, kurtosis: number) {
  const ours = at(forecast, metric, 'a', 2027);
  expect(Math.abs(ours.mean - mean) / Math.sqrt(variance / N), `mean of ${metric}`).toBeLessThan(K);
  const error = variance * Math.sqrt((kurtosis - 1) / N);
  expect(Math.abs(ours.sd ** 2 - variance) / error, `variance of ${metric}`).toBeLessThan(K);
}

/** P(N ≤ n) from P(N = 0) and the ratio P(N = j) / P(N = j − 1). */
function cumulative(none: number, ratio: (j: number) => number, n: number): number {
  let [term, sum] = [none, none];
  for (let j = 1; j <= n; j++) sum += term *= ratio(j);
  return sum;
}

const poisson = (rate: number, n: number) => cumulative(Math.exp(-rate), (j) => rate / j, n);
const negativeBinomial = (mean: number, k: number, n: number) =>
  cumulative((k / (k + mean)) ** k, (j) => ((k + j - 1) / j) * (mean / (k + mean)), n);

/** Targets `metric-n`, N ≤ n. */
const atMost = (metric: string, numbers: readonly number[]) =>
  numbers.map((n) => `  ${metric}-${n}: {metric: ${metric}, at_most: ${n}}`).join('\n');

describe('flow', () => {
  it('is Poisson: probability of none, distribution function, moments', async () => {
    const numbers = {rare: [0, 1, 2], some: [2, 5, 9], many: [90, 110, 130]};
    const rates = {rare: 0.05, some: 5.5, many: 110.25};
    const kinds = Object.keys(rates) as (keyof typeof rates)[];
    const forecast = await forecastOf(`
metrics:
${kinds.map((kind) => `  ${kind}: {kind: flow, rate: ${rates[kind]}}`).join('\n')}
targets:
${kinds.map((kind) => atMost(kind, numbers[kind])).join('\n')}
${run}`);
    for (const kind of kinds) {
      const rate = rates[kind];
      expectMoments(forecast, kind, rate, rate, 3 + 1 / rate);
      for (const n of numbers[kind]) expectProbability(forecast, `${kind}-${n}`, poisson(rate, n));
    }
  });

  it('is negative binomial with a dispersion: variance mean + mean² / k', async () => {
    const numbers = [0, 3, 10, 25];
    const forecast = await forecastOf(`
metrics:
  wild: {kind: flow, rate: 8, dispersion: 0.7}
  tame: {kind: flow, rate: 8, dispersion: 50}
targets:
${atMost('wild', numbers)}
${atMost('tame', [3, 8, 12])}
${run}`);
    for (const [metric, k] of [
      ['wild', 0.7],
      ['tame', 50],
    ] as const) {
      const variance = 8 + 64 / k;
      // Excess kurtosis 6/k + p²/((1 − p)·k), with p = k/(k + m) the chance of stopping.
      const p = k / (k + 8);
      expectMoments(forecast, metric, 8, variance, 3 + 6 / k + (p * p) / ((1 - p) * k));
    }
    for (const n of numbers) expectProbability(forecast, `wild-${n}`, negativeBinomial(8, 0.7, n));
    for (const n of [3, 8, 12]) expectProbability(forecast, `tame-${n}`, negativeBinomial(8, 50, n));
  });

  it('is a whole number at every rate, and none at rate 0', async () => {
    const forecast = await forecastOf(`
metrics:
  none: {kind: flow, rate: 0}
  huge: {kind: flow, rate: 1000000000}
  parity: {kind: formula, value: 'year > 2024 ? huge - 2 * floor(huge / 2) : 0'}
targets:
  whole: {metric: parity, at_least: 0.25}
  half: {metric: parity, between: [0.25, 0.75]}
${run}`);
    expect(at(forecast, 'none', 'a', 2027)).toMatchObject({mean: 0, sd: 0});
    expectMoments(forecast, 'huge', 1e9, 1e9, 3);
    // Every other number is odd, also where a normal approximation would be tempting.
    expectProbability(forecast, 'whole', 0.5);
    expect(forecast.targets.half!.probability).toBe(0);
  });

  it('adds up: districts and years are independent, their sum is Poisson', async () => {
    const forecast = await forecastOf(`
districts: {p: {}, a: {within: p}, b: {within: p}}
metrics: {x: {kind: flow, base: {a: 100, b: 0}, rate: {a: {2025: 1, 2026: 2, 2027: 3}, b: 0.5}}}
targets:
  p: {metric: x, at_most: 3}
  sum: {metric: x, cumulative: true, at_most: 6}
  always: {metric: x, every_year: true, at_least: 1}
${run}`);
    expectProbability(forecast, 'p', poisson(3.5, 3));
    expectProbability(forecast, 'sum', poisson(7.5, 6));
    expectProbability(
      forecast,
      'always',
      [1.5, 2.5, 3.5].reduce((all, rate) => all * (1 - Math.exp(-rate)), 1),
    );
    expect(at(forecast, 'x', 'p', 2024)).toMatchObject({mean: 100, sd: 0});
  });

  it('moves with a factor: the mean of a lognormal mixture', async () => {
    const forecast = await forecastOf(`
factors: {f: {kind: white, sd: 0.3}}
metrics:
  x: {kind: flow, rate: 10, loads: {f: 2}}
  with_f: {kind: formula, value: 'year > 2024 ? x * f : 0'}
${run}`);
    // N given m is Poisson(m), m lognormal: mean E m, variance E m + Var m.
    const mean = 10 * Math.exp(0.36 / 2);
    const {mean: ours} = at(forecast, 'x', 'a', 2027);
    const variance = mean + mean * mean * (Math.exp(0.36) - 1);
    expect(Math.abs(ours - mean) / Math.sqrt(variance / N)).toBeLessThan(K);
    // It rises with the factor: E[f·exp(2f)] = 2·sd²·exp(2·sd²).
    const {mean: product, sd} = at(forecast, 'with_f', 'a', 2027);
    expect(Math.abs(product - 10 * 2 * 0.09 * Math.exp(0.18)) / (sd / Math.sqrt(N))).toBeLessThan(K);
  });

  it('draws the base year where it is told to, and leaves the draws of the other years as they were', async () => {
    const scenario = (more: string) => `
metrics: {x: {kind: flow, rate: {2024: 2.5, default: 4}${more}}}
targets: {none: {metric: x, year: ${more ? 2024 : 2025}, at_most: 0}}
${run}`;
    const [drawn, plain] = [await forecastOf(scenario(', draws_base: true')), await forecastOf(scenario(''))];
    expectProbability(drawn, 'none', Math.exp(-2.5));
    for (const year of [2025, 2026, 2027]) expect(at(drawn, 'x', 'a', year)).toEqual(at(plain, 'x', 'a', year));
    expect(plain.metrics['x']!.districts['a']).not.toHaveProperty('2024');
  });

  it('adds up, or asks of every year, from the year that a target names', async () => {
    const forecast = await forecastOf(`
metrics: {x: {kind: flow, rate: 0.4, draws_base: true, history: {a: {2022: 1, 2023: 2}}}}
targets:
  none-since-2024: {metric: x, cumulative: true, from: 2024, at_most: 0}
  three-since-2022: {metric: x, cumulative: true, from: 2022, at_most: 3}
  none-since-2026: {metric: x, cumulative: true, from: 2026, at_most: 0}
  one-every-year: {metric: x, every_year: true, from: 2023, at_least: 1}
${run}`);
    expectProbability(forecast, 'none-since-2024', Math.exp(-4 * 0.4));
    expectProbability(forecast, 'three-since-2022', Math.exp(-4 * 0.4));
    expectProbability(forecast, 'none-since-2026', Math.exp(-2 * 0.4));
    expectProbability(forecast, 'one-every-year', (1 - Math.exp(-0.4)) ** 4);
    expect(forecast.targets['none-since-2024']!.asks).toMatchObject({of: 'cumulative', from: 2024});
  });

  it('keeps its draws when another district or metric goes', async () => {
    const whole = await forecastOf(`
districts: {a: {}, b: {}}
metrics: {other: {kind: flow, rate: 3}, x: {kind: flow, rate: {a: 4.5, b: 2}, dispersion: {a: 2, b: 3}}}
run: {replicates: 1000}`);
    const alone = await forecastOf(`metrics: {x: {kind: flow, rate: 4.5, dispersion: 2}}\nrun: {replicates: 1000}`);
    for (const year of [2025, 2026, 2027]) expect(at(alone, 'x', 'a', year)).toEqual(at(whole, 'x', 'a', year));
  });

  it('says in which replicate a drawn rate is negative', async () => {
    const failing = forecastOf(`metrics: {x: {kind: flow, rate: "normal(mean = 3, sd = 2)"}}\n${run}`);
    await expect(failing).rejects.toThrow(/x in a in 202\d must be a finite number.*NaN in replicate \d+ of seed 5/);
  });
});

describeReference('flow');
