import {infinity} from './vector.ts';

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

/**
 * As histogram, and copies the values whose bin has its top bit set to `out`, in their order; returns how many. One place more is written to: a value is always
 * copied and the place moves on only if it counts, for a branch on what is random takes many times as long.
 */
export function sift(x: usize, n: i32, lo: f64, scale: f64, bins: usize, count: i32, out: usize): i32 {
  const l = f64x2.splat(lo);
  const s = f64x2.splat(scale);
  const last = i32x4.splat(count - 1);
  const base = i32x4.splat(bins as i32);
  const even = x + ((n & ~3) << 3);
  const end = x + (n << 3);
  const start = out;
  for (; x < even; x += 32) {
    const p = v128.load(x);
    const q = v128.load(x, 16);
    const a = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(p, l), s));
    const b = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(q, l), s));
    const at = addresses(v128.shuffle<i64>(a, b, 0, 2), last, base);
    out = keep(i32x4.extract_lane(at, 0), f64x2.extract_lane(p, 0), out);
    out = keep(i32x4.extract_lane(at, 1), f64x2.extract_lane(p, 1), out);
    out = keep(i32x4.extract_lane(at, 2), f64x2.extract_lane(q, 0), out);
    out = keep(i32x4.extract_lane(at, 3), f64x2.extract_lane(q, 1), out);
  }
  for (; x < end; x += 8) {
    const p = v128.load64_splat(x);
    const a = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(p, l), s));
    out = keep(i32x4.extract_lane(addresses(a, last, base), 0), f64x2.extract_lane(p, 0), out);
  }
  return ((out - start) >> 3) as i32;
}

/** Counts a value in the bin at an address, writes it, and returns the place behind it if the bin is marked. */
// @ts-ignore: decorator
@inline
function keep(address: usize, x: f64, out: usize): usize {
  const bin = load<u32>(address);
  store<u32>(address, bin + 1);
  store<f64>(out, x);
  return out + ((bin >>> 31) << 3);
}

/** Writes the values whose bin lies in [first, last] to `out`, in their order, and returns how many. */
export function gather(x: usize, n: i32, lo: f64, scale: f64, first: i32, last: i32, count: i32, out: usize): i32 {
  const l = f64x2.splat(lo);
  const s = f64x2.splat(scale);
  // A bin is at least `first` where (x - lo) scale is, and at most `last` where that is below last + 1; the outer bins take all beyond.
  const from = f64x2.splat(first > 0 ? (first as f64) : -Infinity);
  const to = f64x2.splat(last < count - 1 ? (last as f64) + 1 : NaN);
  const even = x + ((n & ~7) << 3);
  const end = x + (n << 3);
  const start = out;
  for (; x < even; x += 64) {
    const a = isInside(v128.load(x), l, s, from, to);
    const b = isInside(v128.load(x, 16), l, s, from, to);
    const c = isInside(v128.load(x, 32), l, s, from, to);
    const d = isInside(v128.load(x, 48), l, s, from, to);
    if (!v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) continue;
    let lanes = i64x2.bitmask(a) | (i64x2.bitmask(b) << 2) | (i64x2.bitmask(c) << 4) | (i64x2.bitmask(d) << 6);
    for (; lanes; lanes &= lanes - 1) {
      store<f64>(out, load<f64>(x + (ctz(lanes) << 3)));
      out += 8;
    }
  }
  for (; x < end; x += 8) {
    if (!(i64x2.bitmask(isInside(v128.load64_splat(x), l, s, from, to)) & 1)) continue;
    store<f64>(out, load<f64>(x));
    out += 8;
  }
  return ((out - start) >> 3) as i32;
}

// @ts-ignore: decorator
@inline
function isInside(x: v128, lo: v128, scale: v128, from: v128, to: v128): v128 {
  const t = f64x2.mul(f64x2.sub(x, lo), scale);
  return v128.andnot(f64x2.ge(t, from), f64x2.ge(t, to));
}

/** Writes the least and the greatest of finite values to `out`; ∞ and -∞ if n is 0. */
export function bounds(x: usize, n: i32, out: usize): void {
  const even = x + ((n & ~7) << 3);
  const end = x + (n << 3);
  let a = infinity(), b = a, c = f64x2.neg(a), d = c;
  for (; x < even; x += 64) {
    const e = v128.load(x), f = v128.load(x, 16), g = v128.load(x, 32), h = v128.load(x, 48);
    a = f64x2.pmin(f64x2.pmin(a, e), g);
    b = f64x2.pmin(f64x2.pmin(b, f), h);
    c = f64x2.pmax(f64x2.pmax(c, e), g);
    d = f64x2.pmax(f64x2.pmax(d, f), h);
  }
  a = f64x2.pmin(a, b);
  c = f64x2.pmax(c, d);
  let least = Math.min(f64x2.extract_lane(a, 0), f64x2.extract_lane(a, 1));
  let greatest = Math.max(f64x2.extract_lane(c, 0), f64x2.extract_lane(c, 1));
  for (; x < end; x += 8) {
    least = Math.min(least, load<f64>(x));
    greatest = Math.max(greatest, load<f64>(x));
  }
  store<f64>(out, least);
  store<f64>(out, greatest, 8);
}
