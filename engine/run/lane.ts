import type {Batch} from './batch.ts';
import {breathe} from './breathe.ts';
import type {Plan} from './plan.ts';
import type {ColumnJob, ShardJob, Workbench} from './workbench.ts';

/** Something that computes one job after another; several work side by side. */
export interface Lane {
  runShards(job: ShardJob & {readonly plan: Plan}): Promise<Batch>;
  /** Looks into columns. The job is made when it is sent, and made again if it has to be sent twice: what it transfers is gone. */
  locate(makeJob: () => ColumnJob): Promise<number[][]>;
}

/** Computes on the calling thread, and lets go of it after each shard, so that signals, progress and workers are attended to. */
export class OwnLane implements Lane {
  readonly #workbench: Workbench;
  readonly #signal: AbortSignal | undefined;

  constructor(workbench: Workbench, signal: AbortSignal | undefined) {
    this.#workbench = workbench;
    this.#signal = signal;
  }

  async runShards(job: ShardJob): Promise<Batch> {
    const shards = this.#workbench.runShards(job)!;
    let step = shards.next();
    while (!step.done) {
      await this.#breathe();
      step = shards.next();
    }
    return step.value;
  }

  async locate(makeJob: () => ColumnJob): Promise<number[][]> {
    const found = this.#workbench.locate(makeJob());
    await this.#breathe();
    return found;
  }

  async #breathe(): Promise<void> {
    await breathe();
    this.#signal?.throwIfAborted();
  }
}
