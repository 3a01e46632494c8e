import {SaidError, say} from '../message.ts';
import workerpool from 'workerpool';
import {instantiate, type Kernels} from '../kernels/kernels.ts';
import type {Batch} from './batch.ts';
import type {Lane} from './lane.ts';
import type {Plan} from './plan.ts';
import {type Range, replicatesBefore} from './shards.ts';
import type {Job} from './workbench.ts';

export interface PoolOptions {
  /** Default: one per core. */
  readonly workers?: number | undefined;
  /** What workers run: a path in Node, where it has a default; in browsers the URL that the bundler makes of `worker.ts`, see `browser-worker.ts`. */
  readonly script?: string | undefined;
  /** What browsers take the script for. Default: a module, which may import others. */
  readonly type?: WorkerType | undefined;
}

/** A worker died twice over the same shards. */
export class WorkerError extends SaidError {
  /** The replicates that were not computed: from `first` up to, not including, `end`. */
  readonly first: number;
  readonly end: number;

  constructor({first: firstShard, end: endShard}: Range, replicates: number, cause: unknown) {
    const [first, end] = [replicatesBefore(firstShard, replicates), replicatesBefore(endShard, replicates)];
    super(say`a worker died twice over replicates ${first} to ${end - 1}`, {cause});
    this.name = 'WorkerError';
    this.first = first;
    this.end = end;
  }
}

/** Workers that several runs may use, one after the other or at the same time. They start with the first job and stay until `close`. */
export class Pool implements Lane {
  readonly workers: number;
  readonly #pool: workerpool.Pool;
  #warm = false;
  #kernels: Kernels | undefined;
  #keys = 0;
  /** The plan that is being sent out, and to how many workers it may still have to go. */
  #unsent = {key: -1, workers: 0};

  constructor({workers = coreCount(), script = nodeScript(), type = 'module'}: PoolOptions = {}) {
    this.workers = workers;
    this.#pool = workerpool.pool(script, {
      maxWorkers: workers,
      workerOpts: {type},
      // A worker at work does not hear that it should go; it is stopped after so many milliseconds.
      workerTerminateTimeout: 20,
    });
  }

  /** Has a worker answered yet? */
  get warm(): boolean {
    return this.#warm;
  }

  /** For the calling thread, between one wait and the next: several runs may use them. */
  get kernels(): Kernels {
    return (this.#kernels ??= instantiate());
  }

  /** A key for a plan, see `Job`. */
  newKey(): number {
    return this.#keys++;
  }

  async runShards(job: Job & {readonly plan: Plan}): Promise<Batch> {
    const lean: Job = {...job, plan: undefined};
    const {replicates} = job.plan;
    const batch = await this.#execute(this.#isNews(job.key) ? job : lean, replicates);
    // The worker that got it did not know the plan: it started late, or again, or has worked on another plan since.
    return batch ?? (await this.#execute(job, replicates))!;
  }

  /** Stops all workers, whatever they are doing; jobs under way are rejected. */
  async close(): Promise<void> {
    await this.#pool.terminate(true);
  }

  /** Are there workers that cannot have seen this plan yet? */
  #isNews(key: number): boolean {
    if (this.#unsent.key !== key) this.#unsent = {key, workers: this.workers};
    return this.#unsent.workers-- > 0;
  }

  /** Runs a job on some worker, and once more if that worker dies. */
  async #execute(job: Job, replicates: number): Promise<Batch | undefined> {
    for (let attempt = 1; ; attempt++)
      try {
        const batch = (await this.#pool.exec('runShards', [job])) as Batch | undefined;
        this.#warm = true;
        return batch;
      } catch (error) {
        const died = error instanceof workerpool.TerminateError;
        if (!died || attempt === 2) throw died ? new WorkerError(job.range, replicates, error) : error;
      }
  }
}

/** How many workers run side by side on this machine. */
export function coreCount(): number {
  return navigator.hardwareConcurrency;
}

/** Can a pool find the script of its workers by itself? */
export function findsScript(): boolean {
  return typeof process === 'object' && process.versions?.node !== undefined;
}

function nodeScript(): string {
  if (!findsScript()) throw new Error('a pool in a browser requires the script of its workers');
  // Not the usual form of URL, which bundlers would take for a file to copy.
  const file = './worker.ts';
  const {pathname} = new URL(file, import.meta.url);
  // On Windows a path does not start with a slash.
  return decodeURIComponent(pathname).replace(/^\/(?=[A-Za-z]:)/, '');
}
