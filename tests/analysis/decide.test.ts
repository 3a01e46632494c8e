import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {decide} from '../../engine/analysis/decide.ts';
import {clopperPearson, criticalValue} from '../../engine/analysis/estimates.ts';
import {lookSizes} from '../../engine/analysis/looks.ts';

describe('a verdict on an interval', () => {
  it.each([
    // The interval lies above, round, below the limit, or ends at it.
    ['>=', [0.3, 0.4], 'pass'],
    ['>=', [0.1, 0.3], 'undecided'],
    ['>=', [0.1, 0.15], 'fail'],
    ['>=', [0.2, 0.3], 'pass'],
    ['>=', [0.1, 0.2], 'undecided'],
    ['>', [0.3, 0.4], 'pass'],
    ['>', [0.1, 0.3], 'undecided'],
    ['>', [0.1, 0.15], 'fail'],
    ['>', [0.2, 0.3], 'undecided'],
    ['>', [0.1, 0.2], 'fail'],
    ['<=', [0.3, 0.4], 'fail'],
    ['<=', [0.1, 0.3], 'undecided'],
    ['<=', [0.1, 0.15], 'pass'],
    ['<=', [0.2, 0.3], 'undecided'],
    ['<=', [0.1, 0.2], 'pass'],
    ['<', [0.3, 0.4], 'fail'],
    ['<', [0.1, 0.3], 'undecided'],
    ['<', [0.1, 0.15], 'pass'],
    ['<', [0.2, 0.3], 'fail'],
    ['<', [0.1, 0.2], 'undecided'],
  ] as const)('%s 0.2 of %j: %s', (comparator, interval, verdict) => {
    expect(decide(interval, comparator, 0.2)).toBe(verdict);
  });
});

describe('looks', () => {
  it.each([
    [1_000_000, [4096, 8192, 16384, 32768, 65536, 131072, 262144, 524288, 1_000_000]],
    [8192, [4096, 8192]],
    [8193, [4096, 8192, 8193]],
    [4096, [4096]],
    [100, [100]],
  ])('up to %d', (most, looks) => expect(lookSizes(most)).toEqual(looks));
});

interface Row {
  hits: number;
  n: number;
  error: number;
  low: number;
  high: number;
}

it('Clopper–Pearson intervals are those of SciPy', () => {
  const url = new URL('../reference/intervals/clopper-pearson.json', import.meta.url);
  const rows = JSON.parse(readFileSync(url, 'utf8')) as Row[];
  expect(rows.length).toBeGreaterThan(20);
  for (const {hits, n, error, low, high} of rows) {
    const [ours, theirs] = clopperPearson(hits, n, 1 - error);
    // Both solve for the quantile to about 1e-12 of its size; SciPy's root finder stops there.
    expect(Math.abs(ours - low)).toBeLessThanOrEqual(1e-10 * (1 + low));
    expect(Math.abs(theirs - high)).toBeLessThanOrEqual(1e-10 * (1 + high));
  }
});

it('the critical value of a confidence is the normal quantile that leaves half of the rest above', () => {
  // 1.959963984540054 and 3.2905267314919255: SciPy, norm.ppf(0.975) and norm.ppf(0.9995).
  expect(criticalValue(0.95)).toBeCloseTo(1.959963984540054, 12);
  expect(criticalValue(0.999)).toBeCloseTo(3.2905267314919255, 10);
});
