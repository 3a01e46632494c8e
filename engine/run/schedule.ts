import {type Range, SHARD} from './shards.ts';

/** Seconds that a batch may take, by the estimate: longer ones would make progress and cancelling coarse. */
const BATCH_SECONDS = 0.2;

/** Shards of a batch, at most, by the seconds that a replicate takes. */
export function longestBatch(secondsEach: number): number {
  return Math.max(1, Math.floor(BATCH_SECONDS / (secondsEach * SHARD)));
}

/** The part of its fair share of what remains that a lane takes. With all of it, lanes would wait for one that is a little slower. */
const FAIR = 0.75;

/** Hands out the shards of a run, or other numbered pieces of work, each once. Nothing here changes a digit. */
export interface Schedule {
  /** The next shards to compute, at most so many, or undefined when there are no more. */
  next(most: number): Range | undefined;
  /** Hands out no more shards from this one on. */
  endAt(shard: number): void;
}

/**
 * In ascending order; a part of what remains at a time, smaller and smaller and at most `longest`, so that few messages go to and
 * fro, brackets can be drawn close, and all lanes end at about the same time (guided self-scheduling, Polychronopoulos & Kuck 1987).
 */
export function ascending(range: Range, lanes: number, longest = Infinity): Schedule {
  let {first, end} = range;
  // Two where that leaves enough for all: every piece has its own costs.
  const least = end - first >= 8 * lanes ? 2 : 1;
  return {
    next(most) {
      if (first >= end) return undefined;
      const part = lanes === 1 ? longest : Math.max(least, Math.round((FAIR * (end - first)) / lanes));
      const batch = {first, end: Math.min(end, first + Math.min(part, longest, most))};
      first = batch.end;
      return batch;
    },
    endAt(shard) {
      end = Math.min(end, shard);
    },
  };
}

/** One by one in a given order: for tests. */
export function inOrder(shards: readonly number[]): Schedule {
  let i = 0;
  let end = Infinity;
  return {
    next() {
      while (i < shards.length && shards[i]! >= end) i++;
      const shard = shards[i++];
      return shard === undefined ? undefined : {first: shard, end: shard + 1};
    },
    endAt(shard) {
      end = Math.min(end, shard);
    },
  };
}
