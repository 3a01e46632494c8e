import {beforeAll, describe, expect, it} from 'vitest';
import {forecast} from '../../engine/analysis/forecast.ts';
import type {Forecast} from '../../engine/forecast-schema.ts';
import {normalCdf} from '../../engine/kernels/scalar/index.ts';
import {compileFile, REFERENCE_MODEL} from './scenarios.ts';

const [DISTRICTS, YEARS, REPLICATES] = [9, 7, 200_000];

/** Four standard errors: a right engine fails one of the 20 comparisons below for one seed in 800, and the seed is fixed. */
const ALLOWED = 4;

/** The cycle's sum over the years: a shock in year s is felt 0.6^k in year s + k, so it counts (1 − 0.6^(years left)) / 0.4 times. */
const CYCLE_VARIANCE = Array.from({length: YEARS}, (_, s) => (0.05 * (1 - 0.6 ** (YEARS - s))) / 0.4)
  .map((x) => x * x)
  .reduce((sum, x) => sum + x);

/** Revenue in the last year is lognormal: its log has this standard deviation around log base + 7 mu. */
function logSd(i: number): number {
  const beta = 0.6 + 0.1 * i;
  return Math.sqrt(beta ** 2 * CYCLE_VARIANCE + YEARS * 0.08 ** 2);
}

function meanLevel(i: number): number {
  return 100 * (1 + 0.25 * i) * Math.exp(YEARS * (0.03 + 0.002 * i) + logSd(i) ** 2 / 2);
}

const districts = Array.from({length: DISTRICTS}, (_, i) => i);
const provinceMean = districts.map(meanLevel).reduce((sum, x) => sum + x);

describe('the reference model', () => {
  let answer: Forecast;
  beforeAll(async () => {
    answer = await forecast(compileFile(REFERENCE_MODEL), {replicates: REPLICATES, workers: 1});
  });

  const last = (id: string) => answer.metrics['revenue']!.districts[id]!['2027']!;

  it('hits the province’s target with the probability that other hands have found', () => {
    const standardError = Math.sqrt((0.4617 * (1 - 0.4617)) / REPLICATES);
    // 0.4617 is rounded.
    expect(Math.abs(answer.targets['province']!.probability - 0.4617)).toBeLessThan(ALLOWED * standardError + 5e-5);
  });

  it.each(districts)('hits the target of district d%i as often as a lognormal does', (i) => {
    const p = 1 - normalCdf(Math.log(1.05) / logSd(i));
    const standardError = Math.sqrt((p * (1 - p)) / REPLICATES);
    expect(Math.abs(answer.targets[`d${i}`]!.probability - p)).toBeLessThan(ALLOWED * standardError);
  });

  it.each(districts)('has the mean of district d%i', (i) => {
    const sd = meanLevel(i) * Math.sqrt(Math.expm1(logSd(i) ** 2));
    expect(Math.abs(last(`d${i}`).mean - meanLevel(i))).toBeLessThan((ALLOWED * sd) / Math.sqrt(REPLICATES));
  });

  it('has the mean of the province', () => {
    const {mean, standardError} = last('province');
    expect(Math.abs(mean - provinceMean)).toBeLessThan(ALLOWED * standardError);
  });

  it('has the quantiles of district d0', () => {
    const {p05, p50, p95} = last('d0');
    const quantile = (z: number) => 100 * Math.exp(YEARS * 0.03 + z * logSd(0));
    // A quantile's standard error is √(p (1 − p) / n) over the density, here of the log.
    const tolerance = (p: number, z: number) =>
      (ALLOWED * Math.sqrt((p * (1 - p)) / REPLICATES) * logSd(0)) / (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI));
    for (const [p, z, value] of [
      [0.05, -1.6448536269514722, p05],
      [0.5, 0, p50],
      [0.95, 1.6448536269514722, p95],
    ] as const)
      expect(Math.abs(Math.log(value / quantile(z)))).toBeLessThan(tolerance(p, z));
  });
});
