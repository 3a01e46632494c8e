import {MOMENTS} from './moments.ts';
import {BINS, type Plan} from './plan.ts';
import {type Range, replicatesBefore} from './shards.ts';

/**
 * What shards have computed, in one transferable buffer:
 * - per shard, in order, a row of doubles: the first replicate with a value that is not finite, or −1; its slot; the value;
 *   mean, M2, least and greatest of each trajectory slot; how many values lie below zero for each slot of `plan.shortfalls`; the count of each indicator
 * - then, for each kept slot, its column (a double per replicate of the batch) or its histogram (`BINS` unsigned 32-bit counts over the whole batch),
 *   unless columns were written to a shared matrix
 *
 * A batch ends with the first shard that has a value that is not finite; then all but the last row's first three doubles is meaningless.
 */
export interface Batch extends Range {
  readonly buffer: ArrayBuffer;
  /** Are the columns in the buffer? */
  readonly hasColumns: boolean;
}

/** Where the parts of a row and of a batch lie, in doubles. */
export interface BatchLayout {
  /** Doubles per row. */
  readonly row: number;
  /** In a row. */
  readonly moments: number;
  readonly shortfalls: number;
  readonly counts: number;
  /** In the batch. */
  readonly kept: number;
  readonly bytes: number;
}

export function layOutBatch(plan: Plan, {first, end}: Range, hasColumns: boolean): BatchLayout {
  const moments = 3;
  const shortfalls = moments + MOMENTS * plan.program.trajectories;
  const counts = shortfalls + plan.shortfalls.length;
  const row = counts + plan.program.indicators;
  const kept = row * (end - first);
  const replicates = replicatesBefore(end, plan.replicates) - replicatesBefore(first, plan.replicates);
  const each = {nothing: 0, columns: hasColumns ? 8 * replicates : 0, histograms: 4 * BINS}[plan.keep];
  return {row, moments, shortfalls, counts, kept, bytes: 8 * kept + each * plan.kept.length};
}
