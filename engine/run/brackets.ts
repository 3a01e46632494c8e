import {binOf, type Grid} from './grid.ts';
import {type Histogram, holdersOf} from './histogram.ts';
import {valuesAt} from './order-statistics.ts';
import type {Interest} from './pilot.ts';
import {BINS, BRACKETS} from './plan.ts';
import {interpolate, ranksOf} from './positions.ts';

/** Bins from `first` to `last`, both within. */
export interface Bracket {
  readonly first: number;
  readonly last: number;
}

/** The bins of intervals of values; brackets that touch become one. */
export function bracketsOf(intervals: readonly (readonly [low: number, high: number])[], grid: Grid): Bracket[] {
  return merge(
    intervals.map(([low, high]) => ({
      first: low === -Infinity ? 0 : binOf(grid, low),
      last: high === Infinity ? BINS - 1 : binOf(grid, high),
    })),
  );
}

/** The bins that hold the values at positions, and what lies between neighbouring ranks, which is nothing. */
export function bracketsRound(counts: Uint32Array, positions: readonly number[]): Bracket[] {
  return merge(
    positions.map((position) => {
      const [first, last] = holdersOf(counts, [Math.floor(position), Math.ceil(position)]);
      return {first: first!.bin, last: last!.bin};
    }),
  );
}

/** The bins that hold the neighbourhoods of positions among n values; one that reaches past either end takes all that lies beyond. */
export function bracketsIn(counts: Uint32Array, interests: readonly Interest[], n: number): Bracket[] {
  return merge(
    interests.map(({center, reach}) => {
      const [low, high] = [Math.floor(center - reach), Math.ceil(center + reach)];
      const holders = holdersOf(counts, [Math.max(low, 0), Math.min(high, n - 1)]);
      return {first: low < 0 ? 0 : holders[0]!.bin, last: high > n - 1 ? BINS - 1 : holders[1]!.bin};
    }),
  );
}

/** The bins that lie in brackets of both. */
export function commonBrackets(some: readonly Bracket[], others: readonly Bracket[]): Bracket[] {
  return some.flatMap((a) =>
    others.flatMap((b) => {
      const common = {first: Math.max(a.first, b.first), last: Math.min(a.last, b.last)};
      return common.first <= common.last ? [common] : [];
    }),
  );
}

function merge(brackets: readonly Bracket[]): Bracket[] {
  const merged: Bracket[] = [];
  for (const bracket of brackets.toSorted((a, b) => a.first - b.first)) {
    const last = merged[merged.length - 1];
    if (last && bracket.first <= last.last + 1)
      merged[merged.length - 1] = {first: last.first, last: Math.max(last.last, bracket.last)};
    else merged.push(bracket);
  }
  return merged;
}

/** In the form of `Plan.brackets`. */
export function packBrackets(slots: readonly (readonly Bracket[])[]): Int32Array {
  const packed = new Int32Array(2 * BRACKETS * slots.length).fill(-1);
  slots.forEach((brackets, k) =>
    packed.set(
      brackets.flatMap(({first, last}) => [first, last]),
      2 * BRACKETS * k,
    ),
  );
  return packed;
}

/**
 * The values at positions, exactly as if all values were sorted, from those in brackets, in whatever order; or undefined if one that is needed lies in none.
 */
export function exactValues(
  {grid, counts, least, greatest}: Histogram,
  brackets: readonly Bracket[],
  parts: readonly Float64Array[],
  positions: readonly number[],
): number[] | undefined {
  if (least === greatest) return positions.map(() => least);
  const ranks = ranksOf(positions);
  const holders = holdersOf(counts, ranks);
  if (!holders.every(({bin}) => brackets.some(({first, last}) => first <= bin && bin <= last))) return undefined;
  return interpolate(positions, ranks, valuesAt(grid, holders, parts, ranks));
}
