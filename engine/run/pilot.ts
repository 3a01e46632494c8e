import type {Crew} from './crew.ts';
import type {Plan} from './plan.ts';
import type {SlotKind} from './request.ts';
import {runColumns} from './run-columns.ts';
import {SHARD} from './shards.ts';
import type {Totals} from './totals.ts';
import {positionsWanted} from './wanted.ts';

/** What the first replicates say about a trajectory: where the quantiles of the whole run will be. */
export interface Pilot {
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
  /** The median of the values below zero, if it is wanted and there are any. */
  readonly shortfall: number | undefined;
  /** Values that more than one in fifty replicates share, next to a quantile that is wanted. */
  readonly atoms: readonly number[];
}

/** Runs the first shard alone. Returns a pilot for each kept slot. */
export async function runPilot(
  crew: Crew,
  plan: Plan,
  slots: readonly SlotKind[],
  signal: AbortSignal | undefined,
): Promise<Pilot[]> {
  const first = {...plan, replicates: Math.min(SHARD, plan.replicates)};
  const centers = (totals: Totals, slot: number) => centersIn(slots[slot]!, slot, totals);
  const {totals, values} = await runColumns(crew, first, signal, (totals, slot) =>
    centers(totals, slot).flatMap((center) => positionsRound(center, totals.arrived)),
  );
  return Array.from(plan.kept, (slot, k) => pilotOf(centers(totals, slot), totals.arrived, values[k]!));
}

/** Positions of the five quantiles, then, if it is wanted and there is one, of the median shortfall. */
function centersIn(kind: SlotKind, slot: number, totals: Totals): number[] {
  const quantiles = positionsWanted('quantiles', slot, totals);
  return kind === 'shortfall' ? [...quantiles, ...positionsWanted(kind, slot, totals)] : quantiles;
}

/** How far on either side of a position an atom must reach, in replicates. */
function atomReach(n: number): number {
  return n / 100;
}

/** Whole ones, since nothing rests on the last digit of a pilot. */
function positionsRound(center: number, n: number): number[] {
  const reach = atomReach(n);
  return [Math.round(center), Math.max(Math.floor(center - reach), 0), Math.min(Math.ceil(center + reach), n - 1)];
}

/** From three values for each position. */
function pilotOf(centers: readonly number[], n: number, values: readonly number[]): Pilot {
  const reach = atomReach(n);
  const atoms = centers.flatMap((center, i) => {
    const [value, low, high] = values.slice(3 * i, 3 * i + 3);
    return low === high && center >= reach && center + reach <= n - 1 ? [value!] : [];
  });
  const [p05, , p50, , p95, shortfall] = centers.map((_, i) => values[3 * i]!);
  return {p05: p05!, p50: p50!, p95: p95!, shortfall, atoms};
}
