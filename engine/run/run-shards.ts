import type {Kernels} from '../kernels/kernels.ts';
import type {Words} from '../kernels/scalar/index.ts';
import {BLOCK} from '../program/ops.ts';
import type {Batch} from './batch.ts';
import {link, type Linked} from './link.ts';
import type {Plan} from './plan.ts';
import {Recorder} from './recorder.ts';
import {runBlock, seedWords} from './run-block.ts';
import {type Range, replicatesBefore, SHARD_BLOCKS} from './shards.ts';

/** A plan made ready on one thread's kernels. */
export interface Prepared {
  readonly plan: Plan;
  readonly linked: Linked;
  readonly recorder: Recorder;
  readonly seed: Words;
}

/** Lays a plan out in the kernels' memory; what was laid out there before is gone. */
export function prepare(plan: Plan, kernels: Kernels): Prepared {
  const linked = link(plan.program, kernels, true);
  return {plan, linked, recorder: new Recorder(plan, kernels, linked.end), seed: seedWords(plan.seed)};
}

/**
 * Computes shards one by one, in order, and returns the batch; yields after each shard, so that whoever drives it may do something else or stop. The batch ends early
 * where there is no room for more, and after a shard with a value that is not finite: later ones cannot have an earlier one.
 */
export function* runShards(prepared: Prepared, range: Range): Generator<void, Batch, void> {
  const {recorder} = prepared;
  recorder.startBatch(range);
  for (let shard = range.first; shard < range.end; shard++) {
    runShard(prepared, shard);
    if (recorder.hasNonFinite || recorder.isFull) return recorder.finishBatch(shard + 1);
    yield;
  }
  return recorder.finishBatch(range.end);
}

function runShard({linked, recorder, seed, plan: {replicates}}: Prepared, shard: number): void {
  recorder.startShard(shard);
  const end = replicatesBefore(shard + 1, replicates);
  for (let block = shard * SHARD_BLOCKS; block * BLOCK < end; block++) {
    recorder.startBlock(block * BLOCK, Math.min(BLOCK, end - block * BLOCK));
    runBlock(linked, seed, block, recorder);
  }
  recorder.endShard();
}
