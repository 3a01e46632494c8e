import type {Crew} from './crew.ts';
import {type Grid, type Pilot, quantileGrid, shortfallGrid} from './grid.ts';
import {type Histogram, type Located, locate, narrowedGrid} from './histogram.ts';
import type {Plan} from './plan.ts';
import type {SlotKind} from './request.ts';
import {type Conduct, type Found, runExact} from './run-exact.ts';
import {ascending} from './schedule.ts';
import {SHARD} from './shards.ts';
import {simulate} from './simulate.ts';
import {Totals} from './totals.ts';
import {positionsWanted} from './wanted.ts';

/** How far off a streamed quantile may be, in widths of its trajectory from the 5 % to the 95 % quantile. */
export const MOST_ERROR = 1e-3;

/** How often a run is repeated, at most, for trajectories whose bins turned out to be too wide. */
const MOST_REPEATS = 3;

/** Shards per batch, at least: a batch brings whole histograms, which take as long to add up as a shard does to compute if that is short. */
const LEAST_BATCH = 4;

/** Values of pilot columns that are held at a time. */
const PILOT_VALUES = 16_777_216;

export interface StreamedFound extends Found {
  /** How far off a value can be, at most, as in `MOST_ERROR`. */
  readonly error: number;
}

/** A kept slot, what its first shard says about it and where its bins are. */
interface Watched {
  readonly slot: number;
  readonly kind: SlotKind;
  readonly pilot: Pilot;
  readonly grid: Grid;
}

/** What came of it. */
interface Seen extends Watched {
  readonly histogram: Histogram;
  readonly located: Located;
  readonly error: number;
}

/**
 * Runs a plan, keeping histograms instead of columns: the first shard, run alone, says where the bins should be, then all shards fill them. Where
 * all shards together show that the first was not typical, new bins are laid where they should have been, and the run is repeated for these.
 */
export async function runStreamed(
  crew: Crew,
  plan: Plan,
  slots: readonly SlotKind[],
  conduct: Conduct,
): Promise<StreamedFound> {
  const watched = await pilot(crew, plan, slots, conduct);
  const totals = new Totals(streaming(plan, watched));
  await fill(crew, plan, watched, totals, conduct, conduct.onArrival);
  let seen = watched.map((slot, k) => see(slot, totals.histogramOf(k), totals));
  for (let repeat = 0; repeat < MOST_REPEATS && seen.some(isTooCoarse); repeat++) {
    const again = seen.filter(isTooCoarse).map(relaid);
    const repeated = new Totals(streaming(plan, again));
    await fill(crew, plan, again, repeated, conduct, () => {});
    const better = new Map(again.map((slot, k) => [slot.slot, see(slot, repeated.histogramOf(k), totals)]));
    seen = seen.map((known) => better.get(known.slot) ?? known);
  }
  return {
    totals,
    values: seen.map(({located}) => located.values),
    simulated: performance.now(),
    error: seen.reduce((most, {error}) => Math.max(most, error), 0),
  };
}

/** Runs the first shard and lays the bins of every kept slot by it. */
async function pilot(crew: Crew, plan: Plan, slots: readonly SlotKind[], conduct: Conduct): Promise<Watched[]> {
  const solo = crew.solo();
  const replicates = Math.min(SHARD, plan.replicates);
  const alone = {...conduct, schedule: () => ascending({first: 0, end: 1}, 1), onArrival: () => {}};
  const watched: Watched[] = [];
  const group = Math.floor(PILOT_VALUES / replicates);
  for (let first = 0; first < plan.kept.length; first += group) {
    const kept = plan.kept.subarray(first, first + group);
    const part: Plan = {...plan, replicates, keep: 'columns', kept};
    const found = await runExact(solo, part, (totals, slot) => pilotPositions(slots[slot]!, slot, totals), alone);
    kept.forEach((slot, k) => watched.push(watch(slot, slots[slot]!, found.values[k]!)));
  }
  return watched;
}

/** Positions on either side of each of interest, then those. */
function pilotPositions(kind: SlotKind, slot: number, totals: Totals): number[] {
  const n = totals.arrived;
  const wanted = positionsWanted('quantiles', slot, totals);
  if (kind === 'shortfall') wanted.push(...positionsWanted(kind, slot, totals));
  const beside = (by: number) => wanted.map((position) => Math.min(Math.max(position + by, 0), n - 1));
  return [...beside(-n / 100), ...beside(n / 100), ...wanted];
}

function watch(slot: number, kind: SlotKind, values: readonly number[]): Watched {
  const count = values.length / 3;
  const [lower, upper, wanted] = [0, 1, 2].map((part) => values.slice(part * count, (part + 1) * count)) as [
    number[],
    number[],
    number[],
  ];
  const [p05, , p50, , p95, shortfall] = wanted as [number, number, number, number, number, number | undefined];
  const atoms = wanted.filter((_, i) => lower[i] === upper[i]);
  const pilot = {p05, p50, p95, shortfall, atoms};
  return {slot, kind, pilot, grid: kind === 'shortfall' ? shortfallGrid(pilot) : quantileGrid(pilot)};
}

/** The plan with bins for the watched slots. */
function streaming(plan: Plan, watched: readonly Watched[]): Plan {
  const kept = Int32Array.from(watched, ({slot}) => slot);
  const grids = Float64Array.from(watched.flatMap(({grid}) => [grid.start, grid.scale]));
  return {...plan, keep: 'histograms', kept, grids};
}

async function fill(
  crew: Crew,
  plan: Plan,
  watched: readonly Watched[],
  totals: Totals,
  {signal, schedule}: Conduct,
  onArrival: (replicates: number) => void,
): Promise<void> {
  await simulate(crew, streaming(plan, watched), schedule(LEAST_BATCH), totals, {signal, onArrival});
}

function see(watched: Watched, counts: Uint32Array, totals: Totals): Seen {
  const {slot, kind, grid, pilot} = watched;
  const [, , least, greatest] = totals.momentsOf(slot);
  const histogram = {grid, counts, least, greatest, atoms: pilot.atoms};
  const located = locate(histogram, positionsWanted(kind, slot, totals));
  return {...watched, histogram, located, error: errorOf(watched, histogram, located)};
}

function errorOf({kind, pilot}: Watched, {least, greatest}: Histogram, {values, width}: Located): number {
  if (width === 0) return 0;
  const pilotWidth = pilot.p95 - pilot.p05 || greatest - least;
  return width / (kind === 'shortfall' ? pilotWidth : values[values.length - 1]! - values[0]!);
}

function isTooCoarse({error}: Seen): boolean {
  return !(error <= MOST_ERROR);
}

function relaid(seen: Seen): Watched {
  const {slot, kind, pilot, histogram, located} = seen;
  return {slot, kind, pilot, grid: narrowedGrid(histogram, located, kind === 'quantiles' ? pilot.p50 : undefined)};
}
