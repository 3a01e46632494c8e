import {ATOM_BIN, atomGrid, binOf, type Grid, gridOf} from './grid.ts';
import {BINS} from './plan.ts';
import {interpolate, ranksOf} from './positions.ts';

/** A trajectory's histogram and the extremes of its values. */
export interface Histogram {
  readonly grid: Grid;
  readonly counts: Uint32Array;
  readonly least: number;
  readonly greatest: number;
}

/** The bin that holds a rank. */
export interface Holder {
  readonly bin: number;
  readonly size: number;
  /** Values in lower bins. */
  readonly below: number;
}

/** The bins that hold ascending ranks, one for each. */
export function holdersOf(counts: Uint32Array, ranks: readonly number[]): Holder[] {
  let bin = 0;
  let below = 0;
  return ranks.map((rank) => {
    while (below + counts[bin]! <= rank) below += counts[bin++]!;
    return {bin, size: counts[bin]!, below};
  });
}

/** Values read off a histogram. */
export interface Located {
  readonly values: number[];
  /** The widest interval in which one of them is known to lie. */
  readonly width: number;
  /** The bins of the lowest and of the highest. */
  readonly lowest: number;
  readonly highest: number;
}

/** The values at ascending positions: an atom, a value that many replicates share, if their bin has one; else spread evenly over it. */
export function locate(histogram: Histogram, positions: readonly number[], atoms: readonly number[]): Located {
  const ranks = ranksOf(positions);
  const holders = holdersOf(histogram.counts, ranks);
  const atomOf = new Map(atoms.map((atom) => [binOf(histogram.grid, atom), atom]));
  let width = 0;
  const values = holders.map(({bin, size, below}, i) => {
    const [left, right] = edgesOf(histogram, bin);
    width = Math.max(width, right - left);
    return atomOf.get(bin) ?? left + ((ranks[i]! - below + 0.5) / size) * (right - left);
  });
  const [lowest, highest] = [holders[0]?.bin ?? 0, holders[holders.length - 1]?.bin ?? 0];
  return {values: interpolate(positions, ranks, values), width, lowest, highest};
}

/** The least and the greatest value that a bin can hold; the same number twice if it is known. */
function edgesOf({grid, least, greatest}: Histogram, bin: number): [left: number, right: number] {
  if (grid.atom !== undefined && bin === ATOM_BIN) return [grid.atom, grid.atom];
  const edge = (b: number) => Math.min(Math.max(grid.start + b / grid.scale, least), greatest);
  return [bin === 0 ? least : edge(bin), bin === BINS - 1 ? greatest : edge(bin + 1)];
}

/** Bins over what the values were found to lie in, for another look; where that is one bin, `center` stands for nearly all values. */
export function narrowedGrid(histogram: Histogram, {lowest, highest}: Located, center: number | undefined): Grid {
  const [left] = edgesOf(histogram, lowest);
  const [, right] = edgesOf(histogram, highest);
  if (center !== undefined && lowest === highest && left <= center && center <= right) return atomGrid(center);
  return gridOf(left, right);
}
