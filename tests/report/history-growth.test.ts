import {expect, it} from 'vitest';
import {historyGrowth} from '../../engine/report/history-growth.ts';
import type {Forecast} from '../../engine/forecast-schema.ts';

function forecastWith(history: Record<string, Record<string, number>>): Forecast {
  return {scenario: {base: 2024}, metrics: {revenue: {history}}} as unknown as Forecast;
}

const growth = (years: Record<string, number>) => historyGrowth(forecastWith({east: years}), 'revenue', 'east');

it('is constant growth from the first to the last value known, and over the last stretch', () => {
  // 100 · 1.1² = 121, and 121 · 1.5 = 181.5.
  const {whole, last} = growth({2021: 100, 2023: 121, 2024: 181.5})!;
  expect(whole).toEqual({rate: expect.closeTo(Math.cbrt(1.815) - 1, 14), from: 2021, to: 2024});
  expect(last).toEqual({rate: expect.closeTo(0.5, 14), from: 2023, to: 2024});
});

it('is the same over the whole and the last stretch where two values are known', () => {
  const {whole, last} = growth({2018: 305, 2022: 500})!;
  expect(whole).toEqual(last);
  expect(whole.rate).toBeCloseTo((500 / 305) ** (1 / 4) - 1, 14);
});

it('leaves out what came after the base year, and what has no growth', () => {
  expect(growth({2022: 100, 2024: 144, 2025: 999})!.whole).toEqual({
    rate: expect.closeTo(0.2, 14),
    from: 2022,
    to: 2024,
  });
  expect(growth({2020: 0, 2022: 100, 2024: 144})!.whole.from).toBe(2022);
});

it('is nothing where fewer than two values are known', () => {
  expect(growth({2024: 100})).toBeUndefined();
  expect(growth({2024: 100, 2025: 110})).toBeUndefined();
  expect(historyGrowth(forecastWith({}), 'revenue', 'east')).toBeUndefined();
  expect(historyGrowth(forecastWith({}), 'exports', 'east')).toBeUndefined();
});
