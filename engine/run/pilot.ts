import type {Crew} from './crew.ts';
import type {Estimator} from './estimate.ts';
import type {Plan} from './plan.ts';
import type {Pilot} from './pilot-values.ts';
import {positionOf} from './positions.ts';
import {LEVELS, type SlotKind} from './request.ts';
import {runColumns} from './run-columns.ts';
import {SHARD} from './shards.ts';
import type {Totals} from './totals.ts';
import {positionsWanted} from './wanted.ts';

/** Standard errors on either side that a bracket reaches: the chance that a quantile lies beyond is 7 in a million. */
const REACH = 4.5;

/** Replicates of an exact run's pilot: few, since its brackets are soon drawn closer. */
const FEW = 1024;

/** Runs the first replicates alone, a shard of them where bins are laid for good. Returns a pilot for each kept slot. */
export async function runPilot(
  crew: Crew,
  plan: Plan,
  slots: readonly SlotKind[],
  estimator: Estimator,
  signal: AbortSignal | undefined,
): Promise<Pilot[]> {
  const first = {...plan, replicates: Math.min(estimator === 'exact' ? FEW : SHARD, plan.replicates)};
  const interests = (totals: Totals, slot: number) => interestsIn(slots[slot]!, slot, totals, estimator);
  const {totals, values} = await runColumns(crew, first, signal, (totals, slot) =>
    interests(totals, slot).flatMap((interest) => positionsRound(interest, totals.arrived)),
  );
  return Array.from(plan.kept, (slot, k) => pilotOf(slots[slot]!, totals, slot, interests(totals, slot), values[k]!));
}

/** A position that is of interest, and how far on either side of it to look. */
export interface Interest {
  readonly center: number;
  readonly reach: number;
}

/** The five quantiles, then, if it is wanted and there is one, the median shortfall; by what the totals have so far. */
export function interestsIn(kind: SlotKind, slot: number, totals: Totals, estimator: Estimator): Interest[] {
  const n = totals.arrived;
  const deviation = (share: number) => Math.sqrt(share * (1 - share) * n);
  const interests = LEVELS.map((level) => ({center: positionOf(level, n), reach: REACH * deviation(level)}));
  const [median] = kind === 'shortfall' ? positionsWanted(kind, slot, totals) : [];
  if (median !== undefined) {
    // Both the share that falls short and the quantile at half of it are uncertain; a handful more where hardly any does.
    const reach = REACH * (deviation(median / n) + deviation(totals.missesOf(slot) / n) / 2) + 5;
    interests.push({center: median, reach});
  }
  return estimator === 'exact' ? interests : interests.map(({center}) => ({center, reach: n / 100}));
}

/** Whole ones, since nothing rests on the last digit of a pilot. */
function positionsRound({center, reach}: Interest, n: number): number[] {
  return [Math.round(center), Math.max(Math.floor(center - reach), 0), Math.min(Math.ceil(center + reach), n - 1)];
}

function pilotOf(
  kind: SlotKind,
  totals: Totals,
  slot: number,
  interests: readonly Interest[],
  values: readonly number[],
): Pilot {
  const found = interests.map(({center, reach}, i) => {
    const [value, low, high] = values.slice(3 * i, 3 * i + 3) as [number, number, number];
    const isOpen = center + reach > totals.arrived - 1;
    return {value, interval: [center - reach < 0 ? -Infinity : low, isOpen ? Infinity : high] as const};
  });
  const [p05, , p50, , p95, shortfall] = found.map(({value}) => value);
  const [, , least, greatest] = totals.momentsOf(slot);
  // The last is the median shortfall. Where nothing has fallen short yet, what will lies below zero.
  const wanted = kind === 'quantiles' ? found : found.slice(LEVELS.length);
  const brackets = wanted.map(({interval}) => interval);
  return {
    p05: p05!,
    p50: p50!,
    p95: p95!,
    shortfall,
    brackets: brackets.length > 0 ? brackets : [[-Infinity, 0]],
    atoms: found.flatMap(({value, interval: [low, high]}) => (low === high ? [value] : [])),
    isConstant: least === greatest,
  };
}
