import type {Program} from '../program/program.ts';

/** What shards compute besides moments and counts; plain data that a worker is sent once. */
export interface Plan {
  readonly program: Program;
  readonly seed: number;
  readonly replicates: number;
  /** What becomes of the values of the kept slots: whole columns, counts in bins, or nothing. */
  readonly keep: 'nothing' | 'columns' | 'histograms';
  /** The trajectory slots that are kept, ascending. */
  readonly kept: Int32Array;
  /** The trajectory slots whose values below zero are counted, ascending. */
  readonly shortfalls: Int32Array;
  /** With histograms: of each kept slot the value where its first bin starts and the bins per unit. */
  readonly grids?: Float64Array;
  /**
   * With histograms whose values are wanted too: of each kept slot `BRACKETS` pairs, the first and the last bin of a bracket; −1 and −1 where there
   * are fewer. Brackets do not overlap.
   */
  readonly brackets?: Int32Array;
}

/** Bins of a histogram; the first and the last also hold what lies beyond. */
export const BINS = 2048;

/** Brackets of a slot, at most: one round each quantile. */
export const BRACKETS = 5;
