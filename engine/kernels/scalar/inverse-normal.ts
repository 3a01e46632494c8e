import {probit} from './probit.ts';
import {fromWords} from './words.ts';

/** Intervals of the table: 32 powers of two by 16 parts. */
export const ROWS = 512;

// A table of the inverse normal in x = 2^32 u for a tail probability u = (k + 1/2) 2^-32 < 1/2, so 1/2 ≤ x < 2^31. The lower 5 bits of
// the exponent of x and the upper 4 of its significand name the row; 1022, the lowest exponent, has 30 there.

/** Where row i starts. */
export function rowStart(i: i32): f64 {
  return powerOfTwo(rowExponent(i)) * (1 + (i & 15) * 0.0625);
}

function rowExponent(i: i32): i32 {
  const b = i >> 4;
  return b < 30 ? b + 1 : b - 31;
}

/** 2^n. */
function powerOfTwo(n: i32): f64 {
  return fromWords((1023 + n) << 20, 0);
}

/** Chebyshev nodes on [0, 1]: (1 - cos((2k + 1) π / 12)) / 2. */
const NODES: StaticArray<f64> = [
  0.017037086855465844, 0.14644660940672624, 0.37059047744873963, 0.6294095225512604, 0.8535533905932737,
  0.9829629131445341,
];

/**
 * Writes the six coefficients of row i, constant first: a polynomial in x - rowStart(i) that is -probit(x 2^-32) on the row within 1.7e-12.
 *
 * Interpolation at Chebyshev nodes by divided differences (Newton), then expanded into powers.
 */
export function inverseNormalRow(i: i32, out: f64[]): void {
  const start = rowStart(i);
  const exponent = rowExponent(i) - 4;
  const width = powerOfTwo(exponent);
  for (let k = 0; k < 6; k++) out[k] = -probit((start + NODES[k]! * width) * 2.3283064365386963e-10);
  for (let level = 1; level < 6; level++) {
    for (let k = 5; k >= level; k--) out[k] = (out[k]! - out[k - 1]!) / (NODES[k]! - NODES[k - level]!);
  }
  for (let level = 4; level >= 0; level--) {
    for (let k = level; k < 5; k++) out[k] = out[k]! - NODES[level]! * out[k + 1]!;
  }
  for (let k = 1; k < 6; k++) out[k] = out[k]! * powerOfTwo(-k * exponent);
}
