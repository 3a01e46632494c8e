import type {Crew} from './crew.ts';
import {type Grid, quantileGrid, shortfallGrid} from './grid.ts';
import {type Histogram, type Located, locate, narrowedGrid} from './histogram.ts';
import {type Pilot, runPilot} from './pilot.ts';
import type {Plan} from './plan.ts';
import type {SlotKind} from './request.ts';
import type {Found} from './run-columns.ts';
import type {Schedule} from './schedule.ts';
import {type Range, shardCount} from './shards.ts';
import {simulate, type SimulateOptions} from './simulate.ts';
import {Totals} from './totals.ts';
import {positionsWanted} from './wanted.ts';

/** How a run is done; nothing here changes a digit. */
export interface Conduct {
  readonly signal: AbortSignal | undefined;
  /** Called with the replicates that have been computed. */
  readonly onArrival: (replicates: number) => void;
  /** Makes a schedule for shards of the run. */
  readonly schedule: (range: Range) => Schedule;
}

/** How far off a streamed quantile may be, in widths of its trajectory from the 5 % to the 95 % quantile. */
export const MOST_ERROR = 1e-3;

/** How often a run is repeated, at most, for trajectories whose bins turned out to be wrong. */
const MOST_REPEATS = 3;

/** What has come of histograms. */
export interface HistogramsFound extends Found {
  /** How far off a value can be, at most, as in `MOST_ERROR`. */
  readonly error: number;
}

/** A kept slot and where its bins are. */
interface Watched {
  readonly slot: number;
  readonly kind: SlotKind;
  readonly pilot: Pilot;
  readonly grid: Grid;
}

/** What has come of it: its values and how far they can be off, and how to watch it if that is too far. */
interface Seen {
  readonly values: readonly number[];
  readonly error: number;
  readonly again: () => Watched;
}

/**
 * Runs a plan, counting the values of each kept slot in bins. A pilot, run alone, says where the bins should be. Where all shards together show that it was not typical, bins are laid
 * where they should have been and the run is repeated for these slots.
 */
export async function runHistograms(
  crew: Crew,
  plan: Plan,
  slots: readonly SlotKind[],
  {signal, schedule, onArrival}: Conduct,
): Promise<HistogramsFound> {
  const pilots = await runPilot(crew, plan, slots, signal);
  const whole = {first: 0, end: shardCount(plan.replicates)};
  const watched = Array.from(plan.kept, (slot, k) => watch(slot, slots[slot]!, pilots[k]!));
  const totals = await fill(crew, plan, watched, schedule(whole), {signal, onArrival});
  const simulated = performance.now();
  let seen = watched.map((slot, k) => see(slot, k, totals, totals));
  for (let repeat = 0; repeat < MOST_REPEATS && seen.some(isTooFarOff); repeat++) {
    const again = seen.filter(isTooFarOff).map((slot) => slot.again());
    const filled = await fill(crew, plan, again, schedule(whole), {signal});
    const better = again.map((slot, k) => see(slot, k, filled, totals));
    seen = seen.map((known) => (isTooFarOff(known) ? better.shift()! : known));
  }
  const error = seen.reduce((most, {error}) => Math.max(most, error), 0);
  return {totals, values: seen.map(({values}) => values), error, simulated};
}

function watch(slot: number, kind: SlotKind, pilot: Pilot): Watched {
  return {slot, kind, pilot, grid: kind === 'shortfall' ? shortfallGrid(pilot) : quantileGrid(pilot)};
}

async function fill(
  crew: Crew,
  plan: Plan,
  watched: readonly Watched[],
  schedule: Schedule,
  options: SimulateOptions,
): Promise<Totals> {
  const counting: Plan = {
    ...plan,
    keep: 'histograms',
    kept: Int32Array.from(watched, ({slot}) => slot),
    grids: Float64Array.from(watched.flatMap(({grid}) => [grid.start, grid.scale])),
  };
  const totals = new Totals(counting);
  await simulate(crew, counting, schedule, totals, options);
  return totals;
}

/** Reads the k-th kept slot off the totals that have its histogram. Its extremes and misses are in those of the first run as well. */
function see(watched: Watched, k: number, filled: Totals, totals: Totals): Seen {
  const {slot, kind, grid, pilot} = watched;
  const [, , least, greatest] = totals.momentsOf(slot);
  const histogram: Histogram = {grid, counts: filled.histogramOf(k), least, greatest};
  const located = locate(histogram, positionsWanted(kind, slot, totals), pilot.atoms);
  const center = kind === 'quantiles' ? pilot.p50 : undefined;
  const again = () => ({...watched, grid: narrowedGrid(histogram, located, center)});
  return {values: located.values, error: errorOf(watched, histogram, located), again};
}

function errorOf({kind, pilot}: Watched, {least, greatest}: Histogram, {values, width}: Located): number {
  if (width === 0) return 0;
  const pilotWidth = pilot.p95 - pilot.p05 || greatest - least;
  return width / (kind === 'shortfall' ? pilotWidth : values[values.length - 1]! - values[0]!);
}

function isTooFarOff({error}: Seen): boolean {
  return !(error <= MOST_ERROR);
}
