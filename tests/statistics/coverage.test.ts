/**
 * Do the stated errors hold? Over 400 seeds a 95 % interval must contain the truth 95 ± 3 % of the time: with a true coverage of 95 % the share over 400
 * seeds has standard error 1.1 %, so ± 3 % is 2.75 of them.
 */
import {beforeAll, describe, expect, it} from 'vitest';
import {forecast} from '../../engine/analysis/forecast.ts';
import type {Forecast} from '../../engine/forecast-schema.ts';
import {normalCdf} from '../../engine/kernels/scalar/index.ts';
import {compileText} from '../support/compile-text.ts';

const SEEDS = 400;

describe('coverage of 95 % intervals', () => {
  const forecasts: Forecast[] = [];

  beforeAll(async () => {
    const compiled = compileText(`
metrics: {revenue: {kind: growth, base: 100, rate: 5%, volatility: 20%}}
targets:
  likely: {metric: revenue, at_least: 100}
  rare: {metric: revenue, at_least: 210}
run: {replicates: 1500}`);
    for (let seed = 1; seed <= SEEDS; seed++) forecasts.push(await forecast(compiled, {seed, workers: 1}));
  });

  const share = (holds: (forecast: Forecast) => boolean) => forecasts.filter(holds).length / SEEDS;
  const mu = 3 * Math.log(1.05);
  const sigma = 0.2 * Math.sqrt(3);
  const reach = (level: number) => 1 - normalCdf((Math.log(level / 100) - mu) / sigma);

  it.each([
    ['likely', reach(100)],
    ['rare', reach(210)],
  ])('probability of the %s target', (target, truth) => {
    const covered = share(({targets}) => {
      const [low, high] = targets[target]!.interval;
      return low <= truth && truth <= high;
    });
    expect(Math.abs(covered - 0.95)).toBeLessThanOrEqual(0.03);
  });

  it('mean, by its standard error', () => {
    const truth = 100 * Math.exp(mu + (sigma * sigma) / 2);
    const covered = share(({metrics}) => {
      const {mean, standardError} = metrics.revenue!.districts.a!['2027']!;
      return Math.abs(mean - truth) <= 1.959964 * standardError;
    });
    expect(Math.abs(covered - 0.95)).toBeLessThanOrEqual(0.03);
  });

  it('and seeds are not each other’s echo', () => {
    const means = forecasts.map(({metrics}) => metrics.revenue!.districts.a!['2027']!.mean);
    expect(new Set(means).size).toBe(SEEDS);
    const centre = means.reduce((sum, x) => sum + x, 0) / SEEDS;
    const product = means.slice(1).reduce((sum, x, i) => sum + (x - centre) * (means[i]! - centre), 0);
    const square = means.reduce((sum, x) => sum + (x - centre) ** 2, 0);
    // Correlation of neighbours has standard error 1/√400.
    expect(Math.abs(product / square)).toBeLessThan(4 / Math.sqrt(SEEDS));
  });
});
