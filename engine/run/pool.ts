import workerpool from 'workerpool';
import type {Batch} from './batch.ts';
import type {Lane} from './lane.ts';
import type {Plan} from './plan.ts';
import {type Range, SHARD} from './shards.ts';
import type {ColumnJob, ShardJob} from './workbench.ts';

export interface PoolOptions {
  /** Default: one per core. */
  readonly workers?: number | undefined;
  /** What workers run: a path in Node, which has a default; in browsers the URL that the bundler makes of `worker.ts`. */
  readonly script?: string | undefined;
}

/** A worker died twice over the same shards. */
export class WorkerError extends Error {
  /** The replicates that were not computed: from `first` up to, not including, `end`. */
  readonly first: number;
  readonly end: number;

  constructor(range: Range, cause: unknown) {
    const [first, end] = [range.first * SHARD, range.end * SHARD];
    super(`a worker died twice over replicates ${first} to ${end - 1}`, {cause});
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
  #keys = 0;
  /** The plan that is being sent out, and to how many workers it may still have to go. */
  #unsent = {key: -1, workers: 0};
  #spare: SharedArrayBuffer | undefined;

  constructor({workers = coreCount(), script = nodeScript()}: PoolOptions = {}) {
    this.workers = workers;
    this.#pool = workerpool.pool(script, {
      maxWorkers: workers,
      workerOpts: {type: 'module'},
      // A worker at work does not hear that it should go; it is stopped after so many milliseconds.
      workerTerminateTimeout: 20,
    });
  }

  /** Has a worker answered yet? */
  get warm(): boolean {
    return this.#warm;
  }

  /** A key for a plan, see `ShardJob`. */
  newKey(): number {
    return this.#keys++;
  }

  async runShards(job: ShardJob & {readonly plan: Plan}): Promise<Batch> {
    const lean: ShardJob = {...job, plan: undefined};
    const first = this.#isNews(job.key) ? job : lean;
    const batch = await this.#execute<Batch | undefined>('runShards', () => [first], job.range);
    // The worker that got it did not know the plan: it started late, or again, or has worked on another plan since.
    return batch ?? (await this.#execute<Batch>('runShards', () => [job], job.range));
  }

  async locate(makeJob: () => ColumnJob): Promise<number[][]> {
    return this.#execute<number[][]>('locate', () => {
      const job = makeJob();
      return [job, job.values.buffer];
    });
  }

  /**
   * Memory for doubles that all workers can reach, with anything in it. What is given back is kept for the next run, since fresh memory costs more than
   * filling it: a system hands it out page by page.
   */
  borrow(length: number): Float64Array {
    const spare = this.#spare;
    if (!spare || spare.byteLength < 8 * length) return new Float64Array(new SharedArrayBuffer(8 * length));
    this.#spare = undefined;
    return new Float64Array(spare, 0, length);
  }

  /** Takes borrowed memory back; nobody may be writing into it any more. */
  giveBack({buffer}: Float64Array): void {
    if (buffer instanceof SharedArrayBuffer && buffer.byteLength >= (this.#spare?.byteLength ?? 0))
      this.#spare = buffer;
  }

  /** Stops all workers, whatever they are doing; jobs under way are rejected. */
  async close(): Promise<void> {
    this.#spare = undefined;
    await this.#pool.terminate(true);
  }

  /** Are there workers that cannot have seen this plan yet? */
  #isNews(key: number): boolean {
    if (this.#unsent.key !== key) this.#unsent = {key, workers: this.workers};
    return this.#unsent.workers-- > 0;
  }

  /** Runs a job on some worker, and once more if that worker dies. `makeJob` returns the job and a buffer that goes with it, unless it is shared. */
  async #execute<Result>(
    method: string,
    makeJob: () => [job: unknown, buffer?: ArrayBufferLike],
    range?: Range,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      const [job, buffer] = makeJob();
      try {
        const transfer = buffer instanceof ArrayBuffer ? [buffer] : [];
        const result = (await this.#pool.exec(method, [job], {transfer})) as Result;
        this.#warm = true;
        return result;
      } catch (error) {
        const died = error instanceof workerpool.TerminateError;
        if (!died || attempt === 2) throw died && range ? new WorkerError(range, error) : error;
      }
    }
  }
}

/** How many workers run side by side on this machine. */
export function coreCount(): number {
  return navigator.hardwareConcurrency;
}

function nodeScript(): string {
  // Not the usual form of URL, which bundlers would take for a file to copy.
  const file = './worker.ts';
  return decodeURIComponent(new URL(file, import.meta.url).pathname);
}
