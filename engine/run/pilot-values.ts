/** What the first replicates say about a trajectory: where the quantiles of the whole run will be. */
export interface Pilot {
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
  /** The median of the values below zero, if it is wanted and there are any. */
  readonly shortfall: number | undefined;
  /** For exact values: intervals that will hold what is wanted, but for one run in hundreds. */
  readonly brackets: readonly Interval[];
  /** For streamed ones: values that more than one in fifty replicates share, next to a quantile that is wanted. */
  readonly atoms: readonly number[];
  /** Are all values the same? */
  readonly isConstant: boolean;
}

type Interval = readonly [low: number, high: number];
