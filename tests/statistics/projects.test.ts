/**
 * Investment projects against what follows from their probabilities. Each estimate lies within K standard errors of the truth; seeds are fixed, so a pass is
 * a pass for good. With some 40 comparisons and K = 4 a correct engine fails one of them for a new seed with probability 40 · 6.3e-5 = 0.3 %.
 */
import {describe, expect, it} from 'vitest';
import type {Forecast} from '../../engine/forecast-schema.ts';
import {normalCdf} from '../../engine/kernels/scalar/index.ts';
import {forecastOf} from '../support/forecast-of.ts';
import {describeReference} from '../support/reference-cases.ts';

const K = 4;
const N = 100_000;
const run = `run: {replicates: ${N}, seed: 5}`;

const at = (forecast: Forecast, metric: string, district: string, year: number) =>
  forecast.metrics[metric]!.districts[district]![String(year)]!;

function expectProbability(forecast: Forecast, target: string, truth: number, year = 2027) {
  const observed = forecast.targets[target]!.byYear[String(year)]!;
  expect(Math.abs(observed - truth) / Math.sqrt((truth * (1 - truth)) / N), `${target} ${year}`).toBeLessThan(K);
}

describe('projects', () => {
  it('lands with its probability, in the year that the delay leads to', async () => {
    const forecast = await forecastOf(`
metrics:
  x:
    kind: projects
    projects:
      one: {year: 2025, probability: 60%, delay: "gamma(shape = 1, scale = 1.5)", size: 1}
      sure: {year: 2026, size: 1, delay: 0.49}
      late: {year: 2026, size: 1, delay: 0.5}
      never: {year: 2025, size: 1, probability: 0}
targets:
  one: {metric: x.landed.one, at_least: 1}
run: {replicates: ${N}, seed: 5}`);
    // An exponential delay of at most k + 1/2 years leads to year k or before.
    for (const [k, year] of [2025, 2026, 2027].entries())
      expectProbability(forecast, 'one', 0.6 * (1 - Math.exp(-(k + 0.5) / 1.5)), year);
    // The others are certain: 1 from 2026, 1 from 2027, none.
    for (const [year, others] of [
      [2025, 0],
      [2026, 1],
      [2027, 2],
    ] as const)
      expect(at(forecast, 'x', 'a', year).p05).toBe(others);
  });

  it('ramps up as the list or the number of years says, and adds what is new', async () => {
    const forecast = await forecastOf(`
calendar: {base: 2024, end: 2030}
districts: {p: {}, a: {within: p}, b: {within: p}}
metrics:
  x:
    kind: projects
    projects:
      list: {district: a, year: 2026, size: 10, ramp: [20%, 70%, 100%, 90%]}
      steps: {district: b, year: 2023, delay: 2, size: 100, ramp: 4}
  adds: {kind: formula, value: x.inflow}
  count: {kind: formula, value: x.landed}
  steps: {kind: formula, value: x.landed.steps}
run: {replicates: 512}`);
    const path = (metric: string, district: string) =>
      [2024, 2025, 2026, 2027, 2028, 2029, 2030].map((year) => at(forecast, metric, district, year).p50);
    expect(path('x', 'a')).toEqual([0, 0, 2, 7, 10, 9, 9]);
    expect(path('x', 'b')).toEqual([0, 25, 50, 75, 100, 100, 100]);
    expect(path('x', 'p')).toEqual([0, 25, 52, 82, 110, 109, 109]);
    path('adds', 'p').forEach((added, i) => expect(added).toBeCloseTo([0, 25, 27, 30, 28, -1, 0][i]!, 12));
    expect(path('count', 'p')).toEqual([0, 1, 2, 2, 2, 2, 2]);
    expect(path('count', 'b')).toEqual([0, 1, 1, 1, 1, 1, 1]);
    expect(path('steps', 'p')).toEqual([0, 1, 1, 1, 1, 1, 1]);
    expect(path('steps', 'a')).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('keeps each probability under a common factor, and ties successes as normals: 1/4 + asin(ρ)/2π', async () => {
    const forecast = await forecastOf(`
factors: {f: {kind: white, sd: 2}, jump: {kind: jump, rate: 25%, size: -1}}
metrics:
  x:
    kind: projects
    projects:
      one: {year: 2026, probability: 50%, size: 1, loads: {f: 0.5}}
      two: {year: 2026, probability: 50%, size: 1, loads: {f: 1}}
      three: {year: 2026, probability: 20%, size: 1, loads: {f: 1}}
      other: {year: 2027, probability: 50%, size: 1, loads: {f: 1}}
      shaken: {year: 2026, probability: 70%, size: 1, loads: {jump: 1}}
targets:
  one: {metric: x.landed.one, at_least: 1}
  two: {metric: x.landed.two, at_least: 1}
  three: {metric: x.landed.three, at_least: 1}
  other: {metric: x.landed.other, at_least: 1}
  shaken: {metric: x.landed.shaken, at_least: 1}
  both: {all: [one, two]}
  apart: {all: [two, other]}
${run}`);
    expectProbability(forecast, 'one', 0.5);
    expectProbability(forecast, 'two', 0.5);
    expectProbability(forecast, 'three', 0.2);
    // Shares of the common part: 1/(1 + 1) and 4/(1 + 4), whose correlation is the root of their product.
    expectProbability(forecast, 'both', 0.25 + Math.asin(Math.sqrt(0.5 * 0.8)) / (2 * Math.PI));
    // White noise of different years ties nothing.
    expectProbability(forecast, 'apart', 0.25);
    // A jump is an event on top: the probability is that of years without it.
    expectProbability(forecast, 'shaken', 0.75 * 0.7 + 0.25 * normalCdf(0.5244005127080407 - 1));
  });

  it('counts what has landed: parts and whole agree in every replicate', async () => {
    const forecast = await forecastOf(`
districts: {p: {}, a: {within: p}, b: {within: p}}
metrics:
  x:
    kind: projects
    projects:
      one: {district: a, year: 2025, probability: 40%, delay: "uniform(min = 0, max = 3)", size: "uniform(min = 1, max = 2)", ramp: 3}
      two: {district: b, year: 2025, probability: 80%, size: 5}
  count: {kind: formula, value: x.landed - x.landed.one - x.landed.two}
  sum: {kind: formula, value: x - lag(x) - x.inflow}
  total: {kind: formula, value: 'x.landed - total(x.landed)', districts: [p]}
${run}`);
    for (const year of [2025, 2026, 2027]) {
      for (const metric of ['count', 'total']) expect(at(forecast, metric, 'p', year)).toMatchObject({mean: 0, sd: 0});
      // Differences of levels round otherwise than levels of differences.
      expect(Math.abs(at(forecast, 'sum', 'p', year).mean)).toBeLessThan(1e-15);
      expect(at(forecast, 'sum', 'p', year).sd).toBeLessThan(1e-15);
    }
  });

  it('records the parts that targets and checks name, in their own units', async () => {
    const forecast = await forecastOf(`
metrics:
  x: {kind: projects, unit: 亿元, projects: {one: {year: 2025, probability: 40%, size: 3}, two: {year: 2026, size: 1}}}
  own: {kind: formula, unit: 万元, value: x.inflow}
targets: {landed: {metric: x.landed, at_least: 2 个}}
checks: [{metric: x.inflow, year: 2026, p50: ">= 10000 万元"}]
${run}`);
    expect(forecast.metrics['x.landed']).toMatchObject({kind: 'projects', unit: '个'});
    expect(at(forecast, 'x.landed', 'a', 2027)).toMatchObject({p05: 1, p50: 1, p95: 2});
    expect(forecast.metrics['x.inflow']!.unit).toBe('亿元');
    expect(forecast.checks[0]).toMatchObject({verdict: 'pass', observed: 1});
    expect(at(forecast, 'own', 'a', 2026).p50).toBe(10_000);
    expectProbability(forecast, 'landed', 0.4);
  });

  it('keeps its draws when another project goes', async () => {
    const one =
      'one: {year: 2025, probability: 40%, delay: "uniform(min = 0, max = 3)", size: "uniform(min = 1, max = 2)"}';
    const metric = (projects: string) => `
metrics:
  x: {kind: projects, projects: {${projects}}}
  one: {kind: formula, value: x.landed.one}
run: {replicates: 1000}`;
    const whole = await forecastOf(metric(`two: {year: 2025, probability: 80%, size: 5}, ${one}`));
    const alone = await forecastOf(metric(one));
    for (const year of [2025, 2026, 2027]) expect(at(alone, 'one', 'a', year)).toEqual(at(whole, 'one', 'a', year));
  });

  it('says in which replicate a probability leaves its range', async () => {
    const failing = forecastOf(`
assumptions: {chance: {value: "normal(mean = 90%, sd = 10%)"}}
metrics: {x: {kind: projects, projects: {one: {year: 2025, probability: chance, size: 1}}}}
${run}`);
    await expect(failing).rejects.toThrow(/x in a in 202\d must be a finite number.*NaN in replicate \d+ of seed 5/);
  });
});

describeReference('projects');
