import type {Program} from '../program/program.ts';
import {admit} from './estimate.ts';
import {hire, type Hired, type HireOptions, isWorthWorkers} from './hire.ts';
import type {Plan} from './plan.ts';
import {coreCount} from './pool.ts';
import {ascending, longestBatch} from './schedule.ts';
import {shardCount} from './shards.ts';
import {simulate} from './simulate.ts';
import {type MomentsSummary, type ShortfallSummary, summarize} from './summary.ts';
import {Totals} from './totals.ts';
import {untilAborted} from './until-aborted.ts';

/** A run that is looked at several times. */
export interface LooksRequest {
  readonly program: Program;
  /** A safe integer from 0. */
  readonly seed: number;
  /** After how many replicates to look, ascending; all but the last at the end of a shard. */
  readonly looks: readonly number[];
  /** Trajectory slots of which to count what lies below zero instead of summarizing their moments, ascending. */
  readonly shortfalls?: readonly number[];
}

export interface LooksOptions extends HireOptions {
  /** Default: one per core. */
  readonly workers?: number | undefined;
  /** Called now and then with the replicates that have been computed and those of the next look. */
  readonly onProgress?: ((replicates: number, of: number) => void) | undefined;
}

/** Counts and moments of the replicates so far. */
export interface Look {
  readonly replicates: number;
  /** One per trajectory slot; the median shortfall is not looked for. */
  readonly trajectories: readonly (MomentsSummary | ShortfallSummary)[];
  /** In how many replicates each indicator was true. */
  readonly counts: readonly number[];
}

/**
 * Runs a program in stages and yields what has come after each. A stage adds its own replicates to the totals of those before, so that a look at n costs n
 * replicates however many looks came earlier, and has the digits of a run of n. Whoever iterates may stop after any look.
 *
 * Throws as `run` does; the last look is what is admitted or refused.
 */
export async function* runLooks(request: LooksRequest, options: LooksOptions = {}): AsyncGenerator<Look, void, void> {
  const {program, looks} = request;
  const most = looks[looks.length - 1]!;
  const workers = options.pool?.workers ?? options.workers ?? coreCount();
  const slots = Array.from({length: program.trajectories}, () => 'moments' as const);
  const secondsEach = admit({...request, slots, replicates: most}, workers).seconds / most;
  const plan = planOf(request, most);
  const totals = new Totals(plan);
  let hired: Hired | undefined;
  try {
    for (const [i, replicates] of looks.entries()) {
      const before = looks[i - 1] ?? 0;
      options.signal?.throwIfAborted();
      hired = await rehire(hired, secondsEach * (replicates - before), workers, options);
      const range = {first: shardCount(before), end: shardCount(replicates)};
      const schedule = ascending(range, hired.crew.size, longestBatch(secondsEach));
      const {signal, onProgress} = options;
      const work = simulate(hired.crew, plan, schedule, totals, {
        signal,
        onArrival: (arrived) => onProgress?.(arrived, replicates),
      });
      await untilAborted(work, signal);
      yield lookAt(totals, plan, replicates);
    }
  } finally {
    await hired?.dismiss();
  }
}

/** Stages grow: the calling thread goes on until one is worth workers, and these stay. */
async function rehire(
  hired: Hired | undefined,
  seconds: number,
  workers: number,
  options: LooksOptions,
): Promise<Hired> {
  if (hired && (hired.crew.size > 1 || !isWorthWorkers(seconds, workers, options))) return hired;
  await hired?.dismiss();
  return hire(seconds, workers, options);
}

function planOf({program, seed, shortfalls = []}: LooksRequest, replicates: number): Plan {
  return {
    program,
    seed,
    replicates,
    keep: 'nothing',
    kept: new Int32Array(),
    shortfalls: Int32Array.from(shortfalls),
  };
}

function lookAt(totals: Totals, {program, shortfalls}: Plan, replicates: number): Look {
  const kinds = Array.from({length: program.trajectories}, (_, slot) =>
    shortfalls.includes(slot) ? ('shortfall' as const) : ('moments' as const),
  );
  return {
    replicates,
    trajectories: kinds.map((kind, slot) => summarize(kind, slot, totals, []) as MomentsSummary | ShortfallSummary),
    counts: Array.from(totals.counts),
  };
}
