import {describe, expect, it} from 'vitest';
import {foundIn} from '../made-up.ts';

/** 10 % a year from 2018 to 2020, then 5 %. */
const known = `
  a: revenue whole 2018 is 100
  b: revenue whole 2020 is 121
  c: revenue whole 2021 is 127.05`;

describe('growth', () => {
  // (250 / 127.05)^(1/5) - 1 = 14.5 %: over the best, 10 %, by more than a quarter.
  it('finds growth beyond the best of history', () => {
    const [finding] = foundIn('growth', 't: revenue whole 2026 at_least 250', known);
    expect(finding).toMatchObject({severity: 'strain', numbers: {years: 5}});
    expect(finding!.numbers['wholeGrowth']).toBeCloseTo(0.145, 3);
    expect(finding!.numbers['wholeBest']).toBeCloseTo(0.1, 9);
    expect(finding!.sentence.en).toContain('10 % a year (2018 to 2020)');
  });

  // 127.05 · 1.125^5 = 228.95: a quarter over 10 %.
  it('is silent up to a quarter over the best', () => {
    expect(foundIn('growth', 't: revenue whole 2026 at_least 228', known)).toEqual([]);
    expect(foundIn('growth', 't: revenue whole 2026 at_least 230', known)).toHaveLength(1);
  });

  it('measures a place without a history of its own against the place round it, and says all in one', () => {
    const targets = `
      n4: revenue north 2024 at_least 100
      n7: revenue north 2027 at_least 200
      s4: revenue south 2024 at_least 100
      s7: revenue south 2027 at_least 110`;
    const [finding, ...others] = foundIn('growth', targets, known);
    expect(others).toEqual([]);
    // 2^(1/3) - 1 = 26 %; the south's 3.2 % is no strain.
    expect(finding!.numbers['northGrowth']).toBeCloseTo(0.26, 3);
    expect(finding!.numbers).not.toHaveProperty('southGrowth');
    expect(finding!.sentence.zh).toContain('全省历史上最快每年 10%');
  });

  it('takes growth that a plan states for history', () => {
    const stated = 'a: revenue whole 2023 is 100\ng: revenue whole growth:2016-2020 is 30%';
    expect(foundIn('growth', 't: revenue whole 2026 at_least 200', stated)).toEqual([]);
    expect(foundIn('growth', 't: revenue whole 2026 at_least 200', stated.replace('30%', '10%'))).toHaveLength(1);
  });

  // 100 · 1.25^3 = 195.3.
  it('without any history asks only whether the industry would double in three years', () => {
    const plan = (last: number) => `a: revenue north 2024 at_least 100\nb: revenue north 2027 at_least ${last}`;
    expect(foundIn('growth', plan(195))).toEqual([]);
    expect(foundIn('growth', plan(196))).toHaveLength(1);
  });

  it('is silent about shares, about handfuls, and about standing still after a fall', () => {
    expect(foundIn('growth', 'a: coverage north 2024 at_least 20%\nb: coverage north 2027 at_least 90%')).toEqual([]);
    expect(foundIn('growth', 'a: firms north 2024 at_least 4\nb: firms north 2027 at_least 20')).toEqual([]);
    expect(
      foundIn(
        'growth',
        't: revenue north 2025 at_least 91',
        'a: revenue north 2022 is 100\nb: revenue north 2024 is 90',
      ),
    ).toEqual([]);
  });
});
