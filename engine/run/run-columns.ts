import type {Crew} from './crew.ts';
import {orderStatistics} from './order-statistics.ts';
import type {Plan} from './plan.ts';
import {interpolate, ranksOf} from './positions.ts';
import {ascending} from './schedule.ts';
import {simulate} from './simulate.ts';
import {Totals} from './totals.ts';

/** What a run has come to. */
export interface Found {
  readonly totals: Totals;
  /** Per kept slot, the values at its positions. */
  readonly values: readonly (readonly number[])[];
}

/** Values of columns that are held at a time. */
const MOST_VALUES = 16_777_216;

/** Runs a plan of a single shard, keeping whole columns, and looks up each kept slot's values at the positions wanted once the totals are known. */
export async function runColumns(
  crew: Crew,
  plan: Plan,
  signal: AbortSignal | undefined,
  positionsOf: (totals: Totals, slot: number) => readonly number[],
): Promise<Found> {
  const {kept, replicates} = plan;
  const group = Math.floor(MOST_VALUES / replicates);
  const values: number[][] = [];
  let totals: Totals;
  let first = 0;
  // At least once: without kept slots there are still moments and counts.
  do {
    const part: Plan = {...plan, keep: 'columns', kept: kept.subarray(first, first + group)};
    totals = new Totals(part);
    await simulate(crew, part, ascending({first: 0, end: 1}, 1), totals, {signal});
    for (const [k, slot] of part.kept.entries()) values.push(lookUp(totals.valuesOf(k)[0]!, positionsOf(totals, slot)));
    first += group;
  } while (first < kept.length);
  return {totals, values};
}

function lookUp(column: Float64Array, positions: readonly number[]): number[] {
  const ranks = ranksOf(positions);
  return interpolate(positions, ranks, orderStatistics(column, ranks));
}
