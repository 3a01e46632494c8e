import {beforeAll, describe, expect, it} from 'vitest';
import {type Bed, BLOCK, makeBed, source} from './memory.ts';

let bed: Bed;
beforeAll(() => {
  bed = makeBed();
});

/** 2^200 x, a whole number for a double that is 0 or at least 2^-148. */
function exact(x: number): bigint {
  let shift = 0;
  let value = x;
  while (!Number.isInteger(value)) {
    value *= 2;
    shift++;
  }
  return (BigInt(value) << 200n) >> BigInt(shift);
}

/** Mean and sum of squared deviations in exact arithmetic, rounded at the end. */
function exactMoments(xs: readonly number[]): [mean: number, squares: number] {
  const n = BigInt(xs.length);
  const numbers = xs.map(exact);
  const sum = numbers.reduce((a, b) => a + b, 0n);
  const squares = numbers.reduce((total, x) => total + (n * x - sum) ** 2n, 0n);
  // squares / (n² 2^400), the ratio taken in 60 more bits.
  return [Number((sum << 60n) / n) / 2 ** 260, Number((squares << 60n) / (n * n)) / 2 ** 230 / 2 ** 230];
}

function moments(n: number): [mean: number, squares: number, least: number, greatest: number, bad: number] {
  bed.kernels.moments(bed.at(0), n, bed.at(4));
  return [...bed.vector(4).subarray(0, 5)] as [number, number, number, number, number];
}

describe('moments', () => {
  const random = source(3);
  const makers: [string, () => number][] = [
    ['around 0', () => random() - 0.5],
    ['far from 0', () => 1e6 + random()],
    ['of many sizes', () => 10 ** (12 * random())],
  ];

  describe.each(makers)('%s', (_, make) => {
    it.each([1, 2, 7, 8, 9, 100, 333, 511, 512])('of %i values', (n) => {
      bed.vector(0).fill(NaN);
      const xs = Array.from({length: n}, make);
      bed.vector(0).set(xs);
      const [mean, squares, least, greatest, bad] = moments(n);
      const [exactMean, exactSquares] = exactMoments(xs);
      // A sum of n / 8 terms in each lane is off by at most n / 8 + 3 roundings of the sum of sizes; 512 / 8 of them at worst.
      const size = xs.reduce((a, x) => a + Math.abs(x), 0) / n;
      expect(Math.abs(mean - exactMean)).toBeLessThanOrEqual(67 * 2 ** -53 * size);
      // The deviations are off by the mean's error and one rounding each.
      const noise = 68 * 2 ** -53 * size;
      expect(Math.abs(squares - exactSquares)).toBeLessThanOrEqual(
        70 * 2 ** -52 * exactSquares + 2 * noise * Math.sqrt(n * exactSquares) + n * noise * noise,
      );
      expect([least, greatest, bad]).toEqual([Math.min(...xs), Math.max(...xs), -1]);
    });
  });

  it('depends on nothing but the first n values', () => {
    bed.vector(0).forEach((_, j, x) => (x[j] = random()));
    const before = moments(100);
    bed.vector(0).fill(1e300, 100);
    expect(moments(100)).toEqual(before);
  });

  it.each([NaN, Infinity, -Infinity])('finds the first %s', (value) => {
    for (const [n, first] of [
      [512, 0],
      [512, 511],
      [512, 300],
      [13, 12],
      [5, 2],
    ] as const) {
      bed.vector(0).forEach((_, j, x) => (x[j] = random()));
      bed.vector(0)[first] = value;
      if (first + 1 < n) bed.vector(0)[n - 1] = NaN;
      expect(moments(n)[4]).toBe(first);
    }
  });

  it('reports none where only the sum overflows', () => {
    bed.vector(0).fill(1e308);
    expect(moments(BLOCK)[4]).toBe(-1);
  });
});

describe('count', () => {
  it.each([0, 1, 2, 3, 64, 511, 512])('of %i values counts those that are not 0', (n) => {
    const random = source(n);
    const x = bed.vector(0);
    x.forEach((_, j) => (x[j] = random() < 0.5 ? 0 : 1));
    x.set([0, -0, NaN, 0.5, -3, 5e-324]);
    const wanted = [...x.subarray(0, n)].filter((value) => value !== 0).length;
    expect(bed.kernels.count(bed.at(0), n)).toBe(wanted);
  });
});

describe.each(['countLe', 'countLt'] as const)('%s', (name) => {
  const kernel = {countLe: 'le', countLt: 'lt'} as const;
  const random = source(9);
  const pick = () => [0, -0, 1, NaN, Infinity, random(), random()][Math.floor(7 * random())]!;

  it.each([0, 1, 3, 4, 7, 200, BLOCK])('counts what the map finds true (%i)', (n) => {
    for (const i of [0, 1]) bed.vector(i).set(Float64Array.from({length: BLOCK}, pick));
    const operands = [bed.at(0), bed.at(1), bed.constant(2, 0.5), bed.constant(3, NaN)];
    for (const a of operands)
      for (const b of operands) {
        bed.kernels[kernel[name]](bed.at(5), a, b);
        expect(bed.kernels[name](a, b, n)).toBe(bed.kernels.count(bed.at(5), n));
      }
  });
});
