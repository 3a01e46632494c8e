import {instantiate} from '../../engine/kernels/kernels.ts';
import {readBatch} from '../../engine/run/batch.ts';
import type {Plan} from '../../engine/run/plan.ts';
import type {RunRequest} from '../../engine/run/request.ts';
import {prepare, runShards} from '../../engine/run/run-shards.ts';
import {shardCount} from '../../engine/run/shards.ts';

/** All values of every trajectory slot, in order of replicates. */
export function columnsOf({program, seed, replicates, slots}: RunRequest): Float64Array[] {
  const kept = Int32Array.from(slots.keys());
  const plan: Plan = {program, seed, replicates, keep: 'columns', kept, shortfalls: new Int32Array()};
  const shards = runShards(prepare(plan, instantiate()), {first: 0, end: shardCount(replicates)});
  let step = shards.next();
  while (!step.done) step = shards.next();
  const {values} = readBatch(plan, step.value);
  return slots.map((_, slot) => values.slice(slot * replicates, (slot + 1) * replicates));
}

/** The quantile of type 7, by sorting. */
export function quantile(values: Float64Array, level: number): number {
  return quantiles(values, [level])[0]!;
}

/** Several of them. */
export function quantiles(values: Float64Array, levels: readonly number[]): number[] {
  const sorted = values.slice().sort();
  return levels.map((level) => quantileOfSorted(sorted, level));
}

function quantileOfSorted(sorted: Float64Array, level: number): number {
  const position = (sorted.length - 1) * level;
  const below = Math.floor(position);
  const [a, b] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return a + (b - a) * (position - below);
}
