import type {Node, Response} from './response.ts';

/** Two neighbouring settings of which one hits more often than wanted, the other less. */
export interface Bracket {
  readonly below: Node;
  readonly above: Node;
}

/** Steps of a search, at most: halving alone comes from any range to its last digit with these. */
const STEPS = 60;

/** Steps that may pass before the bracket is halved outright. */
const PATIENCE = 3;

/**
 * The neighbouring settings between which the number of hits passes `wanted`, nearest to `start`; undefined where it never does. A setting with as many hits as wanted
 * is above.
 */
export function bracketOf(response: Response, slot: number, wanted: number, start: number): Bracket | undefined {
  const {nodes} = response;
  let best: Bracket | undefined;
  let least = Infinity;
  for (const [i, right] of nodes.entries()) {
    const left = nodes[i - 1];
    if (!left || left.counts[slot]! >= wanted === right.counts[slot]! >= wanted) continue;
    const distance =
      left.x <= start && start <= right.x ? 0 : Math.min(Math.abs(left.x - start), Math.abs(right.x - start));
    if (distance >= least) continue;
    least = distance;
    best = right.counts[slot]! >= wanted ? {below: left, above: right} : {below: right, above: left};
  }
  return best;
}

/**
 * The setting at which the hits pass `wanted` within a bracket, to within `tolerance` hits or `resolution` of the setting: false position on the normal
 * quantile of the share (nearly straight, so two or three trials do), with halving where that does not shrink the bracket (as Illinois and Brent's methods guard it).
 * The hits are a step function of the setting, whose steps in a monotone scenario are the replicates' own critical settings: what is found is their sample quantile.
 */
export async function rootOf(
  response: Response,
  slot: number,
  wanted: number,
  bracket: Bracket,
  {tolerance, resolution}: {tolerance: number; resolution: number},
): Promise<number> {
  let {below, above} = bracket;
  let slow = 0;
  for (let step = 0; step < STEPS; step++) {
    const [least, most] = [below.counts[slot]!, above.counts[slot]!];
    const width = Math.abs(above.x - below.x);
    if (wanted - least <= tolerance || most - wanted <= tolerance) break;
    if (width <= resolution) return above.x;
    const isSlow = slow >= PATIENCE;
    const guess = isSlow ? (below.x + above.x) / 2 : between(response, slot, wanted, {below, above});
    // So near an end that rounding makes them one.
    const x = guess === below.x || guess === above.x ? (below.x + above.x) / 2 : guess;
    const node = await response.at(x);
    if (node.counts[slot]! >= wanted) above = node;
    else below = node;
    slow = Math.abs(above.x - below.x) > width / 2 && !isSlow ? slow + 1 : 0;
  }
  return between(response, slot, wanted, {below, above});
}

/** Straight in the normal quantile of the share. */
export function between(response: Response, slot: number, wanted: number, {below, above}: Bracket): number {
  const [low, high, at] = [below.counts[slot]!, above.counts[slot]!, wanted].map((hits) => response.score(hits)) as [
    number,
    number,
    number,
  ];
  if (high === low) return above.x;
  return below.x + Math.min(1, Math.max(0, (at - low) / (high - low))) * (above.x - below.x);
}
