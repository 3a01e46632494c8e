import type {Kernels} from '../kernels/kernels.ts';
import {align} from './link.ts';

/** Bins of one pass over a column: so many that a bin holds a few dozen values, so few that they stay in the first cache. */
const BINS = 4096;

/** Values that are sorted rather than counted. */
const FEW = 512;

/** Passes that may find most values in one bin, as a far outlier makes happen, before the values are sorted. */
const MOST_PASSES = 4;

/**
 * The values at ascending ranks (from 0) of a column of finite values between `least` and `greatest`, exactly as if it were sorted: its values are
 * counted in bins, which keep the order, and only the bins that hold a wanted rank are looked into. Takes kernel memory from `free` on.
 */
export function orderStatistics(
  kernels: Kernels,
  free: number,
  column: Float64Array,
  least: number,
  greatest: number,
  ranks: readonly number[],
): Float64Array {
  const found = new Float64Array(ranks.length);
  const bins = align(free);
  const address = align(bins + 4 * BINS);
  const n = column.length;
  kernels.reserve(address + 8 * n);
  viewOf(kernels, address, n).set(column);
  search({kernels, bins, ranks, found}, {address, n, least, greatest, below: 0}, {first: 0, end: ranks.length}, 0);
  return found;
}

interface Search {
  readonly kernels: Kernels;
  /** Where counts are kept. */
  readonly bins: number;
  readonly ranks: readonly number[];
  readonly found: Float64Array;
}

/** Values in kernel memory, neighbours in the order of the column. */
interface Stretch {
  readonly address: number;
  readonly n: number;
  readonly least: number;
  readonly greatest: number;
  /** Values of the column that are lower. */
  readonly below: number;
}

/** Some of the ranks, by their places. */
interface Some {
  readonly first: number;
  readonly end: number;
}

/** Finds ranks that lie in a stretch. */
function search(the: Search, stretch: Stretch, some: Some, pass: number): void {
  const {address, n, least, greatest, below} = stretch;
  const scale = (BINS - 1) / (greatest - least);
  if (some.first === some.end) return;
  if (least === greatest) the.found.fill(least, some.first, some.end);
  else if (n <= FEW || pass === MOST_PASSES || !(scale > 0 && scale < Infinity))
    pick(the, viewOf(the.kernels, address, n).slice().sort(), some, below);
  else
    for (const bin of wantedBins(countsOf(the, stretch, scale), the.ranks, some, below))
      search(the, gathered(the, stretch, scale, bin), bin, pass + 1);
}

function viewOf(kernels: Kernels, address: number, n: number): Float64Array {
  return new Float64Array(kernels.memory.buffer, address, n);
}

function pick({ranks, found}: Search, sorted: Float64Array, {first, end}: Some, below: number): void {
  for (let i = first; i < end; i++) found[i] = sorted[ranks[i]! - below]!;
}

/** How many values of a stretch lie in each bin; bin b starts at least + b/scale. */
function countsOf({kernels, bins}: Search, {address, n, least}: Stretch, scale: number): Uint32Array {
  const counts = new Uint32Array(kernels.memory.buffer, bins, BINS).fill(0);
  kernels.histogram(address, n, least, scale, bins, BINS);
  return counts;
}

/** A bin that holds ranks. */
interface Bin extends Some {
  readonly bin: number;
  readonly size: number;
  readonly below: number;
}

/** The bins that hold the ranks, ascending. */
function wantedBins(counts: Uint32Array, ranks: readonly number[], {first, end}: Some, below: number): Bin[] {
  const wanted: Bin[] = [];
  for (let i = first, bin = 0; i < end; bin++) {
    const size = counts[bin]!;
    const start = i;
    while (i < end && ranks[i]! < below + size) i++;
    if (i > start) wanted.push({bin, size, below, first: start, end: i});
    below += size;
  }
  return wanted;
}

/** The values of one bin, copied behind the stretch that they are from. */
function gathered(
  {kernels, bins}: Search,
  {address, n, least}: Stretch,
  scale: number,
  {bin, size, below}: Bin,
): Stretch {
  const inside = align(address + 8 * n);
  kernels.reserve(inside + 8 * size);
  kernels.gather(address, n, least, scale, bin, bin, BINS, inside);
  // The counts have been read: their place is free for the bounds.
  kernels.bounds(inside, size, bins);
  const [low, high] = viewOf(kernels, bins, 2);
  return {address: inside, n: size, least: low!, greatest: high!, below};
}
