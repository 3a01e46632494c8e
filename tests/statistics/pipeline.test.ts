/**
 * Pipelines against closed forms. Each estimate lies within K standard errors of the truth; seeds are fixed, so a pass is a pass for good. With some 60
 * comparisons and K = 4 a correct engine fails one of them for a new seed with probability 60 · 6.3e-5 = 0.4 %.
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

function expectMean(forecast: Forecast, metric: string, year: number, mean: number, variance: number) {
  const ours = at(forecast, metric, 'a', year);
  expect(Math.abs(ours.mean - mean) / Math.sqrt(variance / N), `mean of ${metric} in ${year}`).toBeLessThan(K);
}

/** Of a Poisson number: the standard error of its variance is λ·√((2 + 1/λ)/n). */
function expectPoisson(forecast: Forecast, metric: string, year: number, rate: number) {
  expectMean(forecast, metric, year, rate, rate);
  const error = rate * Math.sqrt((2 + 1 / rate) / N);
  const variance = at(forecast, metric, 'a', year).sd ** 2;
  expect(Math.abs(variance - rate) / error, `variance of ${metric} in ${year}`).toBeLessThan(K);
}

function expectProbability(forecast: Forecast, target: string, truth: number) {
  const {probability} = forecast.targets[target]!;
  expect(Math.abs(probability - truth) / Math.sqrt((truth * (1 - truth)) / N), target).toBeLessThan(K);
}

const YEARS = [2025, 2026, 2027];

