import type {Crew} from './crew.ts';
import type {Plan} from './plan.ts';
import type {Schedule} from './schedule.ts';
import {SHARD} from './shards.ts';
import type {Totals} from './totals.ts';

export interface SimulateOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called whenever shards have come, with the replicates that have come so far. */
  readonly onArrival?: ((replicates: number) => void) | undefined;
}

/** Computes the shards of a schedule with all hands and adds them to the totals. Throws the earliest NonFiniteError of the schedule, if there is one. */
export async function simulate(
  crew: Crew,
  plan: Plan,
  schedule: Schedule,
  totals: Totals,
  options: SimulateOptions,
): Promise<void> {
  const {signal, onArrival} = options;
  const key = crew.newKey();
  await crew.shareOut(schedule, async (lane, range) => {
    let {first, end} = range;
    while (first < end) {
      signal?.throwIfAborted();
      const batch = await lane.runShards({key, plan, range: {first, end}});
      totals.add(batch);
      first = batch.end;
      if (totals.nonFinite) {
        // Shards before the one with an error may have an earlier one.
        const last = Math.floor(totals.nonFinite.replicate / SHARD);
        schedule.endAt(last);
        end = Math.min(end, last);
      }
      onArrival?.(totals.arrived);
    }
  });
  if (totals.nonFinite) throw totals.nonFinite;
}
