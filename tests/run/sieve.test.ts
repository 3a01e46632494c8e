import * as fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {instantiate} from '../../engine/kernels/kernels.ts';
import {quantileInterests, shortfallInterest, spanOf} from '../../engine/run/interests.ts';
import {LEVELS} from '../../engine/run/request.ts';
import {lookUp} from '../../engine/run/run-exact.ts';
import {Selection} from '../../engine/run/selection.ts';
import {DESCRIPTION, SHARED_BYTES, Sieve, SIEVE_BYTES, type Span} from '../../engine/run/sieve.ts';
import {positionOf} from '../../engine/run/positions.ts';
import type {Part} from '../../engine/run/totals.ts';
import {source} from '../kernels/memory.ts';
import {quantiles} from './columns.ts';

const kernels = instantiate();
const address = Math.ceil(kernels.heap / 64) * 64;
const LIST = address + SIEVE_BYTES + SHARED_BYTES;
kernels.reserve(LIST + 8 * 200_000);

const SIEVED = 512;

/** What a recorder keeps of a batch's values: a shard whole, then what lies in brackets, drawn closer once. */
function keep(values: Float64Array, spansOf: (seen: Float64Array) => readonly Span[]): Part {
  const sieve = new Sieve(kernels, address, address + SIEVE_BYTES);
  const doubles = new Float64Array(kernels.memory.buffer);
  const first = values.subarray(0, 4096);
  doubles.set(first, LIST / 8);
  let size = sieve.lay(LIST, first.length, spansOf(first), Math.min(...first), Math.max(...first));
  for (let at = first.length; at < values.length; at += SIEVED) {
    const next = LIST + 8 * 100_000;
    const block = values.subarray(at, at + SIEVED);
    doubles.set(block, next / 8);
    size += sieve.sift(next, block.length, LIST + 8 * size);
    if (at === 4 * 4096) size = sieve.narrow(LIST, size, spansOf(values.subarray(0, at + SIEVED)));
  }
  const description = new Float64Array(DESCRIPTION);
  sieve.describe(size, description, 0);
  return {first: 0, values: new Float64Array(kernels.memory.buffer, LIST, size).slice(), description};
}

const roundQuantiles = ({length}: Float64Array) => quantileInterests(length).map(spanOf);
const positionsIn = (n: number) => LEVELS.map((level) => positionOf(level, n));

function numbers(n: number, seed: number, shape: (u: number, i: number) => number): Float64Array {
  const random = source(seed);
  return Float64Array.from({length: n}, (_, i) => shape(random(), i));
}

const SHAPES: Record<string, (u: number, i: number) => number> = {
  uniform: (u) => u,
  'a heavy tail': (u) => u ** -10,
  'far from zero': (u) => 1e9 + 1e-3 * u,
  'few distinct values': (u) => Math.floor(10 * u),
  'mass at zero up to a quantile': (u) => Math.max(0, u - 0.951),
  'a far outlier behind the first shard': (u, i) => (i === 5000 ? 1e300 : u),
  'hundreds of decades': (u) => (u < 0.3 ? -1 : 1) * 10 ** (600 * u - 300),
};

describe('what is kept of two batches is enough for the quantiles', () => {
  it.each(Object.entries(SHAPES))('%s', (_, shape) => {
    const batches = [numbers(30_001, 1, shape), numbers(20_000, 2, shape)];
    const all = Float64Array.from(batches.flatMap((values) => [...values]));
    const parts = batches.map((values) => keep(values, roundQuantiles));
    const found = lookUp(new Selection(instantiate()), parts, positionsIn(all.length));
    expect(found).toEqual(quantiles(all, LEVELS));
  });

  it('and little of what varies', () => {
    const {values} = keep(numbers(40_000, 3, SHAPES['uniform']!), roundQuantiles);
    // 16.3 / √16,896 of them, which is 12.5 %, and a bin more round each quantile.
    expect(values.length).toBeLessThan(0.15 * 40_000);
  });

  it('and for the median of what lies below zero, however much that is', () => {
    for (const share of [0.0001, 0.01, 0.5, 1]) {
      const values = numbers(50_000, 4, (u) => u - share);
      const below = values.filter((x) => x < 0);
      const part = keep(values, (seen) => [spanOf(shortfallInterest(seen.filter((x) => x < 0).length, seen.length))]);
      const found = lookUp(new Selection(instantiate()), [part], [positionOf(0.5, below.length)]);
      expect(found).toEqual(quantiles(below, [0.5]));
    }
  });
});

describe('what is not enough is not taken for it', () => {
  const few = numbers(20_000, 5, (u) => u);

  it('where the first replicates were not typical', () => {
    const odd = numbers(20_000, 6, (u, i) => (i < 4096 ? 0.1 * u : u));
    const parts = [odd, few].map((values) => keep(values, roundQuantiles));
    expect(lookUp(new Selection(instantiate()), parts, positionsIn(40_000))).toBeUndefined();
  });

  it('where they were all the same', () => {
    const odd = numbers(20_000, 7, (u, i) => (i < 4096 ? 0.5 : u));
    expect(lookUp(new Selection(instantiate()), [keep(odd, roundQuantiles)], positionsIn(20_000))).toBeUndefined();
  });

  it('whatever the numbers: it is undefined or right', () =>
    fc.assert(
      fc.property(fc.nat(), fc.double({min: 0, max: 1, noNaN: true}), fc.boolean(), (seed, shift, isDiscrete) => {
        const values = numbers(6000, seed, (u, i) => {
          const x = i < 4096 ? u : u + 0.2 * shift;
          return isDiscrete ? Math.floor(5 * x) : x;
        });
        const found = lookUp(new Selection(kernels), [keep(values, roundQuantiles)], positionsIn(6000));
        if (found) expect(found).toEqual(quantiles(values, LEVELS));
      }),
      {numRuns: 50, seed: 1},
    ));
});
