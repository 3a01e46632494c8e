import {describe, expect, it} from 'vitest';
import {normalCdf} from '../../engine/kernels/scalar/index.ts';
import {forecastOf} from '../support/forecast-of.ts';

const trajectory = async (metrics: string, year: number, replicates = 40_000) => {
  const forecast = await forecastOf(`metrics:\n${metrics}`, {replicates, seed: 3});
  return Object.values(forecast.metrics)[0]!.districts['a']![String(year)]!;
};

describe('where an observed value fell', () => {
  it('is its share of the simulated futures, in the metric’s own unit', async () => {
    // log X[2025] is normal with mean log 110 and standard deviation 10 %.
    const {actual} = await trajectory(
      '  revenue: {kind: growth, unit: 亿元, base: 100, rate: 10%, volatility: 10%, history: {a: {2025: 1150000 万元}}}',
      2025,
    );
    expect(actual!.value).toBe(115);
    const exact = normalCdf(Math.log(115 / 110) / 0.1);
    expect(actual!.standardError).toBeCloseTo(Math.sqrt((exact * (1 - exact)) / 40_000), 4);
    expect(Math.abs(actual!.position - exact)).toBeLessThan(4 * actual!.standardError);
  });

  it('counts half of what equals it', async () => {
    const {actual} = await trajectory('  events: {kind: flow, unit: 个, rate: 2, history: {a: {2026: 2}}}', 2026);
    const exact = 3 * Math.exp(-2) + (2 * Math.exp(-2)) / 2; // P(X < 2) + P(X = 2) / 2
    expect(Math.abs(actual!.position - exact)).toBeLessThan(4 * actual!.standardError);
  });

  it('is in the middle of numbers that are certain, or at their ends', async () => {
    const at = async (value: number) =>
      (await trajectory(`  given: {kind: table, values: 5, history: {a: {2025: ${value}}}}`, 2025, 100)).actual!
        .position;
    expect([await at(4), await at(5), await at(6)]).toEqual([0, 0.5, 1]);
  });

  it('is not asked of the base year, of years before it, or of years without a value', async () => {
    const metric = '  revenue: {kind: growth, base: 100, rate: 10%, history: {a: {2023: 90, 2024: 101, 2026: 120}}}';
    for (const [year, has] of [
      [2024, false],
      [2025, false],
      [2026, true],
    ] as const)
      expect('actual' in (await trajectory(metric, year, 100)), String(year)).toBe(has);
  });

  it('moves no other number', async () => {
    const metric = '  revenue: {kind: growth, base: 100, rate: 10%, volatility: 10%';
    const plain = await trajectory(`${metric}}`, 2026, 1000);
    const {actual: _, ...seen} = await trajectory(`${metric}, history: {a: {2026: 120}}}`, 2026, 1000);
    expect(seen).toEqual(plain);
  });
});
