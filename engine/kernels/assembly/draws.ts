import {inverseNormalRow, ROWS} from '../scalar/inverse-normal.ts';
import {philox} from './philox.ts';
import {BYTES, magnitudeBits, signBits} from './vector.ts';

// As scalar/draws.ts. Each kernel: (dst, seedLo, seedHi, block, draw, streamLo, streamHi).

// @ts-ignore: decorator
@inline
const POOL = memory.data<f64>(
  [
    // 2^20 - 2^-33.
    1048575.9999999999, 1048575.9999999999,
    // 2^52 - 1/2.
    4503599627370495.5, 4503599627370495.5,
    2147483648.0, 2147483648.0,
  ],
  16,
);

// @ts-ignore: decorator
@inline
const WORDS = memory.data<u32>(
  [
    // Upper words of 2^20 and of 2^52: a random word below them is 2^20 + word 2^-32 and 2^52 + word.
    0x41300000, 0x41300000, 0x41300000, 0x41300000,
    0x43300000, 0x43300000, 0x43300000, 0x43300000,
    // Sign, exponent and the upper 4 bits of a significand.
    0, 0xffff0000, 0, 0xffff0000,
  ],
  16,
);

@unmanaged class Uniform {
  @inline put(dst: usize, words: v128): void {
    const upper = v128.load(WORDS);
    const offset = v128.load(POOL);
    v128.store(dst, f64x2.sub(v128.shuffle<i32>(words, upper, 0, 4, 1, 5), offset));
    v128.store(dst, f64x2.sub(v128.shuffle<i32>(words, upper, 2, 6, 3, 7), offset), 16);
  }
}

export function uniform(
  dst: usize,
  seedLo: u32,
  seedHi: u32,
  block: u32,
  draw: u32,
  streamLo: u32,
  streamHi: u32,
): void {
  philox<Uniform>(dst, seedLo, seedHi, block, draw, streamLo, streamHi);
}

/** Writes x = 2^31 - |c| with the sign of c = word + 1/2 - 2^31: 2^32 times the tail probability. */
@unmanaged class Tail {
  @inline put(dst: usize, words: v128): void {
    const upper = v128.load(WORDS, 16);
    const offset = v128.load(POOL, 16);
    v128.store(dst, tail(f64x2.sub(v128.shuffle<i32>(words, upper, 0, 4, 1, 5), offset)));
    v128.store(dst, tail(f64x2.sub(v128.shuffle<i32>(words, upper, 2, 6, 3, 7), offset)), 16);
  }
}

// @ts-ignore: decorator
@inline
function tail(x: v128): v128 {
  const middle = v128.load(POOL, 32);
  const c = f64x2.sub(x, middle);
  return f64x2.sub(v128.or(v128.and(c, signBits()), middle), c);
}

/** Coefficients 0 and 1 of every row, then 2 and 3, then 4 and 5. */
// @ts-ignore: decorator
@inline
const TABLE = memory.data(3 * 16 * 512, 16);
// @ts-ignore: decorator
@inline
const PLANE: usize = 16 * 512;

function fillTable(): void {
  const row: f64[] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < ROWS; i++) {
    inverseNormalRow(i, row);
    for (let k = 0; k < 6; k++) store<f64>(TABLE + (k >> 1) * PLANE + ((i << 4) | ((k & 1) << 3)), row[k]);
  }
}

fillTable();

export function normal(
  dst: usize,
  seedLo: u32,
  seedHi: u32,
  block: u32,
  draw: u32,
  streamLo: u32,
  streamHi: u32,
): void {
  philox<Tail>(dst, seedLo, seedHi, block, draw, streamLo, streamHi);
  // In a loop of its own, where the row of the table can be read from memory as an integer: faster than out of a vector.
  const bits = magnitudeBits();
  const sign = signBits();
  const upper = v128.load(WORDS, 32);
  for (let end = dst + BYTES; dst < end; dst += 32) {
    inverseNormal(dst, bits, sign, upper);
    inverseNormal(dst + 16, bits, sign, upper);
  }
}

// @ts-ignore: decorator
@inline
function inverseNormal(at: usize, bits: v128, sign: v128, upper: v128): void {
  const p = TABLE + (((load<u16>(at, 6) as usize) & 511) << 4);
  const q = TABLE + (((load<u16>(at, 14) as usize) & 511) << 4);
  const signed = v128.load(at);
  const x = v128.and(signed, bits);
  const t = f64x2.sub(x, v128.and(x, upper));
  const square = f64x2.mul(t, t);
  const high = linear(v128.load(p, 2 * PLANE), v128.load(q, 2 * PLANE), t);
  const middle = linear(v128.load(p, PLANE), v128.load(q, PLANE), t);
  const low = linear(v128.load(p), v128.load(q), t);
  const y = f64x2.add(f64x2.mul(f64x2.add(f64x2.mul(high, square), middle), square), low);
  v128.store(at, v128.xor(y, v128.and(signed, sign)));
}

/** a[1] t[0] + a[0], b[1] t[1] + b[0]. */
// @ts-ignore: decorator
@inline
function linear(a: v128, b: v128, t: v128): v128 {
  return f64x2.add(f64x2.mul(v128.shuffle<i64>(a, b, 1, 3), t), v128.shuffle<i64>(a, b, 0, 2));
}
