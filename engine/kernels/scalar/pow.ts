import {expSum} from './exp.ts';
import {LOG_INVERSE, LOG_TABLE} from './log-table.ts';
import {fromWords, highWord, lowWord} from './words.ts';

const LN2_HEAD: f64 = 0.6931471805598903;
const LN2_TAIL: f64 = 5.497923018708371e-14;
const START = 0x3fe69000;
const THIRD: f64 = 0.3333333333333333;
const SIXTH: f64 = 0.16666666666666666;
const SEVENTH: f64 = 0.14285714285714285;
const NINTH: f64 = 0.1111111111111111;

/**
 * x^y within 0.6 ulp (1.1 ulp where the result is subnormal). Special cases as IEEE 754-2019, 9.2.1: x^0 and 1^y are 1 even for NaN, a
 * negative x needs a whole y, else NaN. (ECMAScript differs only at ±1 to an infinite or NaN power.)
 *
 * The logarithm of log.ts kept to 68 bits, times y, then the exponential.
 */
export function pow(x: f64, y: f64): f64 {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const a = Math.abs(x);
  const parity = wholeness(y);
  const sign: f64 = highWord(x) < 0 && parity === 1 ? -1 : 1;
  if (a === 0) return y > 0 ? sign * a : sign * Infinity;
  if (Math.abs(y) === Infinity) return a === 1 ? 1 : a > 1 === y > 0 ? Infinity : 0;
  if (a === Infinity) return y > 0 ? sign * a : sign * 0;
  if (x < 0 && parity === 2) return NaN;
  return sign * powPositive(a, y);
}

/** 0 for an even whole number, 1 for an odd one, 2 for any other. */
function wholeness(y: f64): i32 {
  const a = Math.abs(y);
  if (a >= 9007199254740992) return 0;
  if (Math.floor(a) !== a) return 2;
  return Math.floor(a * 0.5) * 2 === a ? 0 : 1;
}

/** x^y for finite x > 0 and y. */
function powPositive(x: f64, y: f64): f64 {
  // Beyond these the result is 1, 0 or ∞ whatever x ≠ 1, and the products below stay finite.
  if (Math.abs(y) < 1e-19) return 1;
  if (Math.abs(y) > 1e19) y = y < 0 ? -1e19 : 1e19;
  let scale: i32 = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984;
    scale = -54;
  }
  // As in log.ts as far as r1 and r2.
  const high = highWord(x);
  const low = lowWord(x);
  const offset = high - START;
  const i = (offset >> 13) & 127;
  const exponent = offset >> 20;
  const zHigh = high - (exponent << 20);
  const c = LOG_INVERSE[i]!;
  const front = fromWords(zHigh, low & -2048);
  const r1 = front * c - 1;
  const r2 = (fromWords(zHigh, low) - front) * c;
  const r = r1 + r2;
  const rTail = r1 - r + r2;
  const k: f64 = exponent + scale;
  const base = k * LN2_HEAD + LOG_TABLE[2 * i]!;
  const sum = base + r;
  const sumTail = base - sum + r;
  // -r²/2: the square of the upper half of r is exact.
  const upper = fromWords(highWord(r), 0);
  const half = -0.5 * (upper * upper);
  const total = sum + half;
  const totalTail = sum - total + half;
  const lower = r - upper + rTail;
  const square = r * r;
  const cubic =
    square * r * (THIRD - 0.25 * r + square * (0.2 - SIXTH * r + square * (SEVENTH - 0.125 * r + square * NINTH)));
  const rest =
    k * LN2_TAIL + LOG_TABLE[2 * i + 1]! + (sumTail + totalTail + (rTail - 0.5 * lower * (r + upper)) + cubic);
  const head = total + rest;
  const tail = total - head + rest;
  return expProduct(y, head, tail);
}

/** e^(y (head + tail)). */
function expProduct(y: f64, head: f64, tail: f64): f64 {
  const product = y * head;
  if (product > 800) return Infinity;
  if (product < -800) return 0;
  // The rounding error of the product, by halves (Dekker 1971).
  const yHead = fromWords(highWord(y), lowWord(y) & -134217728);
  const yTail = y - yHead;
  const hHead = fromWords(highWord(head), lowWord(head) & -134217728);
  const hTail = head - hHead;
  const error = yHead * hHead - product + yHead * hTail + yTail * hHead + yTail * hTail;
  return expSum(product, error + y * tail);
}
