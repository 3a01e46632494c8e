import {instantiate, type Kernels} from '../kernels/kernels.ts';
import {type Lane, OwnLane} from './lane.ts';
import type {Pool} from './pool.ts';
import type {Schedule} from './schedule.ts';
import type {Range} from './shards.ts';
import {Workbench} from './workbench.ts';

/** A lane and how long it works along. */
interface Hand {
  readonly lane: Lane;
  /** Pieces of work that it takes at a time, at most. */
  readonly most: number;
  readonly stays: () => boolean;
}

/** Who computes a run. The digits do not depend on it. */
export class Crew {
  /** How many pieces of work are done at the same time. */
  readonly size: number;
  /** A key for a plan, see `Job`. */
  readonly newKey: () => number;
  readonly #hands: readonly Hand[];
  readonly #kernels: () => Kernels;

  private constructor(hands: readonly Hand[], size: number, newKey: () => number, kernels: () => Kernels) {
    this.#hands = hands;
    this.size = size;
    this.newKey = newKey;
    this.#kernels = kernels;
  }

  /** For what is left to the calling thread when all has been computed; what a hand has laid out in their memory is gone then. */
  get kernels(): Kernels {
    return this.#kernels();
  }

  /** The calling thread alone. Runs may overlap on it, so each has kernels of its own unless it is given some. */
  static own(signal: AbortSignal | undefined, kernels = instantiate()): Crew {
    let keys = 0;
    return new Crew(
      [{lane: ownLane(kernels, signal), most: Infinity, stays: () => true}],
      1,
      () => keys++,
      () => kernels,
    );
  }

  /** A pool, and before it the calling thread until the first worker has started, unless there is a page to keep alive. */
  static of(pool: Pool, signal: AbortSignal | undefined): Crew {
    const hands: Hand[] = Array.from({length: pool.workers}, () => ({lane: pool, most: Infinity, stays: () => true}));
    const newKey = () => pool.newKey();
    if (pool.warm || typeof document !== 'undefined') return new Crew(hands, pool.workers, newKey, () => pool.kernels);
    const kernels = instantiate();
    hands.unshift({lane: ownLane(kernels, signal), most: 1, stays: () => !pool.warm});
    return new Crew(hands, pool.workers, newKey, () => kernels);
  }

  /** Has everything in the schedule done, each piece by a hand that is free. After an error nothing more is begun. */
  async shareOut(schedule: Schedule, work: (lane: Lane, range: Range) => Promise<void>): Promise<void> {
    await Promise.all(this.#hands.map((hand) => follow(hand, schedule, work)));
  }
}

function ownLane(kernels: Kernels, signal: AbortSignal | undefined): Lane {
  return new OwnLane(new Workbench(kernels), signal);
}

async function follow(
  {lane, most, stays}: Hand,
  schedule: Schedule,
  work: (lane: Lane, range: Range) => Promise<void>,
): Promise<void> {
  try {
    while (stays()) {
      const range = schedule.next(most);
      if (!range) return;
      await work(lane, range);
    }
  } catch (error) {
    schedule.endAt(0);
    throw error;
  }
}
