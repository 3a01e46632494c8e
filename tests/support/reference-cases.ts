import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import type {Forecast} from '../../engine/forecast-schema.ts';
import {forecastOf} from './forecast-of.ts';

/** A scenario and what an independent model makes of it; see `tests/reference/metrics/cases.py`. */
interface ReferenceCase {
  name: string;
  scenario: string;
  replicates: number;
  /** By `metric/district/year`. */
  moments: Record<string, [mean: number, sd: number, kurtosis: number]>;
  /** By target. */
  hits: Record<string, number>;
}

const N = 100_000;
/**
 * Every estimate within K standard errors of its difference from the reference. Seeds are fixed, so a pass is a pass for good; with some 90 comparisons
 * a file a correct engine fails one of them for a new seed with probability 90 · 6.3e-5 = 0.6 %.
 */
const K = 4;

/** Compares the engine with `tests/reference/metrics/<kind>.json`, case by case. */
export function describeReference(kind: string): void {
  const url = new URL(`../reference/metrics/${kind}.json`, import.meta.url);
  const cases = JSON.parse(readFileSync(url, 'utf8')) as ReferenceCase[];
  describe(`${kind}, against an independent model`, () => {
    it.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
      const forecast = await forecastOf(`${one.scenario}\nrun: {replicates: ${N}, seed: 7}`);
      expect(Object.keys(one.moments).length).toBeGreaterThan(0);
      for (const [key, moments] of Object.entries(one.moments)) compareMoments(forecast, key, moments, one.replicates);
      for (const [target, hits] of Object.entries(one.hits)) compareHits(forecast, target, hits, one.replicates);
    });
  });
}

function compareMoments(
  forecast: Forecast,
  key: string,
  [mean, sd, kurtosis]: readonly [number, number, number],
  n: number,
) {
  const [metric = '', district = '', year = ''] = key.split('/');
  const ours = forecast.metrics[metric]!.districts[district]![year]!;
  const both = Math.sqrt(1 / n + 1 / N);
  // What does not vary agrees but for rounding.
  const rounding = 1e-9 * Math.abs(mean);
  expect(Math.abs(ours.mean - mean), `mean of ${key}`).toBeLessThanOrEqual(K * sd * both + rounding);
  // The standard error of a standard deviation: σ·√((κ − 1)/4n).
  const spread = sd * Math.sqrt(Math.max(kurtosis - 1, 0) / 4) * both;
  expect(Math.abs(ours.sd - sd), `sd of ${key}`).toBeLessThanOrEqual(K * spread + rounding);
}

function compareHits(forecast: Forecast, target: string, hits: number, n: number) {
  const {probability} = forecast.targets[target]!;
  const pooled = (hits + probability * N) / (n + N);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / N));
  expect(Math.abs(probability - hits / n), `probability of ${target}`).toBeLessThanOrEqual(K * error);
}
