import {readFileSync} from 'node:fs';
import {beforeAll, describe, expect, it} from 'vitest';
import {inverseNormal, normal, uniform} from '../../engine/kernels/scalar/draws.ts';
import {type Counter, philox4x32, type Words} from '../../engine/kernels/scalar/philox.ts';
import {type Bed, BLOCK, makeBed, same, source} from './memory.ts';

const KNOWN = readFileSync(new URL('../known-answers/philox4x32-10.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) =>
    line
      .trim()
      .split(/\s+/)
      .map((word) => parseInt(word, 16)),
  );

let bed: Bed;
beforeAll(() => {
  bed = makeBed();
});

describe('Philox4x32-10', () => {
  it('has known answers to test', () => expect(KNOWN.map((numbers) => numbers.length)).toEqual([10, 10, 10]));

  it.each(KNOWN)('scalar: counter %i %i %i %i', (...numbers) => {
    const counter = numbers.slice(0, 4) as unknown as Counter;
    const key = numbers.slice(4, 6) as unknown as Words;
    expect(philox4x32(counter, key)).toEqual(numbers.slice(6));
  });

  it.each(KNOWN)('kernel: counter %i %i %i %i', (...numbers) => {
    const [c0, c1, c2, c3, k0, k1] = numbers as [number, number, number, number, number, number];
    bed.kernels.uniform(bed.at(0), k0, k1, Math.floor(c0 / 128), c1, c2, c3);
    const words = [0, 1, 2, 3].map((word) => bed.vector(0)[128 * word + (c0 % 128)]! * 2 ** 32 - 0.5);
    expect(words).toEqual(numbers.slice(6));
  });
});

describe('draws', () => {
  const random = source(7);
  const word = () => Math.floor(random() * 2 ** 32);

  it('agree with their scalar twins bit for bit', () => {
    for (let round = 0; round < 6; round++) {
      const [s0, s1, t0, t1, draw] = [word(), word(), word(), word(), word()];
      const block = round === 0 ? 0 : Math.floor(random() * 2 ** (round * 4));
      bed.kernels.uniform(bed.at(0), s0, s1, block, draw, t0, t1);
      bed.kernels.normal(bed.at(1), s0, s1, block, draw, t0, t1);
      const wrong = [];
      for (let j = 0; j < BLOCK; j++) {
        const r = block * BLOCK + j;
        if (!same(bed.vector(0)[j]!, uniform([s0, s1], [t0, t1], draw, r))) wrong.push(['uniform', j]);
        if (!same(bed.vector(1)[j]!, normal([s0, s1], [t0, t1], draw, r))) wrong.push(['normal', j]);
      }
      expect(wrong).toEqual([]);
    }
  });

  it('are the half-odd multiples of 2^-32, strictly inside (0, 1)', () => {
    for (let block = 0; block < 20; block++) {
      bed.kernels.uniform(bed.at(0), 1, 2, block, 3, 4, 5);
      for (const u of bed.vector(0)) {
        const k = u * 2 ** 32 - 0.5;
        expect(Number.isInteger(k) && k >= 0 && k < 2 ** 32).toBe(true);
      }
    }
    // The extreme words, through the only place that makes a uniform of a word.
    expect((0 + 0.5) * 2 ** -32).toBeGreaterThan(0);
    expect((2 ** 32 - 1 + 0.5) * 2 ** -32).toBeLessThan(1);
  });

  it('change with every argument', () => {
    const base = [1, 2, 3, 4, 5, 6] as const;
    const first = (args: readonly number[]) => {
      bed.kernels.uniform(bed.at(0), args[0]!, args[1]!, args[2]!, args[3]!, args[4]!, args[5]!);
      return bed.vector(0)[0]!;
    };
    const values = [first(base), ...base.map((_, i) => first(base.map((x, j) => (i === j ? x + 1 : x))))];
    expect(new Set(values).size).toBe(7);
  });

  it('have the mean and variance of their distributions', () => {
    const blocks = 400;
    const n = blocks * BLOCK;
    const sums = [0, 0, 0, 0];
    for (let block = 0; block < blocks; block++) {
      bed.kernels.uniform(bed.at(0), 20, 11, block, 0, 1, 2);
      bed.kernels.normal(bed.at(1), 20, 11, block, 0, 1, 2);
      bed.vector(0).forEach((u) => ((sums[0]! += u - 0.5), (sums[1]! += (u - 0.5) ** 2)));
      bed.vector(1).forEach((z) => ((sums[2]! += z), (sums[3]! += z ** 2)));
    }
    const [u1, u2, z1, z2] = sums.map((sum) => sum / n) as [number, number, number, number];
    // Within 4 standard errors.
    expect(Math.abs(u1)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(u2 - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n));
    expect(Math.abs(z1)).toBeLessThan(4 * Math.sqrt(1 / n));
    expect(Math.abs(z2 - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  });
});

describe('inverse normal', () => {
  const random = source(8);
  const words = [0, 1, 2, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
  // Both sides of every border of the table's rows, where two polynomials meet.
  for (let e = 1; e < 31; e++) {
    for (let part = 0; part < 16; part++) words.push(Math.floor(2 ** e * (1 + part / 16)));
  }
  for (let i = 0; i < 1000; i++) words.push(Math.floor(random() * 2 ** 32));

  it('is antisymmetric in the random word', () => {
    for (const word of words) expect(inverseNormal(2 ** 32 - 1 - word)).toBe(-inverseNormal(word));
  });

  it('increases strictly', () => {
    for (const word of words) {
      if (word > 0) expect(inverseNormal(word - 1)).toBeLessThan(inverseNormal(word));
    }
  });
});
