import type {Batch} from './batch.ts';
import {breathe} from './breathe.ts';
import type {Plan} from './plan.ts';
import type {Job, Workbench} from './workbench.ts';

/** Something that computes one job after another; several work side by side. */
export interface Lane {
  runShards(job: Job & {readonly plan: Plan}): Promise<Batch>;
}

/** Computes on the calling thread, and lets go of it after each shard, so that signals, progress and workers are attended to. */
export class OwnLane implements Lane {
  readonly #workbench: Workbench;
  readonly #signal: AbortSignal | undefined;

  constructor(workbench: Workbench, signal: AbortSignal | undefined) {
    this.#workbench = workbench;
    this.#signal = signal;
  }

  async runShards(job: Job & {readonly plan: Plan}): Promise<Batch> {
    const shards = this.#workbench.runShards(job)!;
    let step = shards.next();
    while (!step.done) {
      await breathe();
      this.#signal?.throwIfAborted();
      step = shards.next();
    }
    return step.value;
  }
}
