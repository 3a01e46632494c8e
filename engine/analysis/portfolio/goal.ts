import {log, normalCdf} from '../../kernels/scalar/index.ts';
import type {Look} from '../../run/run-looks.ts';

/** How good what was counted is: the greater the first of these that differs. */
export interface Score {
  /** What is asked: the share of replicates that hit the goal, or with floors what is lacking of them, at most 0. */
  readonly value: number;
  /** What tells alike values apart; where nothing is hit yet, it points the way. */
  readonly tie: number;
}

export interface Goal {
  /** The indicator of all chosen targets together. */
  readonly all: number;
  /** The indicators of the targets that have floors, and the floors. */
  readonly floors: readonly (readonly [slot: number, floor: number])[];
  /** The slots of the margins of all point targets in the goal. */
  readonly margins: readonly number[];
}

/** A least share that `log` takes. */
const LEAST = 1e-300;

export function scoreOf({counts, trajectories, replicates}: Look, {all, floors, margins}: Goal): Score {
  const share = (slot: number) => counts[slot]! / replicates;
  const lacking = floors.reduce((sum, [slot, floor]) => sum + Math.min(0, share(slot) - floor), 0);
  return floors.length
    ? {value: lacking, tie: share(all)}
    : {value: share(all), tie: margins.reduce((sum, slot) => sum + nearness(trajectories[slot]), 0)};
}

/** The logarithm of the probability that a normal margin of the same mean and standard deviation is positive. It chooses between portfolios, and is reported nowhere. */
function nearness(margin: Look['trajectories'][number] | undefined): number {
  if (margin?.kind !== 'moments') return 0;
  const {mean, sd} = margin;
  return log(Math.max(LEAST, normalCdf(sd > 0 ? mean / sd : mean >= 0 ? 10 : -10)));
}

/** Below 0 where `a` is better: by value, then by what tells alike values apart. */
export function byScore(a: Score, b: Score): number {
  return b.value - a.value || b.tie - a.tie;
}
