import {EXP_TABLE} from './exp-table.ts';
import {fromWords, highWord, lowWord, toInteger} from './words.ts';

/** 256 / ln 2. */
const PER_UNIT: f64 = 369.3299304675746;
/** 1.5 · 2^52: adding and taking it away rounds to the nearest integer. */
const ROUNDER: f64 = 6755399441055744;
/** ln 2 / 256 in two parts; the first times any k in use is exact. */
const STEP_HEAD: f64 = 0.002707606173999011;
const STEP_TAIL: f64 = 6.327543041662719e-14;
/** 1/6 and a little more: it takes up most of the r^5/120 left out. */
const CUBIC: f64 = 0.16666667995434195;
const QUARTIC: f64 = 0.041666666666666664;

/**
 * e^x within 0.55 ulp (1.05 ulp where the result is subnormal). NaN for NaN; overflows to ∞, underflows to 0 as IEEE.
 *
 * x = k ln 2 / 256 + r with |r| < 0.0014; e^x = 2^(k/256) (1 + r + r²/2 + …), the power from a table: Tang (1989), Table-driven
 * implementation of the exponential function.
 */
export function exp(x: f64): f64 {
  return expSum(x, 0);
}

/** e^(x + tail) for |tail| < 2e-5: as exact as the sum. */
export function expSum(x: f64, tail: f64): f64 {
  if (!(Math.abs(x) < 690)) return expEdge(x, tail);
  const k = x * PER_UNIT + ROUNDER - ROUNDER;
  const p = expRest(x, k, tail);
  const n = toInteger(k);
  const j = 2 * (n & 255);
  const power = powerOfTwo(j, n);
  return power + power * (EXP_TABLE[j + 1]! + p);
}

/** e^r - 1 for r = x + tail - k ln 2 / 256. */
function expRest(x: f64, k: f64, tail: f64): f64 {
  const r = x - k * STEP_HEAD - k * STEP_TAIL + tail;
  const square = r * r;
  return r + square * (0.5 + r * CUBIC + square * QUARTIC);
}

/** 2^(k/256), k/256 within the exponents of normal numbers. */
function powerOfTwo(j: i32, k: i32): f64 {
  const entry = EXP_TABLE[j]!;
  return fromWords(highWord(entry) + (k << 12), lowWord(entry));
}

/** Where a power of two could leave the normal numbers: scale in two steps, so that the result is rounded only once below them. */
function expEdge(x: f64, tail: f64): f64 {
  if (Number.isNaN(x)) return NaN;
  if (x > 709.8) return Infinity;
  if (x < -745.2) return 0;
  const k = x * PER_UNIT + ROUNDER - ROUNDER;
  const p = expRest(x, k, tail);
  const n = toInteger(k);
  const index = n & 255;
  const j = 2 * index;
  const exponent = n >> 8;
  const half = exponent >> 1;
  const power = powerOfTwo(j, index);
  return (power + power * (EXP_TABLE[j + 1]! + p)) * exact(half) * exact(exponent - half);
}

/** 2^n for a normal result. */
function exact(n: i32): f64 {
  return fromWords((1023 + n) << 20, 0);
}
