import type {Kernels} from '../kernels/kernels.ts';
import type {Batch} from './batch.ts';
import {orderStatistics} from './order-statistics.ts';
import type {Plan} from './plan.ts';
import {interpolate, ranksOf} from './positions.ts';
import type {Matrix} from './recorder.ts';
import {prepare, type Prepared, runShards} from './run-shards.ts';
import type {Range} from './shards.ts';

/** Shards to compute. */
export interface ShardJob {
  /** Stands for the plan, which a thread is sent only until it knows it; no two plans of a pool have the same. */
  readonly key: number;
  readonly plan?: Plan | undefined;
  readonly range: Range;
  /** Where columns go; without it they come back with the batch. */
  readonly matrix?: Matrix | undefined;
}

/** Columns to look into. */
export interface ColumnJob {
  readonly values: Float64Array;
  /** Values per column. */
  readonly length: number;
  readonly columns: readonly Column[];
}

export interface Column {
  /** Its first value's index. */
  readonly start: number;
  readonly least: number;
  readonly greatest: number;
  /** Ascending; see `positionOf`. */
  readonly positions: readonly number[];
}

/** What one thread computes with: a set of kernels and the plan that it was sent last. */
export class Workbench {
  readonly #kernels: Kernels;
  #key = -1;
  #prepared: Prepared | undefined;

  constructor(kernels: Kernels) {
    this.#kernels = kernels;
  }

  /** Computes shards as `runShards` does, or returns undefined if the plan is needed and was not sent. */
  runShards({key, plan, range, matrix}: ShardJob): Generator<void, Batch, void> | undefined {
    if (key !== this.#key) {
      if (!plan) return undefined;
      this.#prepared = prepare(plan, this.#kernels);
      this.#key = key;
    }
    return runShards(this.#prepared!, range, matrix);
  }

  /** The exact values of each column at its positions. */
  locate({values, length, columns}: ColumnJob): number[][] {
    const free = this.#prepared?.end ?? this.#kernels.heap;
    return columns.map(({start, least, greatest, positions}) => {
      const ranks = ranksOf(positions);
      const column = values.subarray(start, start + length);
      return interpolate(positions, ranks, orderStatistics(this.#kernels, free, column, least, greatest, ranks));
    });
  }
}
