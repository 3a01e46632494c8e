import {log} from './log.ts';

/**
 * d - log(1 + d) without cancellation: half a deviance of the Poisson distribution. `ratio` is 1 + d, given apart because it may be small.
 *
 * With v = d / (2 + d): d v - 2 (v³/3 + v⁵/5 + …). Loader (2000).
 */
export function deviance(d: f64, ratio: f64): f64 {
  if (!(Math.abs(d) < 0.4)) return d - log(ratio);
  const v = d / (2 + d);
  const square = v * v;
  let power = 2 * v * square;
  let sum = d * v;
  // |v| < 1/4, so each term is less than a sixteenth of the one before.
  for (let k: f64 = 3; k < 40; k += 2) {
    const next = sum - power / k;
    if (next === sum) break;
    sum = next;
    power *= square;
  }
  return sum;
}
