import {beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {type Bed, makeBed, source} from './memory.ts';

// Columns of any length: a bed of 64 places has room for 30,000 doubles from place 0 on.
let bed: Bed;
beforeAll(() => {
  bed = makeBed(64);
});

const column = (n: number) => new Float64Array(bed.kernels.memory.buffer, bed.at(0), n);
const bins = (count: number) => new Uint32Array(bed.kernels.memory.buffer, bed.at(20), count);

function binOf(x: number, lo: number, scale: number, count: number): number {
  return Math.min(Math.max(Math.trunc((x - lo) * scale), 0), count - 1);
}

const CASES: [n: number, count: number][] = [
  [0, 4],
  [1, 1],
  [3, 7],
  [4, 100],
  [513, 16],
  [10000, 1024],
  [9999, 4096],
];

/** Some below the first bin and some past the last, some on the borders. */
function valuesRound(n: number, count: number): {lo: number; scale: number; values: number[]} {
  const random = source(n + count);
  const [lo, scale] = [-1, count / 3];
  const values = Array.from({length: n}, () =>
    random() < 0.1 ? lo + Math.floor(random() * count) / scale : random() * 4 - 1.5,
  );
  if (n > 3) values.splice(1, 2, 1e300, -1e300);
  return {lo, scale, values};
}

describe.each(CASES)('%i values in %i bins', (n, count) => {
  const {lo, scale, values} = valuesRound(n, count);
  beforeEach(() => column(n).set(values));

  it('histogram counts them, on top of what is there', () => {
    const wanted = Array.from({length: count}, (_, bin) => bin % 3);
    bins(count).set(wanted);
    bins(count + 1)[count] = 77;
    for (const x of values) wanted[binOf(x, lo, scale, count)]!++;
    bed.kernels.histogram(bed.at(0), n, lo, scale, bed.at(20), count);
    expect([...bins(count)]).toEqual(wanted);
    expect(bins(count + 1)[count]).toBe(77);
  });
});

describe.each([
  [0, 4],
  [1, 1],
  [15, 7],
  [31, 200],
  [16, 100],
  [513, 16],
  [10000, 255],
])('%i values in brackets of %i bins', (n, count) => {
  const {lo, scale, values} = valuesRound(n, count);
  beforeEach(() => column(n).set(values));

  it.each([0, 1])('sift keeps those in brackets, in order, and counts those below edges (%i)', (seed) => {
    const pick = source(seed);
    const edges = Array.from({length: 10}, () => Math.floor(pick() * (count + 1))).sort((a, b) => a - b);
    if (seed === 1) edges.splice(0, 10, 0, count, ...Array<number>(8).fill(count));
    const address = bed.at(20);
    new Float64Array(bed.kernels.memory.buffer, address, 2).set([lo, scale]);
    new Int32Array(bed.kernels.memory.buffer, address + 16, 20).set([...edges, ...edges]);
    const below = (x: number) => edges.filter((edge) => edge <= binOf(x, lo, scale, count)).length;
    const wanted = values.filter((x) => below(x) % 2 === 1);
    const kept = bed.kernels.sift(bed.at(0), n, address, count, bed.at(28));
    expect([...new Float64Array(bed.kernels.memory.buffer, bed.at(28), kept)]).toEqual(wanted);
    expect([...new Int32Array(bed.kernels.memory.buffer, address + 56, 10)]).toEqual(
      edges.map((edge) => edge + values.filter((x) => binOf(x, lo, scale, count) < edge).length),
    );
    // Where they stand.
    expect(bed.kernels.sift(bed.at(0), n, address, count, bed.at(0))).toBe(kept);
    expect([...column(kept)]).toEqual(wanted);
  });

  it('place puts a value where sorting would, with what is less before it and what is greater behind', () => {
    const sorted = values.toSorted((a, b) => a - b);
    for (const k of new Set([0, n >> 1, n - 2, n - 1]).values()) {
      if (k < 0 || k >= n) continue;
      expect(bed.kernels.place(bed.at(0), n, k)).toBe(sorted[k]);
      const placed = column(n);
      expect(placed[k]).toBe(sorted[k]);
      expect(placed.subarray(0, k).every((x) => x <= sorted[k]!)).toBe(true);
      expect(placed.subarray(k).every((x) => x >= sorted[k]!)).toBe(true);
      expect([...placed].sort((a, b) => a - b)).toEqual(sorted);
    }
  });
});
