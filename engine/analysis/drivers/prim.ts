/** A side of a box: the input must be above `at`, or below it. */
export interface Limit {
  readonly input: number;
  readonly side: 'above' | 'below';
  readonly at: number;
}

/** How a box does on some draws. */
export interface BoxScore {
  /** Of all cases, how many lie in it. */
  readonly coverage: number;
  /** Of the draws in it, how many are cases. */
  readonly density: number;
  /** Of all draws, how many lie in it. */
  readonly mass: number;
  readonly draws: number;
  readonly cases: number;
}

export interface PrimOptions {
  /** Share of the draws in the box that a peel takes away. */
  readonly peel?: number;
  /** Share of all draws that a box has at least. */
  readonly leastMass?: number;
  /** Limits of a box, at most. */
  readonly mostLimits?: number;
}

export interface PrimDraws {
  /** A column per input. */
  readonly inputs: readonly Float64Array[];
  /** 1 where the draw is a case of interest, else 0. */
  readonly cases: Uint8Array;
  /** The draws by each input in ascending order, where that is known already. */
  readonly orders?: readonly Uint32Array[];
}

/**
 * The patient rule induction method (Friedman & Fisher 1999, Bump hunting in high-dimensional data, section 8): from the box of all draws, the slice of a few percent at either end of an input
 * is peeled off that leaves the highest density of cases, again and again. Of the boxes on this path that one is taken of which the harmonic mean of coverage and density is largest (the two
 * measures of scenario discovery: Bryant & Lempert 2010, Thinking inside the box), and of its limits those are dropped, the least important first, without which it does nearly as well. Empty
 * where no box does better than all draws together.
 */
export function prim(draws: PrimDraws, options: PrimOptions = {}): Limit[] {
  const {peel = 0.05, leastMass = 0.02, mostLimits = 4} = options;
  let best: readonly Limit[] = [];
  let bestValue = valueOf(score(draws, []));
  for (const {limits, value} of peelingPath(draws, peel, leastMass))
    if (value > bestValue) [best, bestValue] = [limits, value];
  return simplify(draws, best, mostLimits);
}

/** How a box does on draws, which need not be those it was found on. */
export function score({inputs, cases}: PrimDraws, limits: readonly Limit[]): BoxScore {
  let [draws, hits, all] = [0, 0, 0];
  const inside = new Uint8Array(cases.length).fill(1);
  for (const {input, side, at} of limits) {
    const column = inputs[input]!;
    for (let i = 0; i < inside.length; i++) if (side === 'above' ? column[i]! < at : column[i]! > at) inside[i] = 0;
  }
  for (let i = 0; i < cases.length; i++) {
    all += cases[i]!;
    draws += inside[i]!;
    hits += cases[i]! & inside[i]!;
  }
  return {
    coverage: all ? hits / all : 0,
    density: draws ? hits / draws : 0,
    mass: draws / cases.length,
    draws,
    cases: hits,
  };
}

/** The harmonic mean of coverage and density. */
function valueOf({coverage, density}: Pick<BoxScore, 'coverage' | 'density'>): number {
  return coverage + density > 0 ? (2 * coverage * density) / (coverage + density) : 0;
}

interface Step {
  readonly limits: readonly Limit[];
  readonly value: number;
}

function* peelingPath(draws: PrimDraws, peel: number, leastMass: number): Generator<Step, void, void> {
  const {inputs, cases} = draws;
  const total = cases.length;
  let all = 0;
  for (const x of cases) all += x;
  const alive = new Uint8Array(total).fill(1);
  // The draws in the box, by each input in ascending order.
  let orders = draws.orders ?? inputs.map(orderOf);
  const limits = new Map<string, Limit>();
  let [members, hits] = [total, all];
  while (members * (1 - peel) >= leastMass * total) {
    const best = bestPeel(inputs, cases, orders, hits, Math.max(1, Math.floor(peel * members)));
    if (!best) return;
    const {limit, lost, lostHits} = best;
    const column = inputs[limit.input]!;
    for (const i of orders[limit.input]!)
      if (limit.side === 'above' ? column[i]! < limit.at : column[i]! > limit.at) alive[i] = 0;
    orders = orders.map((order) => remaining(order, alive, members - lost));
    limits.set(`${limit.input} ${limit.side}`, limit);
    members -= lost;
    hits -= lostHits;
    yield {limits: [...limits.values()], value: valueOf({coverage: all ? hits / all : 0, density: hits / members})};
  }
}

function remaining(order: Uint32Array, alive: Uint8Array, count: number): Uint32Array {
  const kept = new Uint32Array(count);
  let at = 0;
  for (let k = 0; k < order.length; k++) if (alive[order[k]!] === 1) kept[at++] = order[k]!;
  return kept;
}

/** The places of a column in ascending order of its values. */
export function orderOf(column: Float64Array): Uint32Array {
  return Uint32Array.from(column.keys()).sort((i, j) => column[i]! - column[j]!);
}

interface Peel {
  readonly limit: Limit;
  readonly lost: number;
  readonly lostHits: number;
}

function bestPeel(
  inputs: readonly Float64Array[],
  cases: Uint8Array,
  orders: readonly Uint32Array[],
  hits: number,
  steps: number,
): Peel | undefined {
  let best: Peel | undefined;
  let bestDensity = -1;
  for (const [input, column] of inputs.entries())
    for (const side of ['above', 'below'] as const) {
      const peel = peelOff(input, side, column, cases, orders[input]!, steps);
      const left = orders[input]!.length - peel.lost;
      const density = (hits - peel.lostHits) / left;
      if (left > 0 && peel.lost > 0 && density > bestDensity) [best, bestDensity] = [peel, density];
    }
  return best;
}

/** Equal values stay or go together. */
function peelOff(
  input: number,
  side: Limit['side'],
  column: Float64Array,
  cases: Uint8Array,
  order: Uint32Array,
  steps: number,
): Peel {
  const from = (k: number) => order[side === 'above' ? k : order.length - 1 - k]!;
  let first = Math.min(steps, order.length - 1);
  // Where all that would go is equal to what stays, all of it goes.
  while (first < order.length - 1 && column[from(first)] === column[from(0)]) first++;
  const at = column[from(first)]!;
  let [lost, lostHits] = [0, 0];
  while (lost < order.length && column[from(lost)] !== at) lostHits += cases[from(lost++)]!;
  return {limit: {input, side, at}, lost, lostHits};
}

/** What may be lost of the value of a box for a limit less. */
const TOLERANCE = 0.03;

/** Drops limits, that one first without which the box does best, as long as it does nearly as well or there are too many. */
function simplify(draws: PrimDraws, limits: readonly Limit[], most: number): Limit[] {
  let kept = [...limits];
  let value = valueOf(score(draws, kept));
  while (kept.length > 1) {
    const without = kept.map((limit) => kept.filter((other) => other !== limit));
    const values = without.map((box) => valueOf(score(draws, box)));
    const best = values.reduce((at, v, i) => (v > values[at]! ? i : at), 0);
    if (kept.length <= most && values[best]! < value * (1 - TOLERANCE)) break;
    kept = without[best]!;
    value = Math.max(value, values[best]!);
  }
  return kept;
}
