import {instantiate} from '../kernels/kernels.ts';
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

  private constructor(hands: readonly Hand[], size: number, newKey: () => number) {
    this.#hands = hands;
    this.size = size;
    this.newKey = newKey;
  }

  /** The calling thread alone. */
  static own(signal: AbortSignal | undefined): Crew {
    let keys = 0;
    return new Crew([{lane: ownLane(signal), most: Infinity, stays: () => true}], 1, () => keys++);
  }

  /** A pool, and before it the calling thread until the first worker has started, unless there is a page to keep alive. */
  static of(pool: Pool, signal: AbortSignal | undefined): Crew {
    const hands: Hand[] = Array.from({length: pool.workers}, () => ({lane: pool, most: Infinity, stays: () => true}));
    if (!pool.warm && typeof document === 'undefined')
      hands.unshift({lane: ownLane(signal), most: 1, stays: () => !pool.warm});
    return new Crew(hands, pool.workers, () => pool.newKey());
  }

  /** Has everything in the schedule done, each piece by a hand that is free. After an error nothing more is begun. */
  async shareOut(schedule: Schedule, work: (lane: Lane, range: Range) => Promise<void>): Promise<void> {
    await Promise.all(this.#hands.map((hand) => follow(hand, schedule, work)));
  }
}

/** Runs may overlap on one thread, so each has kernels of its own. */
function ownLane(signal: AbortSignal | undefined): Lane {
  return new OwnLane(new Workbench(instantiate()), signal);
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
