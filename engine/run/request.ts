import type {Program} from '../program/program.ts';

/**
 * What is wanted of a trajectory slot:
 * - `moments`: mean, standard deviation, extremes
 * - `quantiles`: these and the quantiles at `LEVELS`
 * - `shortfall`: how many values lie below zero and the median of those
 */
export type SlotKind = 'moments' | 'quantiles' | 'shortfall';

/** The levels of a summary's quantiles. */
export const LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** A simulation: the same request has the same result, to the digit, wherever and however it is run. */
export interface RunRequest {
  readonly program: Program;
  /** A safe integer from 0. */
  readonly seed: number;
  readonly replicates: number;
  /** One per trajectory slot of the program. */
  readonly slots: readonly SlotKind[];
}
