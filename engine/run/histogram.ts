import {ATOM_BIN, atomGrid, binOf, type Grid, gridOf} from './grid.ts';
import {BINS} from './plan.ts';
import {interpolate, ranksOf} from './positions.ts';

/** A trajectory's histogram and the extremes of its values. */
export interface Histogram {
  readonly grid: Grid;
  readonly counts: Uint32Array;
  readonly least: number;
  readonly greatest: number;
  /** Values that many replicates share: what is in their bin is taken to be one of them. */
  readonly atoms: readonly number[];
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

/** The values at ascending positions: an atom if their bin has one, else spread evenly over it. */
export function locate(histogram: Histogram, positions: readonly number[]): Located {
  const ranks = ranksOf(positions);
  const atoms = new Map(histogram.atoms.map((atom) => [binOf(histogram.grid, atom), atom]));
  const values: number[] = [];
  const bins: number[] = [];
  let width = 0;
  let bin = 0;
  let below = 0;
  for (const rank of ranks) {
    while (below + histogram.counts[bin]! <= rank) below += histogram.counts[bin++]!;
    const [left, right] = edgesOf(histogram, bin);
    values.push(atoms.get(bin) ?? left + ((rank - below + 0.5) / histogram.counts[bin]!) * (right - left));
    width = Math.max(width, right - left);
    bins.push(bin);
  }
  return {values: interpolate(positions, ranks, values), width, lowest: bins[0]!, highest: bins[bins.length - 1]!};
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
