import type {Pilot} from './pilot.ts';
import {BINS} from './plan.ts';

/** The bins of a histogram: bin b starts at start + b/scale; the first and the last reach to the ends of the real line. */
export interface Grid {
  readonly start: number;
  /** Bins per unit. */
  readonly scale: number;
  /** The one value that bin `ATOM_BIN` stands for, when nine in ten values or more are the same. */
  readonly atom?: number;
}

/** The bin of an atom; what is less falls in the one before. */
export const ATOM_BIN = 1;

/** How far the bins reach beyond what the pilot says, in widths from its 5 % to its 95 % quantile: a dozen standard errors of a pilot quantile of a normal. */
const MARGIN = 0.25;

/** Bins from below the pilot's 5 % quantile to above its 95 % quantile: each about 1.5/2048 of that width. */
export function quantileGrid({p05, p50, p95}: Pilot): Grid {
  const width = p95 - p05;
  return width > 0 ? gridOf(p05 - MARGIN * width, p95 + MARGIN * width) : atomGrid(p50);
}

/** Bins of the same width around the pilot's median shortfall, or up from below zero when nothing fell short. */
export function shortfallGrid({p05, p50, p95, shortfall}: Pilot): Grid {
  const reach = (p95 - p05) * (0.5 + MARGIN);
  if (reach === 0) return atomGrid(p50);
  return shortfall === undefined ? gridOf(-2 * reach, 0) : gridOf(shortfall - reach, shortfall + reach);
}

/** Bins of equal width over an interval, and two more on either side, so that its ends lie in bins that do not reach on and on. */
export function gridOf(start: number, end: number, bins = BINS): Grid {
  const width = Math.max((end - start) / (bins - 4), NARROWEST);
  return {start: start - 2 * width, scale: 1 / width};
}

/** Where bins per unit are still a finite number. */
const NARROWEST = 1e-300;

/** A bin that holds one value alone, to within 4e-15 of its size; what is below it falls in the first bin. */
export function atomGrid(atom: number): Grid {
  const width = Math.max(Math.abs(atom) * 4e-15, NARROWEST);
  return {start: atom - (ATOM_BIN + 0.5) * width, scale: 1 / width, atom};
}

/** The bin of a value, as the `histogram` and `sift` kernels have it. */
export function binOf({start, scale}: Grid, x: number, bins = BINS): number {
  const bin = (x - start) * scale;
  // What is not a number counts as 0 there.
  return bin > 0 ? (bin < bins - 1 ? bin | 0 : bins - 1) : 0;
}
