/** Integers per instruction in `Program.code`. */
export const STRIDE = 6;

/**
 * What one block of replicates computes, in plain data that may be sent to a worker. Straight-line code: no jumps, no calls.
 *
 * `code` holds `STRIDE` integers per instruction: the operation's code (its place in `OP_NAMES`), then
 * - map: register written, then up to four operands; an operand `r ≥ 0` is a register, `r < 0` the constant `constants[~r]`
 * - draw: register written, stream (an index into `streams`, in pairs), draw number
 * - integer: register written, two operands (the second 0 where there is one), stream, draw number
 * - step: register written, operand, first index in `tables`, number n of breakpoints
 * - ledger: register written, two operands (0 where there is none), then first slot and how many (`ledger`), slot (`post`, `balance`), or stream and first index in
 *   `tables` of a header (`follow`); see kernels/assembly/follow.ts
 * - record: output slot, operand
 *
 * A step table is n ascending breakpoints, then n + 1 values: the result is values[k], k = how many breakpoints lie strictly below the operand.
 */
export interface Program {
  readonly code: Int32Array;
  readonly constants: Float64Array;
  readonly tables: Float64Array;
  /** Low and high words of each 64-bit stream, one after the other. */
  readonly streams: Uint32Array;
  /** How many vectors of `BLOCK` doubles are live at the same time, at most. */
  readonly registers: number;
  /** How many vectors its ledgers have, all of them together. */
  readonly ledgers: number;
  /** How many nodes the largest tree has that is followed. */
  readonly nodes: number;
  /** Output slots that want moments and quantiles. */
  readonly trajectories: number;
  /** Output slots that are 0 or 1 and are counted. */
  readonly indicators: number;
}
