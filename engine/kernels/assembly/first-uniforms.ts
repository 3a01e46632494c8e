import {multiplyHigh} from './philox.ts';
import {BYTES} from './vector.ts';

// Philox4x32-10 for the first uniform of the 512 integer draws of a block: `uniform(0)` of scalar/substream.ts, the same rounding included.

// @ts-ignore: decorator
@inline
const WORDS = memory.data<u32>(
  [
    0xd2511f53, 0xd2511f53, 0xd2511f53, 0xd2511f53,
    0xcd9e8d57, 0xcd9e8d57, 0xcd9e8d57, 0xcd9e8d57,
    0x9e3779b9, 0x9e3779b9, 0x9e3779b9, 0x9e3779b9,
    0xbb67ae85, 0xbb67ae85, 0xbb67ae85, 0xbb67ae85,
    0, 1, 2, 3,
    4, 5, 6, 7,
    8, 8, 8, 8,
    // Upper words of 2^52 and of 2^20: a random word below them is 2^52 + word and 2^20 + word 2^-32.
    0x43300000, 0x43300000, 0x43300000, 0x43300000,
    0x41300000, 0x41300000, 0x41300000, 0x41300000,
  ],
  16,
);

// @ts-ignore: decorator
@inline
const DOUBLES = memory.data<f64>(
  [
    // 2^52.
    4503599627370496.0, 4503599627370496.0,
    // 2^20 - 2^-33.
    1048575.9999999999, 1048575.9999999999,
    // 2^-32.
    2.3283064365386963e-10, 2.3283064365386963e-10,
  ],
  16,
);

/** Stores four uniforms of four pairs of words. */
// @ts-ignore: decorator
@inline
function put(dst: usize, high: v128, low: v128): void {
  const above = v128.load(WORDS, 112);
  const below = v128.load(WORDS, 128);
  const p = pair(v128.shuffle<i32>(high, above, 0, 4, 1, 5), v128.shuffle<i32>(low, below, 0, 4, 1, 5));
  const q = pair(v128.shuffle<i32>(high, above, 2, 6, 3, 7), v128.shuffle<i32>(low, below, 2, 6, 3, 7));
  v128.store(dst, p);
  v128.store(dst, q, 16);
}

// @ts-ignore: decorator
@inline
function pair(high: v128, low: v128): v128 {
  const whole = f64x2.sub(high, v128.load(DOUBLES));
  const part = f64x2.sub(low, v128.load(DOUBLES, 16));
  return f64x2.mul(f64x2.add(whole, part), v128.load(DOUBLES, 32));
}

/** Eight counters at a time keep the multipliers busy. */
export function firstUniforms(
  dst: usize,
  seedLo: u32,
  seedHi: u32,
  block: u32,
  draw: u32,
  streamLo: u32,
  streamHi: u32,
): void {
  const m0 = v128.load(WORDS);
  const m1 = v128.load(WORDS, 16);
  const w0 = v128.load(WORDS, 32);
  const w1 = v128.load(WORDS, 48);
  const base = i32x4.splat(block << 8);
  let counter = i32x4.add(base, v128.load(WORDS, 64));
  let counter4 = i32x4.add(base, v128.load(WORDS, 80));
  for (let end = dst + BYTES / 2; dst < end; dst += 64) {
    let c0 = counter;
    let d0 = counter4;
    let c1 = i32x4.splat(draw);
    let d1 = c1;
    let c2 = i32x4.splat(streamLo);
    let d2 = c2;
    let c3 = i32x4.splat(streamHi);
    let d3 = c3;
    let k0 = i32x4.splat(seedLo);
    let k1 = i32x4.splat(seedHi);
    for (let round = 0; round < 10; round++) {
      const c0Next = v128.xor(multiplyHigh(c2, m1), v128.xor(c1, k0));
      const d0Next = v128.xor(multiplyHigh(d2, m1), v128.xor(d1, k0));
      c1 = i32x4.mul(c2, m1);
      d1 = i32x4.mul(d2, m1);
      c2 = v128.xor(multiplyHigh(c0, m0), v128.xor(c3, k1));
      d2 = v128.xor(multiplyHigh(d0, m0), v128.xor(d3, k1));
      c3 = i32x4.mul(c0, m0);
      d3 = i32x4.mul(d0, m0);
      c0 = c0Next;
      d0 = d0Next;
      k0 = i32x4.add(k0, w0);
      k1 = i32x4.add(k1, w1);
    }
    put(dst, c0, c1);
    put(dst + 32, d0, d1);
    put(dst + 2048, c2, c3);
    put(dst + 2080, d2, d3);
    counter = i32x4.add(counter, v128.load(WORDS, 96));
    counter4 = i32x4.add(counter4, v128.load(WORDS, 96));
  }
}