describe('pipeline', () => {
  it('thins Poisson entries to Poisson launches: one stage of exponential dwell', async () => {
    const [rate, success, scale] = [12, 0.4, 1.3];
    const forecast = await forecastOf(`
metrics:
  x: {kind: pipeline, entries: ${rate}, stages: {only: {dwell: "gamma(shape = 1, scale = ${scale})", success: ${success}}}}
  failed: {kind: formula, value: x.failed.only}
  inside: {kind: formula, value: x.in.only}
  product: {kind: formula, value: x * x.failed.only}
${run}`);
    // P(a uniform entry of this year has left k years later) = 1 − scale·(1 − e^(−1/scale))·e^(−k/scale).
    const gone = (k: number) => (k < 0 ? 0 : 1 - scale * (1 - Math.exp(-1 / scale)) * Math.exp(-k / scale));
    YEARS.forEach((year, t) => {
      const leaving = rate * gone(t);
      expectPoisson(forecast, 'x', year, success * leaving);
      expectPoisson(forecast, 'failed', year, (1 - success) * leaving);
      expectPoisson(forecast, 'inside', year, rate * YEARS.slice(0, t + 1).reduce((sum, _, k) => sum + 1 - gone(k), 0));
      // Thinned apart, they are independent: E XY = E X · E Y.
      const [p, q] = [success * leaving, (1 - success) * leaving];
      expectMean(forecast, 'product', year, p * q, (p + p * p) * (q + q * q) - p * p * q * q);
    });
  });

  it('stays as it is: entries at one rate and a stationary stock (Little’s law)', async () => {
    // Means of 2, 1.5 and 1.25 years, with 8 entries a year, half of them passing the first stage.
    const forecast = await forecastOf(`
metrics:
  x:
    kind: pipeline
    entries: 8
    stages:
      first: {dwell: "gamma(mean = 2, sd = 1)", success: 50%, stock: 16}
      second: {dwell: "lognormal(mean = 1.5, sd = 1)", success: 25%, stock: 6}
      last: {dwell: 1.25, stock: 2}
  first: {kind: formula, value: x.in.first}
  second: {kind: formula, value: x.in.second}
  last: {kind: formula, value: x.in.last}
  through: {kind: formula, value: x.completed.first}
  failed: {kind: formula, value: x.failed.second}
${run}`);
    for (const year of YEARS) {
      // The stock is given, not Poisson: the variance is at most that of Poisson numbers, and not below a part of it.
      expectMean(forecast, 'first', year, 16, 16);
      expectMean(forecast, 'second', year, 6, 6);
      // 8 · 50 % · 25 % a year for 1.25 years would be 1.25, but 2 are there: of these 1/1.25 leave in the first year, the rest in the second.
      expectMean(forecast, 'through', year, 4, 4);
      expectMean(forecast, 'failed', year, 3, 3);
    }
    expectMean(forecast, 'x', 2025, 2 / 1.25, 2);
    expectMean(forecast, 'x', 2027, 1, 1);
    expectMean(forecast, 'last', 2027, 1.25, 1.25);
  });

  it('knows when a fixed dwell ends, whatever was before', async () => {
    const forecast = await forecastOf(`
metrics:
  x:
    kind: pipeline
    entries: 6
    stages: {test: {dwell: 1.25, stock: 3, elapsed: 0.25}, review: {dwell: 0.5, stock: 5, elapsed: 0}, print: {dwell: 1}}
  tests: {kind: formula, value: x.in.test}
  reviews: {kind: formula, value: x.in.review}
  passed: {kind: formula, value: x.completed.review}
  prints: {kind: formula, value: x.in.print}
${run}`);
    const sure = (metric: string, year: number, value: number) =>
      expect(at(forecast, metric, 'a', year), `${metric} ${year}`).toMatchObject({mean: value, sd: 0});
    // The three tested end at 1.0, the last moment of 2025, and reviews at 1.5; the five at 0.5 and 1.5.
    sure('x', 2025, 0);
    sure('passed', 2025, 5);
    sure('reviews', 2025, 3);
    sure('prints', 2025, 5);
    sure('x', 2026, 5);
    // Who enters at u in 2025 is tested at 1.25 + u, in 2026 with u < 3/4, reviewed at 1.75 + u, in 2026 with u < 1/4.
    expectPoisson(forecast, 'tests', 2025, 6);
    expectPoisson(forecast, 'tests', 2026, 6 + 6 * 0.25);
    expectPoisson(forecast, 'reviews', 2026, 6 * 0.5);
    // The three of the stock pass at 1.5.
    expectMean(forecast, 'passed', 2026, 3 + 6 * 0.25, 6 * 0.25);
    // Printed at 2.75 + u: in 2027 the three at 2.5 and those with u < 1/4.
    expectMean(forecast, 'x', 2027, 3 + 6 * 0.25, 6 * 0.25);
  });

  it('goes through stages in continuous time: sums of exponentials are gamma', async () => {
    // Three stages of mean 0.4: one item is launched by t with P(Gamma(3, 0.4) ≤ t); two of them have passed with Gamma(2).
    const within = (stages: number, t: number) => {
      let [term, above] = [Math.exp(-t / 0.4), 0];
      for (let k = 0; k < stages; k++) {
        above += term;
        term *= t / 0.4 / (k + 1);
      }
      return 1 - above;
    };
    const dwell = '"gamma(shape = 1, scale = 0.4)"';
    const forecast = await forecastOf(`
metrics:
  x:
    kind: pipeline
    stages: {one: {dwell: ${dwell}, stock: 1, elapsed: 3}, two: {dwell: ${dwell}}, three: {dwell: ${dwell}}}
  second: {kind: formula, value: x.completed.two}
targets:
  in2025: {metric: x.launched, year: 2025, at_least: 1}
  in2026: {metric: x.launched, year: 2026, at_least: 1}
  in2027: {metric: x.launched, year: 2027, at_least: 1}
  two2025: {metric: second, year: 2025, at_least: 1}
  two2026: {metric: second, year: 2026, at_least: 1}
  apart: {all: [two2025, later]}
  later: {metric: x, year: 2026, at_least: 1}
${run}`);
    [1, 2, 3].forEach((t) => expectProbability(forecast, `in${2024 + t}`, within(3, t)));
    expectProbability(forecast, 'two2025', within(2, 1));
    expectProbability(forecast, 'two2026', within(2, 2) - within(2, 1));
    // Two passed by the end of 2025, the third in 2026: what counts is where it stands at that end.
    expectProbability(forecast, 'apart', (within(2, 1) - within(3, 1)) * (1 - Math.exp(-1 / 0.4)));
  });

  it('loses and makes nothing, in every replicate, and adds up over districts', async () => {
    const forecast = await forecastOf(`
districts: {p: {}, a: {within: p}, b: {within: p}}
assumptions: {chance: {value: "beta(mean = 0.5, sd = 0.2)"}}
metrics:
  x:
    kind: pipeline
    entries: {a: 9, b: {2026: 0, default: 3}}
    stages:
      one: {dwell: "lognormal(mean = 0.8, sd = 0.5)", success: chance, stock: "lognormal(median = 5, sigma = 1)"}
      two: {dwell: "gamma(mean = 0.6, sd = 0.5)", success: {b: 90%, default: chance}, stock: {a: 4, b: 0}, elapsed: 0.7}
    items: {named: {district: b, stage: two, success: 20%}}
  one: {kind: formula, value: x.in.one - lag(x.in.one) - x.entered.one + x.completed.one + x.failed.one}
  two: {kind: formula, value: x.in.two - lag(x.in.two) - x.entered.two + x.completed.two + x.failed.two}
  order: {kind: formula, value: x.entered.two - x.completed.one}
  ends: {kind: formula, value: x - x.completed.two}
  sums: {kind: formula, value: x.launched - since_base(x)}
  all: {kind: formula, value: x.in - x.in.one - x.in.two}
  least: {kind: formula, value: "min(x.in.one, x.in.two, x.entered.two, x.failed.one, x.failed.two, x) >= 0"}
  whole: {kind: formula, value: x.in.one + 2 * x.completed.two - floor(x.in.one) - 2 * floor(x.completed.two)}
  tally: {kind: formula, value: x - total(x), districts: [p]}
${run}`);
    for (const year of YEARS) {
      for (const zero of ['one', 'two', 'order', 'ends', 'sums', 'all', 'whole'])
        for (const district of ['a', 'b'])
          expect(at(forecast, zero, district, year), `${zero} ${district} ${year}`).toMatchObject({mean: 0, sd: 0});
      expect(at(forecast, 'least', 'a', year)).toMatchObject({mean: 1, sd: 0});
      expect(at(forecast, 'tally', 'p', year)).toMatchObject({mean: 0, sd: 0});
    }
  });

  it('lets items known by name succeed with their own probability', async () => {
    const forecast = await forecastOf(`
metrics:
  x:
    kind: pipeline
    stages: {trial: {dwell: "gamma(shape = 1, scale = 1)", success: 60%}, review: {dwell: 0.5, success: 90%}}
    items:
      old: {stage: review, elapsed: 0.25}
      own: {stage: trial, elapsed: 1, success: 30%}
      new: {stage: trial}
targets:
  old: {metric: x.launched.old, year: 2025, at_least: 1}
  own: {metric: x.launched.own, year: 2026, at_least: 1}
  new: {metric: x.launched.new, year: 2027, at_least: 1}
${run}`);
    expectProbability(forecast, 'old', 0.9);
    // An exponential time forgets: t − 1/2 years are left for the trial.
    expectProbability(forecast, 'own', 0.3 * 0.9 * (1 - Math.exp(-1.5)));
    expectProbability(forecast, 'new', 0.6 * 0.9 * (1 - Math.exp(-2.5)));
  });

  it('takes the dates of items known by name', async () => {
    const forecast = await forecastOf(`
metrics:
  x:
    kind: pipeline
    stages: {trial: {dwell: "uniform(min = 1, max = 3)", success: 80%}, review: {dwell: 0.5}}
    items:
      entered: {stage: trial, since: 2023.5, success: 100%}
      day: {stage: trial, since: 2024-07-02, success: 100%}
      planned: {stage: trial, completes: 2026.25}
      middle: {stage: trial, completes: 2025, success: 100%}
      month: {stage: trial, since: 2022, completes: 2025-07, success: 100%}
      late: {stage: trial, completes: 2031-01-31}
targets:
  entered: {metric: x.launched.entered, year: 2025, at_least: 1}
  day: {metric: x.launched.day, year: 2026, at_least: 1}
  too-soon: {metric: x.launched.planned, year: 2025, at_least: 1}
  planned: {metric: x.launched.planned, year: 2026, at_least: 1}
  middle: {metric: x.launched.middle, year: 2025, at_least: 1}
  month: {metric: x.launched.month, year: 2025, at_least: 1}
  month-later: {metric: x.launched.month, year: 2026, at_least: 1}
  late: {metric: x.launched.late, year: 2027, at_least: 1}
${run}`);
    // 1.5 years in it at the end of 2024, up to 1.5 are left; 0.5 of them must do. Half a year and 12 hours of 366 days: from 0.5 to 2.5 years are left.
    expectProbability(forecast, 'entered', 1 / 3);
    expectProbability(forecast, 'day', 0.5);
    expectProbability(forecast, 'planned', 0.8);
    // The middle of 2025 and half a year: its last moment. The middle of July is later.
    const sure = {'too-soon': 0, middle: 1, month: 0, 'month-later': 1, late: 0};
    for (const [target, p] of Object.entries(sure)) expect(forecast.targets[target]!.probability, target).toBe(p);
  });

  it('takes Weibull dwell times, by mean and standard deviation or by quantiles', async () => {
    // Shape 2 and scale 1: mean √π/2, variance 1 − π/4; the quantiles are √(−ln(1 − p)).
    const forms = [
      'shape = 2, scale = 1',
      `mean = ${Math.sqrt(Math.PI) / 2}, sd = ${Math.sqrt(1 - Math.PI / 4)}`,
      `p10 = ${Math.sqrt(-Math.log(0.9))}, p90 = ${Math.sqrt(-Math.log(0.1))}`,
    ];
    for (const parameters of forms) {
      const forecast = await forecastOf(`
metrics:
  x: {kind: pipeline, stages: {only: {dwell: "weibull(${parameters})", stock: 40, elapsed: 0.5, success: 70%}}}
${run}`);
      const [first, second] = [1, 2].map((t) => Math.exp(0.25 - (0.5 + t) ** 2)) as [number, number];
      const [p, q] = [0.7 * (1 - first), 0.7 * (first - second)];
      expectMean(forecast, 'x', 2025, 40 * p, 40 * p * (1 - p));
      expectMean(forecast, 'x', 2026, 40 * q, 40 * q * (1 - q));
    }
  });

  it('keeps its draws when the calendar grows, or other items come', async () => {
    const text = (end: number, rest: string) => `
calendar: {base: 2024, end: ${end}}
metrics:
  x:
    kind: pipeline
    entries: 5
    stages: {one: {dwell: "gamma(mean = 1, sd = 0.5)", success: 50%, stock: 3}, two: {dwell: 0.7}}
    ${rest}
  first: {kind: formula, value: x.completed.one + 100 * x.launched.known}
run: {replicates: 1000}`;
    const [short, long] = await Promise.all([
      forecastOf(text(2026, 'items: {known: {stage: two}}')),
      forecastOf(text(2028, 'items: {known: {stage: two}, other: {stage: two, elapsed: 0.1}}')),
    ]);
    for (const year of [2025, 2026]) expect(at(long, 'first', 'a', year)).toEqual(at(short, 'first', 'a', year));
  });

  it('takes entries that rest on the year before, and says in which replicate a probability leaves its range', async () => {
    const forecast = await forecastOf(`
metrics: {x: {kind: pipeline, entries: "year > 2025 ? 2 * lag(x) : 3", stages: {only: {dwell: 1e-9}}}}
${run}`);
    // A branching process: means 3, 6, 12; Var' = mean' + 4·Var.
    expectMean(forecast, 'x', 2025, 3, 3);
    expectMean(forecast, 'x', 2026, 6, 18);
    expectMean(forecast, 'x', 2027, 12, 84);
    const failing = forecastOf(`
assumptions: {chance: {value: "normal(mean = 90%, sd = 10%)"}}
metrics: {x: {kind: pipeline, entries: 0.001, stages: {only: {dwell: 0.5, success: chance}}}}
${run}`);
    await expect(failing).rejects.toThrow(/x in a in 202\d must be a finite number.*NaN in replicate \d+ of seed 5/);
  });
});

describeReference('pipeline');
