/**
 * Payments item by item against closed forms: the limited expected value of a lognormal (Klugman, Panjer and Willmot, Loss Models, appendix A.5.1.1) and the
 * moments of a compound sum. Each estimate lies within K standard errors of the truth; seeds are fixed, so a pass is a pass for good.
 */
import {describe, expect, it} from 'vitest';
import type {Forecast} from '../../engine/forecast-schema.ts';
import {normalCdf} from '../../engine/kernels/scalar/index.ts';
import {forecastOf} from '../support/forecast-of.ts';
import {describeReference} from '../support/reference-cases.ts';

const K = 4;
const N = 100_000;
const run = `run: {replicates: ${N}, seed: 5}`;

/** E[min(S, limit)^power] of a lognormal S. */
function limited(median: number, sigma: number, limit: number, power: number): number {
  const z = Math.log(limit / median) / sigma;
  const below = median ** power * Math.exp((power * sigma) ** 2 / 2) * normalCdf(z - power * sigma);
  return below + limit ** power * (1 - normalCdf(z));
}

const at = (forecast: Forecast, metric: string) => forecast.metrics[metric]!.districts['a']!['2027']!;

/** The mean within K standard errors; the standard deviation within K of 1.2 sd / √n, more than that of any sum here. */
function expectMoments(forecast: Forecast, metric: string, mean: number, sd: number) {
  const ours = at(forecast, metric);
  expect(Math.abs(ours.mean - mean) / (sd / Math.sqrt(N)), `mean of ${metric}`).toBeLessThan(K);
  expect(Math.abs(ours.sd / sd - 1) / (1.2 / Math.sqrt(N)), `sd of ${metric}`).toBeLessThan(K);
}

const each = 'min(20% * lognormal(median = 3000, sigma = 0.8), 1000)';
const mean = 0.2 * limited(3000, 0.8, 5000, 1);
const square = 0.04 * limited(3000, 0.8, 5000, 2);
const sd = Math.sqrt(square - mean ** 2);

describe('payments', () => {
  it('adds up independent items, each up to its cap', async () => {
    const forecast = await forecastOf(`
metrics:
  one: {kind: payments, count: 1, each: "${each}"}
  five: {kind: payments, count: 5, each: "${each}"}
  none: {kind: payments, count: 0, each: "${each}"}
  prizes: {kind: payments, count: 3, each: 50}
${run}`);
    expectMoments(forecast, 'one', mean, sd);
    expectMoments(forecast, 'five', 5 * mean, Math.sqrt(5) * sd);
    expect(at(forecast, 'none')).toMatchObject({mean: 0, sd: 0});
    expect(at(forecast, 'prizes')).toMatchObject({mean: 150, sd: 0});
    // The cap on the average is not the average of the capped: that is why items are drawn.
    expect(mean).toBeLessThan(0.95 * Math.min(0.2 * 3000 * Math.exp(0.32), 1000));
  });

  it('is a compound Poisson sum where the number of items is Poisson: mean λE[X], variance λE[X²]', async () => {
    const forecast = await forecastOf(`
metrics:
  n: {kind: flow, rate: 4}
  x: {kind: payments, count: n, each: "${each}", drawn: 20}
  thinned: {kind: payments, count: n, each: "bernoulli(p = 0.3) * ${each}", drawn: 20}
${run}`);
    expectMoments(forecast, 'x', 4 * mean, Math.sqrt(4 * square));
    expectMoments(forecast, 'thinned', 1.2 * mean, Math.sqrt(1.2 * square));
  });

  it('pays a part of an item by its part', async () => {
    const forecast = await forecastOf(`metrics: {x: {kind: payments, count: 2.5, each: "${each}"}}\n${run}`);
    expectMoments(forecast, 'x', 2.5 * mean, Math.sqrt(2 + 0.25) * sd);
  });

  it('lets the items drawn stand for all where there are more: the mean stays exact', async () => {
    const forecast = await forecastOf(`metrics: {x: {kind: payments, count: 90, each: "${each}", drawn: 10}}\n${run}`);
    expectMoments(forecast, 'x', 90 * mean, (90 / Math.sqrt(10)) * sd);
  });

  it('draws what an assumption says once for all items, and what is not known of the count from elsewhere', async () => {
    const forecast = await forecastOf(`
assumptions: {typical: {value: "lognormal(median = 100, sigma = 0.5)"}}
metrics:
  x: {kind: payments, count: 4, each: typical}
  once: {kind: formula, value: 4 * typical}
  apart: {kind: formula, value: x - once}
${run}`);
    expect(Math.abs(at(forecast, 'apart').mean)).toBeLessThan(1e-9);
    expect(at(forecast, 'apart').sd).toBeLessThan(1e-6);
  });

  it('gives the same draws to an item whatever the number of items', async () => {
    const of = (count: number) =>
      forecastOf(`metrics: {x: {kind: payments, count: ${count}, each: "${each}"}}\n${run}`);
    const [two, three] = [at(await of(2), 'x'), at(await of(3), 'x')];
    expect(three.mean).toBeGreaterThan(two.mean);
    expect(three.p05).toBeGreaterThan(two.p05);
  });

  it('is converted like any amount', async () => {
    const forecast = await forecastOf(`
metrics:
  x: {kind: payments, unit: 万元, count: 4, each: 0.25 亿元}
  y: {kind: formula, unit: 亿元, value: x}
${run}`);
    expect(at(forecast, 'x').mean).toBe(10_000);
    expect(at(forecast, 'y').mean).toBeCloseTo(1, 12);
  });
});

describeReference('payments');
