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

// Ten edges, for five brackets.
// @ts-ignore: decorator
@inline
const EDGES: usize = 16;
// @ts-ignore: decorator
@inline
const COUNTS: usize = 56;

/** Values after which the counts of lanes, in 8 bits, are added up. */
// @ts-ignore: decorator
@inline
const STRETCH: usize = 8 * 1024;

/**
 * Copies the values in brackets of bins to `out`, in their order, and returns how many; up to four places more are written to, and as many as fill up sixteen
 * values are read. `out` may be `x`. At `sieve`: lo and scale, then ten edges, ascending bins from 0 to `count` in 32 bits, then ten counts to which is added how
 * many values lie in bins below each edge. A value is in a bracket if an odd number of edges are at most its bin. `count` is at most 255.
 */
export function sift(x: usize, n: i32, sieve: usize, count: i32, out: usize): i32 {
  const l = both(sieve);
  const s = both(sieve, 8);
  const zero = i8x16.splat(0);
  const last = i8x16.splat((count - 1) as i8);
  // Bytes are compared as signed numbers, which processors can.
  const flip = i8x16.splat(-128);
  const e0 = edge(sieve, 0), e1 = edge(sieve, 1), e2 = edge(sieve, 2), e3 = edge(sieve, 3), e4 = edge(sieve, 4);
  const e5 = edge(sieve, 5), e6 = edge(sieve, 6), e7 = edge(sieve, 7), e8 = edge(sieve, 8), e9 = edge(sieve, 9);
  const end = x + (n << 3);
  const start = out;
  while (x < end) {
    // Each lane counts down.
    let n0 = zero, n1 = zero, n2 = zero, n3 = zero, n4 = zero, n5 = zero, n6 = zero, n7 = zero, n8 = zero, n9 = zero;
    for (const stop = min(x + STRETCH, end); x < stop; x += 128) {
      const low = i16x8.narrow_i32x4_s(bins(x, l, s), bins(x + 32, l, s));
      const high = i16x8.narrow_i32x4_s(bins(x + 64, l, s), bins(x + 96, l, s));
      let bin = v128.xor(i8x16.min_u(i8x16.narrow_i16x8_u(low, high), last), flip);
      if (x + 128 > end) bin = v128.bitselect(bin, i8x16.splat(0x7f), within((end - x) >> 3));
      const b0 = i8x16.lt_s(bin, e0), b1 = i8x16.lt_s(bin, e1), b2 = i8x16.lt_s(bin, e2), b3 = i8x16.lt_s(bin, e3);
      const b4 = i8x16.lt_s(bin, e4), b5 = i8x16.lt_s(bin, e5), b6 = i8x16.lt_s(bin, e6), b7 = i8x16.lt_s(bin, e7);
      const b8 = i8x16.lt_s(bin, e8), b9 = i8x16.lt_s(bin, e9);
      n0 = i8x16.add(n0, b0);
      n1 = i8x16.add(n1, b1);
      n2 = i8x16.add(n2, b2);
      n3 = i8x16.add(n3, b3);
      n4 = i8x16.add(n4, b4);
      n5 = i8x16.add(n5, b5);
      n6 = i8x16.add(n6, b6);
      n7 = i8x16.add(n7, b7);
      n8 = i8x16.add(n8, b8);
      n9 = i8x16.add(n9, b9);
      const odd = v128.xor(
        v128.xor(v128.xor(v128.xor(b0, b1), v128.xor(b2, b3)), v128.xor(v128.xor(b4, b5), v128.xor(b6, b7))),
        v128.xor(b8, b9),
      );
      out = keep(x, i8x16.bitmask(odd), out);
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
  }
  return ((out - start) >> 3) as i32;
}

// @ts-ignore: decorator
@inline
function edge(sieve: usize, k: usize): v128 {
  return i8x16.splat((load<i32>(sieve + EDGES + (k << 2)) - 128) as i8);
}

// @ts-ignore: decorator
@inline
function bins(x: usize, l: v128, s: v128): v128 {
  const a = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(v128.load(x), l), s));
  const b = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(v128.load(x, 16), l), s));
  return v128.shuffle<i64>(a, b, 0, 2);
}

/** All bits of the first n lanes. Beyond them stands the greatest byte, which is below no edge. */
// @ts-ignore: decorator
@inline
function within(n: usize): v128 {
  return i8x16.lt_s(i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), i8x16.splat(n as i8));
}

/** Writes the values whose bit is set, four of them in any case: a branch on what is random takes longer. */
// @ts-ignore: decorator
@inline
function keep(x: usize, mask: i32, out: usize): usize {
  let rest = mask | 0xf0000;
  store<f64>(out, load<f64>(x + (ctz(rest) << 3)));
  rest &= rest - 1;
  store<f64>(out, load<f64>(x + (ctz(rest) << 3)), 8);
  rest &= rest - 1;
  store<f64>(out, load<f64>(x + (ctz(rest) << 3)), 16);
  rest &= rest - 1;
  store<f64>(out, load<f64>(x + (ctz(rest) << 3)), 24);
  const end = out + (popcnt(mask) << 3);
  for (out += 32; out < end; out += 8) {
    rest &= rest - 1;
    store<f64>(out, load<f64>(x + (ctz(rest) << 3)));
  }
  return end;
}

// @ts-ignore: decorator
@inline
function addLanes(sieve: usize, k: usize, lanes: v128): void {
  const sums = i32x4.extadd_pairwise_i16x8_s(i16x8.extadd_pairwise_i8x16_s(lanes));
  const sum = i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3);
  const address = sieve + COUNTS + (k << 2);
  store<i32>(address, load<i32>(address) - sum);
}

/**
 * Puts the k-th least of n values, from 0, where it would stand if all were sorted, what is less before it and what is greater behind it, and returns it: Hoare
 * (1961), Algorithm 65: FIND, as in Wirth (1976), Algorithms + Data Structures = Programs, 2.16.
 */
export function place(x: usize, n: i32, k: i32): f64 {
  const at = x + (k << 3);
  let low = x;
  let high = x + ((n - 1) << 3);
  while (low < high) {
    const pivot = load<f64>(at);
    let i = low;
    let j = high;
    do {
      while (load<f64>(i) < pivot) i += 8;
      while (pivot < load<f64>(j)) j -= 8;
      if (i <= j) {
        const a = load<f64>(i);
        store<f64>(i, load<f64>(j));
        store<f64>(j, a);
        i += 8;
        j -= 8;
      }
    } while (i <= j);
    if (j < at) low = i;
    if (at < i) high = j;
  }
  return load<f64>(at);
}
