import {highWord} from './words.ts';

/** The nearest integer, halves away from zero. The sign of zero is kept; NaN for NaN. */
export function round(x: f64): f64 {
  const a = Math.abs(x);
  const whole = Math.floor(a);
  // Not floor(a + 1/2), which is 1 for the number just below 1/2.
  const magnitude = a - whole >= 0.5 ? whole + 1 : whole;
  return highWord(x) < 0 ? -magnitude : magnitude;
}
