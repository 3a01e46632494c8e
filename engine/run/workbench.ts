import type {Kernels} from '../kernels/kernels.ts';
import type {Batch} from './batch.ts';
import type {Plan} from './plan.ts';
import {prepare, type Prepared, runShards} from './run-shards.ts';
import type {Range} from './shards.ts';

/** Shards to compute. */
export interface Job {
  /** Stands for the plan, which a thread is sent only until it knows it; no two plans of a pool have the same. */
  readonly key: number;
  readonly plan?: Plan | undefined;
  readonly range: Range;
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
  runShards({key, plan, range}: Job): Generator<void, Batch, void> | undefined {
    if (key !== this.#key) {
      if (!plan) return undefined;
      this.#prepared = prepare(plan, this.#kernels);
      this.#key = key;
    }
    return runShards(this.#prepared!, range);
  }
}
