import {BLOCK} from '../program/ops.ts';

/**
 * Blocks in a shard. Fixed, because moments are merged per block, then per shard: another number could change a last digit.
 * 4096 replicates are few enough to share 100,000 out evenly and enough that handing a shard over costs next to nothing.
 */
export const SHARD_BLOCKS = 8;

/** Replicates in a shard; the last of a run may have fewer. */
export const SHARD = SHARD_BLOCKS * BLOCK;

/** Shards of a batch that keeps whole columns, at most: what it keeps should stay in the cache. */
export const EXACT_BATCH = 8;

/** Shards that a batch has room for where it keeps values near what is wanted. */
export const ROOM = 3;

/** Shards from `first` up to, not including, `end`. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

/** How many shards a run has. */
export function shardCount(replicates: number): number {
  return Math.ceil(replicates / SHARD);
}

/** Replicates of the run up to the end of a shard. */
export function replicatesBefore(shard: number, replicates: number): number {
  return Math.min(shard * SHARD, replicates);
}
