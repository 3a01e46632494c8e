import {LOG_INVERSE, LOG_TABLE} from './log-table.ts';
import {fromWords, highWord, lowWord} from './words.ts';

/** ln 2 in two parts; the first is a multiple of 2^-42. */
const LN2_HEAD: f64 = 0.6931471805598903;
const LN2_TAIL: f64 = 5.497923018708371e-14;
/** High word of 0.705…: the intervals of the table start here. */
const START = 0x3fe69000;
const THIRD: f64 = 0.3333333333333333;
const SIXTH: f64 = 0.16666666666666666;
const SEVENTH: f64 = 0.14285714285714285;

/**
 * Natural logarithm within 0.53 ulp. -∞ at 0, NaN below 0 and for NaN, ∞ at ∞.
 *
 * x = 2^k z, z near 1/c for a short c from a table; log x = k ln 2 - log c + log(1 + r), r = c z - 1 without rounding, in two parts: after Tang
 * (1990), Table-driven implementation of the logarithm function. An interval with c = 1 is centred on 1, so that nothing cancels there.
 */
export function log(x: f64): f64 {
  if (!(x >= 2.2250738585072014e-308 && x < Infinity)) return logEdge(x);
  return logNormal(x, 0);
}

function logEdge(x: f64): f64 {
  if (x > 0 && x < Infinity) return logNormal(x * 18014398509481984, -54);
  if (x === 0) return -Infinity;
  return x > 0 ? x : NaN;
}

/** log(x) + scale ln 2 for a normal positive x. */
function logNormal(x: f64, scale: i32): f64 {
  const high = highWord(x);
  const low = lowWord(x);
  const offset = high - START;
  const i = (offset >> 13) & 127;
  const exponent = offset >> 20;
  const zHigh = high - (exponent << 20);
  const c = LOG_INVERSE[i]!;
  // The upper 42 bits of z times the 11 bits of c are exact, and so are the lower ones.
  const front = fromWords(zHigh, low & -2048);
  const r1 = front * c - 1;
  const r2 = (fromWords(zHigh, low) - front) * c;
  const r = r1 + r2;
  const rTail = r1 - r + r2;
  const k: f64 = exponent + scale;
  const base = k * LN2_HEAD + LOG_TABLE[2 * i]!;
  const sum = base + r;
  const rest = k * LN2_TAIL + LOG_TABLE[2 * i + 1]! + (base - sum + r + rTail);
  const square = r * r;
  const series = r * THIRD - 0.5 + square * (r * 0.2 - 0.25 + square * (r * SEVENTH - SIXTH));
  return sum + (rest + square * series);
}

/** log(1 + x) for x > -1, within 2 ulp. */
export function logOnePlus(x: f64): f64 {
  const sum = 1 + x;
  if (sum === Infinity) return x;
  // What rounding the sum took away, to first order.
  return log(sum) - (sum - 1 - x) / sum;
}
