import type {Crew} from './crew.ts';
import {binOf} from './grid.ts';
import type {Plan} from './plan.ts';
import {interpolate, ranksOf} from './positions.ts';
import {type Found, type PositionsOf, runColumns} from './run-columns.ts';
import type {Schedule} from './schedule.ts';
import {Selection} from './selection.ts';
import {BINS} from './sieve.ts';
import {simulate, type SimulateOptions} from './simulate.ts';
import {type Part, Totals} from './totals.ts';

/**
 * Runs a plan, keeping values near those that are wanted, and looks up each kept slot's values at its positions. Whoever computes shards judges by the first of them what will be
 * near. Where that was wrong, the run is repeated for the slot and its whole column kept.
 */
export async function runExact(
  crew: Crew,
  plan: Plan,
  schedule: Schedule,
  options: SimulateOptions,
  positionsOf: PositionsOf,
): Promise<Found> {
  const keeping: Plan = {...plan, keep: 'brackets'};
  const totals = new Totals(keeping);
  await simulate(crew, keeping, schedule, totals, options);
  const simulated = performance.now();
  const selection = new Selection(crew.kernels);
  const found = Array.from(plan.kept, (slot, k) => {
    const [, , least, greatest] = totals.momentsOf(slot);
    const positions = positionsOf(totals, slot);
    return least === greatest ? positions.map(() => least) : lookUp(selection, totals.partsOf(k), positions);
  });
  const missed = plan.kept.filter((_, k) => !found[k]);
  const columns =
    missed.length > 0 ? await runColumns(crew, {...plan, kept: missed}, options.signal, positionsOf) : undefined;
  const values = found.map((values, k) => values ?? columns!.values[missed.indexOf(plan.kept[k]!)]!);
  return {totals, values, simulated};
}

/**
 * The values at positions, the k-th from the k-th brackets of the parts: a part has all its values there and knows how many of the others lie below, so a rank among all is one among what was kept.
 * Undefined unless what is found lies in these brackets of every part.
 */
export function lookUp(
  selection: Selection,
  parts: readonly Part[],
  positions: readonly number[],
): number[] | undefined {
  const ranks = ranksOf(positions);
  const brackets = ranks.map((rank) => positions.findIndex((position) => rank < position + 1));
  const gaps = positions.map((_, k) => parts.reduce((sum, {description}) => sum + gapOf(description, k), 0));
  const inside = ranks.map((rank, i) => rank - gaps[brackets[i]!]!);
  const size = parts.reduce((sum, {values}) => sum + values.length, 0);
  if (!inside.every((rank, i) => (inside[i - 1] ?? -1) < rank && rank < size)) return undefined;
  const values = selection.at(
    parts.map(({values}) => values),
    inside,
  );
  const isSure = values.every((x, i) => parts.every(({description}) => isWithin(description, brackets[i]!, x)));
  return isSure ? interpolate(positions, ranks, values) : undefined;
}

function gapOf(description: Float64Array, k: number): number {
  return description[5 + 3 * k]!;
}

function isWithin(description: Float64Array, k: number, x: number): boolean {
  const bin = binOf({start: description[1]!, scale: description[2]!}, x, BINS);
  return description[3 + 3 * k]! <= bin && bin < description[4 + 3 * k]!;
}
