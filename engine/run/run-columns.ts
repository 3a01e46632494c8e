import type {Crew} from './crew.ts';
import type {Plan} from './plan.ts';
import {interpolate, ranksOf} from './positions.ts';
import {ascending} from './schedule.ts';
import {Selection} from './selection.ts';
import {EXACT_BATCH, shardCount} from './shards.ts';
import {simulate} from './simulate.ts';
import {Totals} from './totals.ts';

/** What a run has come to. */
export interface Found {
  readonly totals: Totals;
  /** Per kept slot, the values at its positions. */
  readonly values: readonly (readonly number[])[];
  /** When the shards were done, as `performance.now()`. */
  readonly simulated: number;
}

/** The positions, among a slot's ascending values, of what is wanted of it, once the totals are known. */
export type PositionsOf = (totals: Totals, slot: number) => readonly number[];

/** Values of columns that are held at a time. */
const MOST_VALUES = 16_777_216;

/** Runs a plan, keeping whole columns, of so many slots at a time as there is room for, and looks up each kept slot's values at its positions. */
export async function runColumns(
  crew: Crew,
  plan: Plan,
  signal: AbortSignal | undefined,
  positionsOf: PositionsOf,
): Promise<Found> {
  const {kept, replicates} = plan;
  const group = Math.max(1, Math.floor(MOST_VALUES / replicates));
  const values: number[][] = [];
  let totals: Totals;
  let first = 0;
  // At least once: without kept slots there are still moments and counts.
  do {
    const part: Plan = {...plan, keep: 'columns', kept: kept.subarray(first, first + group)};
    totals = new Totals(part);
    const schedule = ascending({first: 0, end: shardCount(replicates)}, crew.size, EXACT_BATCH);
    await simulate(crew, part, schedule, totals, {signal});
    const selection = new Selection(crew.kernels);
    for (const [k, slot] of part.kept.entries()) {
      const positions = positionsOf(totals, slot);
      const ranks = ranksOf(positions);
      const columns = totals.partsOf(k).map(({values}) => values);
      values.push(interpolate(positions, ranks, selection.at(columns, ranks)));
    }
    first += group;
  } while (first < kept.length);
  return {totals, values, simulated: performance.now()};
}
