import {positionOf} from './positions.ts';
import {LEVELS} from './request.ts';
import type {Span} from './sieve.ts';

/** Standard errors on either side that is looked at: the chance that a quantile of the whole run lies beyond is 7 in a million. */
const REACH = 4.5;

/** A position that is of interest, and how far on either side of it to look. */
export interface Interest {
  readonly center: number;
  readonly reach: number;
}

/** The five quantiles, by what n replicates say. */
export function quantileInterests(n: number): Interest[] {
  return LEVELS.map((level) => ({center: positionOf(level, n), reach: REACH * deviation(level, n)}));
}

/** The median of the values below zero, of which n replicates have so many. */
export function shortfallInterest(misses: number, n: number): Interest {
  const center = positionOf(0.5, misses);
  // Both the share that falls short and the quantile at half of it are uncertain; a handful more where hardly any does.
  return {center, reach: REACH * (deviation(center / n, n) + deviation(misses / n, n) / 2) + 5};
}

/** In ranks. */
function deviation(share: number, n: number): number {
  return Math.sqrt(Math.max(share * (1 - share), 0) * n);
}

export function spanOf({center, reach}: Interest): Span {
  return {low: Math.floor(center - reach), high: Math.ceil(center + reach)};
}
