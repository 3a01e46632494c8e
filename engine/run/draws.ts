import {usageError} from '../errors.ts';
import {Crew} from './crew.ts';
import type {Plan} from './plan.ts';
import type {RunRequest} from './request.ts';
import type {RunOptions} from './run.ts';
import {ascending} from './schedule.ts';
import {EXACT_BATCH, shardCount} from './shards.ts';
import {simulate} from './simulate.ts';
import {Totals} from './totals.ts';
import {say} from '../message.ts';

/** Values that are given back at a time: 128 MiB. */
export const MOST_DRAWS = 16_777_216;

/**
 * The draws themselves of some trajectory slots: a column per slot, in the order given, replicate by replicate. They are those that `run` summarizes. Throws a
 * TidemarkError for more than `MOST_DRAWS` values, a NonFiniteError as `run` does.
 */
export async function draws(
  {program, seed, replicates}: Omit<RunRequest, 'slots'>,
  slots: readonly number[],
  {pool, signal}: Pick<RunOptions, 'pool' | 'signal'> = {},
): Promise<Float64Array[]> {
  const kept = Int32Array.from(new Set(slots)).sort();
  if (kept.length * replicates > MOST_DRAWS)
    throw usageError(
      say`${replicates} draws of ${kept.length} quantities are more than can be kept`,
      say`ask for at most ${Math.floor(MOST_DRAWS / kept.length)}`,
    );
  const crew = pool ? Crew.of(pool, signal) : Crew.own(signal);
  const totals = await columns(crew, {program, seed, replicates}, kept, signal);
  return slots.map((slot) => totals.columnOf(kept.indexOf(slot)));
}

/** The columns of some slots, ascending, computed by a crew: as `draws`, for callers that keep a crew and have seen to the room. */
export async function columns(
  crew: Crew,
  {program, seed, replicates}: Omit<RunRequest, 'slots'>,
  kept: Int32Array,
  signal?: AbortSignal,
): Promise<Totals> {
  const plan: Plan = {program, seed, replicates, keep: 'columns', kept, shortfalls: new Int32Array()};
  const totals = new Totals(plan);
  const schedule = ascending({first: 0, end: shardCount(replicates)}, crew.size, EXACT_BATCH);
  await simulate(crew, plan, schedule, totals, {signal});
  return totals;
}
