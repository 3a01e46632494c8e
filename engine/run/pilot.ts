import type {Crew} from './crew.ts';
import type {Plan} from './plan.ts';
import {positionOf} from './positions.ts';
import {LEVELS, type SlotKind} from './request.ts';
import {runColumns} from './run-columns.ts';
import {SHARD} from './shards.ts';
import type {Totals} from './totals.ts';
import {positionsWanted} from './wanted.ts';

/** What the first shard says about a trajectory: where the quantiles of the whole run will be. */
export interface Pilot {
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
  /** The median of the values below zero, if it is wanted and there are any. */
  readonly shortfall: number | undefined;
  /** Values that more than one in fifty replicates share, next to a quantile that is wanted. */
  readonly atoms: readonly number[];
  /** Intervals that will hold what is wanted, but for one run in hundreds. */
  readonly brackets: readonly Interval[];
  /** Are all values the same? */
  readonly isConstant: boolean;
}

type Interval = readonly [low: number, high: number];

/** Standard errors on either side that a bracket reaches: the chance that a quantile lies beyond is 7 in a million. */
const REACH = 4.5;

/** Runs the first shard alone. Returns a pilot for each kept slot. */
export async function runPilot(
  crew: Crew,
  plan: Plan,
  slots: readonly SlotKind[],
  signal: AbortSignal | undefined,
): Promise<Pilot[]> {
  const first = {...plan, replicates: Math.min(SHARD, plan.replicates)};
  const {totals, values} = await runColumns(crew, first, signal, (totals, slot) =>
    interestsIn(slots[slot]!, slot, totals).flatMap((interest) => positionsRound(interest, totals.arrived)),
  );
  return Array.from(plan.kept, (slot, k) => pilotOf(slots[slot]!, slot, totals, values[k]!));
}

/** A position that is of interest, and how far from it that of the whole run may lie. */
interface Interest {
  readonly center: number;
  readonly reach: number;
}

/** The five quantiles, then, if it is wanted and there is one, the median shortfall. */
function interestsIn(kind: SlotKind, slot: number, totals: Totals): Interest[] {
  const n = totals.arrived;
  const spread = (share: number) => Math.sqrt(share * (1 - share) * n);
  const interests = LEVELS.map((level) => ({center: positionOf(level, n), reach: REACH * spread(level)}));
  const [median] = kind === 'shortfall' ? positionsWanted(kind, slot, totals) : [];
  // Both the share that falls short and the quantile at half of it are uncertain; a handful more where hardly any does.
  if (median !== undefined)
    interests.push({center: median, reach: REACH * (spread(median / n) + spread(totals.missesOf(slot) / n) / 2) + 5});
  return interests;
}

/** Positions looked up for an interest. */
const LOOKED_UP = 5;

function positionsRound({center, reach}: Interest, n: number): number[] {
  const atom = n / 100;
  return [center, center - atom, center + atom, center - reach, center + reach].map((position) =>
    Math.min(Math.max(position, 0), n - 1),
  );
}

function pilotOf(kind: SlotKind, slot: number, totals: Totals, values: readonly number[]): Pilot {
  const n = totals.arrived;
  const interests = interestsIn(kind, slot, totals);
  const lookedUp = interests.map((_, i) => values.slice(LOOKED_UP * i, LOOKED_UP * (i + 1)));
  const [p05, , p50, , p95, shortfall] = lookedUp.map(([center]) => center!);
  const brackets = interests.map(({center, reach}, i): Interval => {
    const [, , , low, high] = lookedUp[i]!;
    return [center - reach < 0 ? -Infinity : low!, center + reach > n - 1 ? Infinity : high!];
  });
  const [least, greatest] = totals.momentsOf(slot).slice(2);
  return {
    p05: p05!,
    p50: p50!,
    p95: p95!,
    shortfall,
    atoms: lookedUp.flatMap(([center, lower, upper]) => (lower === upper ? [center!] : [])),
    brackets: kind === 'quantiles' ? brackets : shortfall === undefined ? [[-Infinity, 0]] : brackets.slice(-1),
    isConstant: least === greatest,
  };
}
