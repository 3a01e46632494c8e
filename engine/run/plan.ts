import type {Program} from '../program/program.ts';

/** What shards compute besides moments and counts; plain data that a worker is sent once. */
export interface Plan {
  readonly program: Program;
  readonly seed: number;
  readonly replicates: number;
  /** What becomes of the values of the kept slots: whole columns, what lies near what is wanted of them, counts in bins, or nothing. */
  readonly keep: 'nothing' | 'columns' | 'brackets' | 'histograms';
  /** The trajectory slots that are kept, ascending. */
  readonly kept: Int32Array;
  /** The trajectory slots whose values below zero are counted, ascending. */
  readonly shortfalls: Int32Array;
  /** With histograms: of each kept slot the value where its first bin starts and the bins per unit. */
  readonly grids?: Float64Array;
}

/** Bins of a histogram; the first and the last also hold what lies beyond. */
export const BINS = 2048;
