import {locateAll, makeColumns} from './columns.ts';
import type {Crew} from './crew.ts';
import type {Plan} from './plan.ts';
import type {Schedule} from './schedule.ts';
import {simulate} from './simulate.ts';
import {Totals} from './totals.ts';

/** How a run is done; nothing here changes a digit. */
export interface Conduct {
  readonly signal: AbortSignal | undefined;
  /** Called with the replicates that have been computed. */
  readonly onArrival: (replicates: number) => void;
  /** Makes the schedule for the shards of the run. */
  readonly schedule: (least: number) => Schedule;
  /** May threads share memory, where there is any that can be shared? */
  readonly mayShare: boolean;
}

/** What the kept slots of a plan have come to. */
export interface Found {
  readonly totals: Totals;
  /** Per kept slot, the values at its positions. */
  readonly values: readonly (readonly number[])[];
  /** When the shards were done, as `performance.now()`. */
  readonly simulated: number;
}

/** Runs a plan that keeps columns, then looks up each column's values at the positions that are wanted once the totals are known. */
export async function runExact(
  crew: Crew,
  plan: Plan,
  positionsOf: (totals: Totals, slot: number) => readonly number[],
  {signal, onArrival, schedule, mayShare}: Conduct,
): Promise<Found> {
  const columns = makeColumns(plan, crew, mayShare);
  const totals = new Totals(plan, columns);
  await simulate(crew, plan, schedule(1), totals, {matrix: columns.matrix, signal, onArrival});
  const simulated = performance.now();
  const positions = Array.from(plan.kept, (slot) => positionsOf(totals, slot));
  const values = await locateAll(crew, plan, totals, columns, positions);
  // Not after an error: workers may still be writing there then.
  columns.release();
  return {totals, values, simulated};
}
