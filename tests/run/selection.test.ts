import * as fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {instantiate} from '../../engine/kernels/kernels.ts';
import {positionOf, ranksOf} from '../../engine/run/positions.ts';
import {LEVELS} from '../../engine/run/request.ts';
import {Selection} from '../../engine/run/selection.ts';

const selection = new Selection(instantiate());

/** Found in the column as it is and in parts, one of them empty. */
function found(column: Float64Array, ranks: readonly number[]): number[] {
  const values = selection.at([column], ranks);
  const [a, b] = [column.length >> 2, column.length >> 1];
  const parts = [column.subarray(b), column.subarray(0, 0), column.subarray(a, b), column.subarray(0, a)];
  expect(selection.at(parts, ranks)).toEqual(values);
  return values;
}

/** By sorting, with −0 as 0: which of the two stands first is nobody's business. */
function expected(column: Float64Array, ranks: readonly number[]): number[] {
  const sorted = column.slice().sort();
  return ranks.map((rank) => sorted[rank]! + 0);
}

/** Numbers in (0, 1) that only look random: a linear congruential generator (Numerical Recipes, 7.1). */
function numbers(n: number): number[] {
  let state = 1;
  return Array.from({length: n}, () => (state = (1664525 * state + 1013904223) % 4294967296) / 4294967296 + 1e-10);
}

const SHAPES: Record<string, (u: number, i: number) => number> = {
  uniform: (u) => u,
  ascending: (_, i) => i,
  descending: (_, i) => -i,
  constant: () => 0.1,
  'two values': (u) => (u < 0.5 ? 3 : 7),
  'few distinct values': (u) => Math.floor(10 * u),
  'zero inflated': (u) => Math.max(0, u - 0.7),
  'all but one the same': (_, i) => (i === 5 ? 1 : 0),
  'one far outlier': (u, i) => (i === 17 ? 1e300 : u),
  'outliers on both sides': (u, i) => (i === 17 ? 1e12 : i === 18 ? -1e15 : u),
  'a heavy tail': (u) => u ** -10,
  'six hundred decades': (u) => 10 ** (600 * u - 300),
  'both signs, six hundred decades': (u, i) => (i % 2 ? 1 : -1) * 10 ** (600 * u - 300),
  'the whole range of doubles': (u, i) => (i === 0 ? -1.7e308 : i === 1 ? 1.7e308 : u),
  'neighbouring doubles': (u) => 1 + Math.floor(5 * u) * Number.EPSILON,
  subnormal: (u) => Math.floor(100 * u) * 5e-324,
  'zeros of both signs': (u) => (u < 0.3 ? -0 : u < 0.6 ? 0 : u),
  'clusters within clusters': (u, i) => (i % 10 ? 1e-9 * u : i % 100 ? 1e-4 * u : u),
};

describe.each([1, 2, 3, 100, 513, 4096, 50_001])('a selection from %i values', (n) => {
  const u = numbers(n);
  it.each(Object.entries(SHAPES))('finds what sorting finds: %s', (_, shape) => {
    const column = Float64Array.from(u, shape);
    const ranks = ranksOf([0, ...LEVELS.map((level) => positionOf(level, n)), n - 1]);
    expect(found(column, ranks).map((x) => x + 0)).toEqual(expected(column, ranks));
  });
});

it('finds ranks of any numbers', () =>
  fc.assert(
    fc.property(
      fc.array(fc.double({noNaN: true, noDefaultInfinity: true}), {minLength: 1, maxLength: 3000, size: 'max'}),
      (values) => {
        const column = Float64Array.from(values);
        const ranks = [...values.keys()].filter((rank) => rank % 97 < 3);
        expect(found(column, ranks).map((x) => x + 0)).toEqual(expected(column, ranks));
      },
    ),
    {numRuns: 50, seed: 1},
  ));

it('asked for nothing finds nothing', () => expect(found(Float64Array.of(1, 2), [])).toEqual([]));
