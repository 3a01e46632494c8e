import {
  type Bracket,
  bracketsIn,
  bracketsOf,
  bracketsRound,
  commonBrackets,
  exactValues,
  packBrackets,
} from './brackets.ts';
import type {Crew} from './crew.ts';
import type {Estimator} from './estimate.ts';
import {type Grid, quantileGrid, shortfallGrid} from './grid.ts';
import {type Histogram, type Located, locate, narrowedGrid} from './histogram.ts';
import {interestsIn, runPilot} from './pilot.ts';
import type {Pilot} from './pilot-values.ts';
import type {Plan} from './plan.ts';
import {LEVELS, type SlotKind} from './request.ts';
import type {Found} from './run-columns.ts';
import type {Schedule} from './schedule.ts';
import {type Range, shardCount} from './shards.ts';
import {simulate} from './simulate.ts';
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

/** How often a run is repeated, at most, for trajectories whose bins or brackets turned out to be wrong. */
const MOST_REPEATS = 3;

/** What has come of histograms. */
export interface HistogramsFound extends Found {
  /** How far off a value can be, at most, as in `MOST_ERROR`; 0 if all are exact. */
  readonly error: number;
  /** When the shards were done, as `performance.now()`. */
  readonly simulated: number;
}

/** A kept slot and where its bins and brackets are. */
interface Watched {
  readonly slot: number;
  readonly kind: SlotKind;
  readonly pilot: Pilot;
  readonly grid: Grid;
  readonly brackets: readonly Bracket[];
}

/** What has come of it: its values and how far they can be off, and how to watch it if that is too far. */
interface Seen {
  readonly values: readonly number[];
  readonly error: number;
  readonly again: () => Watched;
}

/**
 * Runs a plan, counting the values of each kept slot in bins. A pilot, run alone, says where the bins should be; for exact values, the
 * brackets too round what is wanted, in which values are kept. Where all shards together show that it was not typical, bins or brackets are laid
 * where they should have been and the run is repeated for these slots.
 */
export async function runHistograms(
  crew: Crew,
  plan: Plan,
  slots: readonly SlotKind[],
  estimator: Estimator,
  conduct: Conduct,
): Promise<HistogramsFound> {
  const pilots = await runPilot(crew, plan, slots, estimator, conduct.signal);
  const laid = Array.from(plan.kept, (slot, k) => watch(slot, slots[slot]!, pilots[k]!, estimator));
  const stages = stagesOf(plan, estimator);
  const {totals, watched} = await fill(crew, plan, laid, stages, estimator, conduct, conduct.onArrival);
  const simulated = performance.now();
  let seen = watched.map((slot, k) => see(slot, k, totals, totals, estimator));
  for (let repeat = 0; repeat < MOST_REPEATS && seen.some(isTooFarOff); repeat++)
    seen = await lookAgain(crew, plan, seen, totals, estimator, conduct);
  const error = seen.reduce((most, {error}) => Math.max(most, error), 0);
  return {totals, values: seen.map(({values}) => values), error, simulated};
}

function watch(slot: number, kind: SlotKind, pilot: Pilot, estimator: Estimator): Watched {
  const grid = kind === 'shortfall' ? shortfallGrid(pilot) : quantileGrid(pilot);
  // What has been the same throughout is taken to be so: to keep all of it would be a waste.
  const brackets = estimator === 'exact' && !pilot.isConstant ? bracketsOf(pilot.brackets, grid) : [];
  return {slot, kind, pilot, grid, brackets};
}

/**
 * Shards after which the brackets of an exact run are drawn closer: the more has come, the better it is known where the quantiles will be, and the fewer
 * values need be kept.
 */
const CLOSER_AFTER = [2, 8];

function stagesOf({replicates}: Plan, estimator: Estimator): Range[] {
  const end = shardCount(replicates);
  const starts = [0, ...(estimator === 'exact' ? CLOSER_AFTER.filter((shard) => shard < end) : [])];
  return starts.map((first, i) => ({first, end: starts[i + 1] ?? end}));
}

async function fill(
  crew: Crew,
  plan: Plan,
  laid: readonly Watched[],
  stages: readonly Range[],
  estimator: Estimator,
  {signal, schedule}: Conduct,
  onArrival?: (replicates: number) => void,
): Promise<{totals: Totals; watched: readonly Watched[]}> {
  const counting: Plan = {
    ...plan,
    keep: 'histograms',
    kept: Int32Array.from(laid, ({slot}) => slot),
    grids: Float64Array.from(laid.flatMap(({grid}) => [grid.start, grid.scale])),
  };
  const totals = new Totals(counting);
  let watched = laid;
  for (const stage of stages) {
    if (stage.first > 0) watched = watched.map((slot, k) => watchCloser(slot, k, totals));
    const brackets = estimator === 'exact' ? {brackets: packBrackets(watched.map((slot) => slot.brackets))} : {};
    await simulate(crew, {...counting, ...brackets}, schedule(stage), totals, {signal, onArrival});
  }
  return {totals, watched};
}

/** Draws the brackets of the k-th kept slot closer, by what has come so far; never beyond what has been kept from the start. */
function watchCloser(watched: Watched, k: number, totals: Totals): Watched {
  const {kind, slot, brackets} = watched;
  const interests = interestsIn(kind, slot, totals, 'exact').slice(kind === 'shortfall' ? LEVELS.length : 0);
  if (interests.length === 0 || brackets.length === 0) return watched;
  return {...watched, brackets: commonBrackets(brackets, bracketsIn(totals.histogramOf(k), interests, totals.arrived))};
}

/** Reads the k-th kept slot off the totals that have its histogram. Its extremes and misses are in those of the first run as well. */
function see(watched: Watched, k: number, filled: Totals, totals: Totals, estimator: Estimator): Seen {
  const {slot, kind, grid, brackets, pilot} = watched;
  const [, , least, greatest] = totals.momentsOf(slot);
  const histogram: Histogram = {grid, counts: filled.histogramOf(k), least, greatest};
  const positions = positionsWanted(kind, slot, totals);
  if (estimator === 'exact') {
    const values = exactValues(histogram, brackets, filled.valuesOf(k), positions);
    const again = () => ({...watched, brackets: bracketsRound(histogram.counts, positions)});
    return values ? {values, error: 0, again} : {values: [], error: Infinity, again};
  }
  const located = locate(histogram, positions, pilot.atoms);
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

async function lookAgain(
  crew: Crew,
  plan: Plan,
  seen: readonly Seen[],
  totals: Totals,
  estimator: Estimator,
  conduct: Conduct,
): Promise<Seen[]> {
  const again = seen.filter(isTooFarOff).map((slot) => slot.again());
  const whole = [{first: 0, end: shardCount(plan.replicates)}];
  const {totals: filled} = await fill(crew, plan, again, whole, estimator, conduct);
  const better = again.map((slot, k) => see(slot, k, filled, totals, estimator));
  return seen.map((known) => (isTooFarOff(known) ? better.shift()! : known));
}
