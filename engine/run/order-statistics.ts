import type {Kernels} from '../kernels/kernels.ts';
import {align} from './link.ts';

/** Bins of one pass over a column: so many that a bin holds a few dozen values, so few that they stay in the first cache. */
const BINS = 4096;

/** Values that are sorted rather than counted. */
const FEW = 512;

/** Passes that may find most values in one bin, as a far outlier makes happen, before the values are sorted. */
const MOST_PASSES = 4;

/** Kernel memory that `orderStatistics` takes for columns of n values, at most. */
export function selectionBytes(n: number): number {
  return 4 * BINS + (MOST_PASSES + 1) * (8 * n + 64);
}

/**
 * The values at ascending ranks (from 0) of a column of finite values between `least` and `greatest`, exactly as if it were sorted: its values are
 * counted in bins, which keep the order, and only the bins that hold a wanted rank are looked into. Takes kernel memory from `free`; about 3 ns per value.
 */
export function orderStatistics(
  kernels: Kernels,
  free: number,
  column: Float64Array,
  least: number,
  greatest: number,
  ranks: readonly number[],
): Float64Array {
  if (ranks.length === 0) return new Float64Array();
  const bins = align(free);
  const address = align(bins + 4 * BINS);
  kernels.reserve(address + 8 * column.length);
  new Float64Array(kernels.memory.buffer, address, column.length).set(column);
  const found = new Float64Array(ranks.length);
  search(
    {kernels, bins, ranks, found},
    {address, n: column.length, least, greatest},
    {first: 0, end: ranks.length},
    0,
    0,
  );
  return found;
}

interface Search {
  readonly kernels: Kernels;
  readonly bins: number;
  readonly ranks: readonly number[];
  readonly found: Float64Array;
}

/** Values in kernel memory. */
interface Values {
  readonly address: number;
  readonly n: number;
  readonly least: number;
  readonly greatest: number;
}

/** Some of the ranks, by their places. */
interface Some {
  readonly first: number;
  readonly end: number;
}

/** Finds some of the ranks in values that have `below` others below them. */
function search(the: Search, values: Values, some: Some, below: number, pass: number): void {
  const {kernels, bins, ranks, found} = the;
  const {address, n, least, greatest} = values;
  const scale = (BINS - 1) / (greatest - least);
  if (least === greatest) {
    found.fill(least, some.first, some.end);
  } else if (n <= FEW || pass === MOST_PASSES || !(scale > 0 && scale < Infinity)) {
    const sorted = new Float64Array(kernels.memory.buffer, address, n).slice().sort();
    for (let i = some.first; i < some.end; i++) found[i] = sorted[ranks[i]! - below]!;
  } else {
    const counts = new Uint32Array(kernels.memory.buffer, bins, BINS).fill(0);
    kernels.histogram(address, n, least, scale, bins, BINS);
    for (const bin of wantedBins(counts, ranks, some, below)) lookInto(the, values, scale, bin, pass);
  }
}

interface Bin extends Some {
  readonly bin: number;
  readonly count: number;
  /** Values of the column in lower bins. */
  readonly below: number;
}

/** The bins that hold the ranks. */
function wantedBins(counts: Uint32Array, ranks: readonly number[], {first, end}: Some, below: number): Bin[] {
  const wanted: Bin[] = [];
  for (let i = first, bin = 0; i < end; bin++) {
    const count = counts[bin]!;
    const start = i;
    while (i < end && ranks[i]! < below + count) i++;
    if (i > start) wanted.push({bin, count, below, first: start, end: i});
    below += count;
  }
  return wanted;
}

/** Finds the ranks that one bin holds, from that bin's values alone. */
function lookInto(the: Search, {address, n, least}: Values, scale: number, bin: Bin, pass: number): void {
  const {kernels} = the;
  const inside = align(address + 8 * n);
  kernels.reserve(inside + 8 * bin.count);
  kernels.gather(address, n, least, scale, bin.bin, bin.bin, BINS, inside);
  const [low, high] = boundsOf(kernels, inside, bin.count, the.bins);
  search(the, {address: inside, n: bin.count, least: low, greatest: high}, bin, bin.below, pass + 1);
}

/** The least and the greatest of values in kernel memory; `out` may be written. */
function boundsOf(kernels: Kernels, address: number, n: number, out: number): [least: number, greatest: number] {
  kernels.bounds(address, n, out);
  const [least, greatest] = new Float64Array(kernels.memory.buffer, out, 2);
  return [least!, greatest!];
}
