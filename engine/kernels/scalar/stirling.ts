import {log} from './log.ts';

/**
 * How far Stirling's formula is off: log Γ(a) - (a - 1/2) log a + a - log(2π)/2 for a > 0, within 2e-15.
 *
 * The asymptotic series from 10 on (DLMF 5.11.1), stepped down to smaller a; used instead of log Γ, whose size would cost digits: Loader
 * (2000), Fast and accurate computation of binomial probabilities.
 */
export function stirlingError(a: f64): f64 {
  let steps: f64 = 0;
  while (a < 10) {
    steps += (a + 0.5) * log((a + 1) / a) - 1;
    a += 1;
  }
  const z = 1 / (a * a);
  const series =
    0.08333333333333333 -
    z *
      (0.002777777777777778 -
        z *
          (0.0007936507936507937 -
            z *
              (0.0005952380952380953 -
                z * (0.0008417508417508417 - z * (0.0019175269175269176 - z * 0.00641025641025641)))));
  return steps + series / a;
}
