import type {Kernels} from '../kernels/kernels.ts';
import {Crew} from './crew.ts';
import {findsScript, Pool} from './pool.ts';

/** Seconds of work from which it pays to start workers, for each worker; a worker takes nearly as long to start. */
const WORTH_A_WORKER = 0.1;

/** Seconds of work from which it pays to send it to workers that have started. */
const WORTH_SENDING = 0.005;

/** Who does a piece of work, and what to call when it is done. */
export interface Hired {
  readonly crew: Crew;
  readonly dismiss: () => Promise<void>;
}

export interface HireOptions {
  /** Workers that stay: the caller closes it. */
  readonly pool?: Pool | undefined;
  /** For what the calling thread computes alone: kernels that stay, for several runs, one after the other. */
  readonly kernels?: Kernels | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The crew that so many seconds of one core's work are worth: the caller's pool, a pool of its own of at most so many workers, or the calling thread. */
export function hire(seconds: number, workers: number, options: HireOptions): Hired {
  const {pool, kernels, signal} = options;
  const stays = async () => {};
  const worth = isWorthWorkers(seconds, workers, options);
  if (!worth) return {crew: Crew.own(signal, kernels), dismiss: stays};
  if (pool) return {crew: Crew.of(pool, signal), dismiss: stays};
  const own = new Pool({workers: Math.min(workers, Math.floor(seconds / WORTH_A_WORKER))});
  return {crew: Crew.of(own, signal), dismiss: () => own.close()};
}

/** Is so much work better done by workers than by the calling thread? */
export function isWorthWorkers(seconds: number, workers: number, {pool}: HireOptions): boolean {
  if (pool) return seconds >= WORTH_SENDING;
  return Math.min(workers, Math.floor(seconds / WORTH_A_WORKER)) > 1 && findsScript();
}
