import type {Estimator} from './estimate.ts';
import {standardDeviation} from './moments.ts';
import type {SlotKind} from './request.ts';
import type {Totals} from './totals.ts';

/** What a run has found. */
export interface Summary {
  readonly replicates: number;
  /** One per trajectory slot. */
  readonly trajectories: readonly TrajectorySummary[];
  /** In how many replicates each indicator was true. */
  readonly counts: readonly number[];
  /** `exact`: quantiles are order statistics of all values (type 7). `streamed`: they were read off histograms. */
  readonly estimator: Estimator;
  /** How far a quantile can be off, at most, in widths of its trajectory from the 5 % to the 95 % quantile: 0 when exact. */
  readonly quantileError: number;
  readonly timing: Timing;
}

export type TrajectorySummary = MomentsSummary | QuantilesSummary | ShortfallSummary;

export interface MomentsSummary {
  readonly kind: 'moments';
  readonly mean: number;
  /** Standard deviation of the draws, divisor n − 1. */
  readonly sd: number;
  readonly min: number;
  readonly max: number;
}

export interface QuantilesSummary extends Omit<MomentsSummary, 'kind'> {
  readonly kind: 'quantiles';
  /** At `LEVELS`. */
  readonly quantiles: readonly number[];
}

export interface ShortfallSummary {
  readonly kind: 'shortfall';
  /** In how many replicates the value was below zero. */
  readonly misses: number;
  /** The median (type 7) of those values, a negative number, or null when there are none. */
  readonly medianShortfall: number | null;
}

/** Milliseconds; no part of any digest. */
// A type, not an interface, so that it may stand for a record of numbers.
export type Timing = {
  readonly simulate: number;
  readonly quantiles: number;
  readonly total: number;
};

/** The summary of one slot, from the totals and the values that were found for it: its quantiles, or the median of what lies below zero. */
export function summarize(kind: SlotKind, slot: number, totals: Totals, values: readonly number[]): TrajectorySummary {
  if (kind === 'shortfall') {
    return {kind, misses: totals.missesOf(slot), medianShortfall: values[0] ?? null};
  }
  const [mean, m2, min, max] = totals.momentsOf(slot);
  const moments = {mean, sd: standardDeviation(m2, totals.arrived), min, max};
  return kind === 'quantiles' ? {kind, ...moments, quantiles: values} : {kind, ...moments};
}
