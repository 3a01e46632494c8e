import {both} from './vector.ts';

// Selection in long columns of n finite doubles. Bin of x: trunc((x - lo) scale), at least 0 and at most count - 1.

/** Adds the values to `count` bins of 32 bits. */
export function histogram(x: usize, n: i32, lo: f64, scale: f64, bins: usize, count: i32): void {
  const l = f64x2.splat(lo);
  const s = f64x2.splat(scale);
  const last = i32x4.splat(count - 1);
  const base = i32x4.splat(bins as i32);
  const even = x + ((n & ~3) << 3);
  const end = x + (n << 3);
  for (; x < even; x += 32) {
    const a = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(v128.load(x), l), s));
    const b = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(v128.load(x, 16), l), s));
    const at = addresses(v128.shuffle<i64>(a, b, 0, 2), last, base);
    increment(i32x4.extract_lane(at, 0));
    increment(i32x4.extract_lane(at, 1));
    increment(i32x4.extract_lane(at, 2));
    increment(i32x4.extract_lane(at, 3));
  }
  for (; x < end; x += 8) {
    const a = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(v128.load64_splat(x), l), s));
    increment(i32x4.extract_lane(addresses(a, last, base), 0));
  }
}

// @ts-ignore: decorator
@inline
function addresses(bins: v128, last: v128, base: v128): v128 {
  const bin = i32x4.max_s(i32x4.min_s(bins, last), i32x4.splat(0));
  return i32x4.add(i32x4.shl(bin, 2), base);
}

// @ts-ignore: decorator
@inline
function increment(address: usize): void {
  store<u32>(address, load<u32>(address) + 1);
}

// Ten edges, for five brackets; held in registers, where the processor has enough of them.
// @ts-ignore: decorator
@inline
const EDGES: usize = 16;
// @ts-ignore: decorator
@inline
const COUNTS: usize = 56;

/**
 * Copies the values in brackets of bins to `out`, in their order, and returns how many; up to three places more are written to, and as many as fill up eight
 * values are read. `out` may be `x`. At `sieve`: lo and scale, then ten edges, ascending bins from 0 to `count` in 32 bits, then ten counts to which is added how
 * many values lie in bins below each edge. A value is in a bracket if an odd number of edges are at most its bin. n is at most 2^18 - 8, `count` 2^15 - 1.
 */
export function sift(x: usize, n: i32, sieve: usize, count: i32, out: usize): i32 {
  const l = both(sieve);
  const s = both(sieve, 8);
  const first = i16x8.splat(0);
  const last = i16x8.splat((count - 1) as i16);
  const e0 = edge(sieve, 0), e1 = edge(sieve, 1), e2 = edge(sieve, 2), e3 = edge(sieve, 3), e4 = edge(sieve, 4);
  const e5 = edge(sieve, 5), e6 = edge(sieve, 6), e7 = edge(sieve, 7), e8 = edge(sieve, 8), e9 = edge(sieve, 9);
  // Each lane counts down.
  let n0 = first, n1 = first, n2 = first, n3 = first, n4 = first, n5 = first, n6 = first, n7 = first, n8 = first, n9 = first;
  const end = x + (n << 3);
  const start = out;
  for (; x < end; x += 64) {
    const a = bins(x, l, s);
    const b = bins(x + 32, l, s);
    let bin = i16x8.max_s(i16x8.min_s(i16x8.narrow_i32x4_s(a, b), last), first);
    if (x + 64 > end) bin = v128.or(bin, beyond((end - x) >> 3));
    const b0 = i16x8.lt_s(bin, e0), b1 = i16x8.lt_s(bin, e1), b2 = i16x8.lt_s(bin, e2), b3 = i16x8.lt_s(bin, e3);
    const b4 = i16x8.lt_s(bin, e4), b5 = i16x8.lt_s(bin, e5), b6 = i16x8.lt_s(bin, e6), b7 = i16x8.lt_s(bin, e7);
    const b8 = i16x8.lt_s(bin, e8), b9 = i16x8.lt_s(bin, e9);
    n0 = i16x8.add(n0, b0);
    n1 = i16x8.add(n1, b1);
    n2 = i16x8.add(n2, b2);
    n3 = i16x8.add(n3, b3);
    n4 = i16x8.add(n4, b4);
    n5 = i16x8.add(n5, b5);
    n6 = i16x8.add(n6, b6);
    n7 = i16x8.add(n7, b7);
    n8 = i16x8.add(n8, b8);
    n9 = i16x8.add(n9, b9);
    const odd = v128.xor(
      v128.xor(v128.xor(v128.xor(b0, b1), v128.xor(b2, b3)), v128.xor(v128.xor(b4, b5), v128.xor(b6, b7))),
      v128.xor(b8, b9),
    );
    out = keep(x, i16x8.bitmask(odd), out);
  }
  addLanes(sieve, 0, n0);
  addLanes(sieve, 1, n1);
  addLanes(sieve, 2, n2);
  addLanes(sieve, 3, n3);
  addLanes(sieve, 4, n4);
  addLanes(sieve, 5, n5);
  addLanes(sieve, 6, n6);
  addLanes(sieve, 7, n7);
  addLanes(sieve, 8, n8);
  addLanes(sieve, 9, n9);
  return ((out - start) >> 3) as i32;
}

// @ts-ignore: decorator
@inline
function edge(sieve: usize, k: usize): v128 {
  return i16x8.splat(load<i32>(sieve + EDGES + (k << 2)) as i16);
}

// @ts-ignore: decorator
@inline
function bins(x: usize, l: v128, s: v128): v128 {
  const a = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(v128.load(x), l), s));
  const b = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(v128.load(x, 16), l), s));
  return v128.shuffle<i64>(a, b, 0, 2);
}

/** All bits of the lanes from the n-th, 0 in others; with them a bin is below no edge. */
// @ts-ignore: decorator
@inline
function beyond(n: usize): v128 {
  return v128.and(i16x8.ge_s(i16x8(0, 1, 2, 3, 4, 5, 6, 7), i16x8.splat(n as i16)), i16x8.splat(0x7fff));
}

/** Writes the values whose bit is set, three of them in any case: a branch on what is random takes longer. */
// @ts-ignore: decorator
@inline
function keep(x: usize, mask: i32, out: usize): usize {
  let rest = mask | 0x700;
  store<f64>(out, load<f64>(x + (ctz(rest) << 3)));
  rest &= rest - 1;
  store<f64>(out, load<f64>(x + (ctz(rest) << 3)), 8);
  rest &= rest - 1;
  store<f64>(out, load<f64>(x + (ctz(rest) << 3)), 16);
  const end = out + (popcnt(mask) << 3);
  for (out += 24; out < end; out += 8) {
    rest &= rest - 1;
    store<f64>(out, load<f64>(x + (ctz(rest) << 3)));
  }
  return end;
}

// @ts-ignore: decorator
@inline
function addLanes(sieve: usize, k: usize, lanes: v128): void {
  const sums = i32x4.extadd_pairwise_i16x8_s(lanes);
  const sum = i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3);
  const address = sieve + COUNTS + (k << 2);
  store<i32>(address, load<i32>(address) - sum);
}
