import type {Grid} from './grid.ts';
import {BINS} from './plan.ts';

/**
 * Copies the values whose bin is marked, by 1 and not 0, to `to` from `at`, and returns how many; a place more is written to. The twin of the `sift`
 * kernel for values that are not in its memory: every value is written, and the place moves on only if it counts, since a branch on what is random takes
 * many times as long.
 */
export function sift(
  values: Float64Array,
  {start, scale}: Grid,
  marks: Uint8Array,
  to: Float64Array,
  at: number,
): number {
  const n = values.length;
  const last = BINS - 1;
  let next = at;
  for (let i = 0; i < n; i++) {
    const x = values[i]!;
    const bin = (x - start) * scale;
    to[next] = x;
    next += marks[bin > 0 ? (bin < last ? bin | 0 : last) : 0]!;
  }
  return next - at;
}
