import {BYTES} from './vector.ts';

// Philox4x32-10 for the 512 replicates of a block: as scalar/philox.ts and scalar/draws.ts.

// @ts-ignore: decorator
@inline
const M0: u32 = 0xd2511f53;
// @ts-ignore: decorator
@inline
const M1: u32 = 0xcd9e8d57;
// @ts-ignore: decorator
@inline
const W0: u32 = 0x9e3779b9;
// @ts-ignore: decorator
@inline
const W1: u32 = 0xbb67ae85;

// @ts-ignore: decorator
@inline
const POOL = memory.data<u32>(
  [
    0xd2511f53, 0xd2511f53, 0xd2511f53, 0xd2511f53,
    0xcd9e8d57, 0xcd9e8d57, 0xcd9e8d57, 0xcd9e8d57,
    0x9e3779b9, 0x9e3779b9, 0x9e3779b9, 0x9e3779b9,
    0xbb67ae85, 0xbb67ae85, 0xbb67ae85, 0xbb67ae85,
    0, 1, 2, 3,
    4, 5, 6, 7,
    8, 8, 8, 8,
  ],
  16,
);

/** The high words of the products of four words. */
// @ts-ignore: decorator
@inline
export function multiplyHigh(a: v128, m: v128): v128 {
  return v128.shuffle<i32>(i64x2.extmul_low_i32x4_u(a, m), i64x2.extmul_high_i32x4_u(a, m), 1, 3, 5, 7);
}

/**
 * Writes the words of a block through `F.put(address, words)`, four replicates at a time.
 *
 * Counters are (128 block + j, draw, stream): only the first word differs between lanes, so that in the first two rounds two of the four
 * products are the same for all, and are made once. Eight counters at a time keep the multipliers busy.
 */
// @ts-ignore: decorator
@inline
export function philox<F>(
  dst: usize,
  seedLo: u32,
  seedHi: u32,
  block: u32,
  draw: u32,
  streamLo: u32,
  streamHi: u32,
): void {
  const f = changetype<F>(0);
  const m0 = v128.load(POOL);
  const m1 = v128.load(POOL, 16);
  const w0 = v128.load(POOL, 32);
  const w1 = v128.load(POOL, 48);
  const first = (streamLo as u64) * M1;
  const second = (((first >> 32) as u32 ^ draw ^ seedLo) as u64) * M0;
  const a2 = i32x4.splat(streamHi ^ seedHi);
  const b0 = i32x4.splat((first as u32) ^ (seedLo + W0));
  const b2 = i32x4.splat(((second >> 32) as u32) ^ (seedHi + W1));
  const b3 = i32x4.splat(second as u32);
  const key0 = i32x4.splat(seedLo + 2 * W0);
  const key1 = i32x4.splat(seedHi + 2 * W1);
  const base = i32x4.splat(block << 7);
  let counter = i32x4.add(base, v128.load(POOL, 64));
  let counter4 = i32x4.add(base, v128.load(POOL, 80));
  for (let end = dst + BYTES / 4; dst < end; dst += 64) {
    // Rounds 1 and 2.
    const c = v128.xor(multiplyHigh(counter, m0), a2);
    const d = v128.xor(multiplyHigh(counter4, m0), a2);
    let c0 = v128.xor(multiplyHigh(c, m1), b0);
    let d0 = v128.xor(multiplyHigh(d, m1), b0);
    let c1 = i32x4.mul(c, m1);
    let d1 = i32x4.mul(d, m1);
    let c2 = v128.xor(i32x4.mul(counter, m0), b2);
    let d2 = v128.xor(i32x4.mul(counter4, m0), b2);
    let c3 = b3;
    let d3 = b3;
    let k0 = key0;
    let k1 = key1;
    for (let round = 2; round < 10; round++) {
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
    f.put(dst, c0);
    f.put(dst + 32, d0);
    f.put(dst + 1024, c1);
    f.put(dst + 1056, d1);
    f.put(dst + 2048, c2);
    f.put(dst + 2080, d2);
    f.put(dst + 3072, c3);
    f.put(dst + 3104, d3);
    counter = i32x4.add(counter, v128.load(POOL, 96));
    counter4 = i32x4.add(counter4, v128.load(POOL, 96));
  }
}
