import {infinity} from './vector.ts';

// Selection in long columns of n doubles. Bin of x: trunc((x - lo) scale), at least 0 and at most count - 1.

// @ts-ignore: decorator
@inline
function binsOf(x: v128, lo: v128, scale: v128): v128 {
  return i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(f64x2.sub(x, lo), scale));
}

// @ts-ignore: decorator
@inline
function clamp(bins: v128, last: v128): v128 {
  return i32x4.max_s(i32x4.min_s(bins, last), i32x4.splat(0));
}

// @ts-ignore: decorator
@inline
function increment(bins: usize, bin: i32): void {
  const p = bins + ((bin as usize) << 2);
  store<u32>(p, load<u32>(p) + 1);
}

/** Adds the values to `count` bins of 32 bits. */
export function histogram(x: usize, n: i32, lo: f64, scale: f64, bins: usize, count: i32): void {
  const l = f64x2.splat(lo);
  const s = f64x2.splat(scale);
  const last = i32x4.splat(count - 1);
  const even = x + ((n & ~3) << 3);
  const end = x + (n << 3);
  for (; x < even; x += 32) {
    const a = binsOf(v128.load(x), l, s);
    const b = binsOf(v128.load(x, 16), l, s);
    const c = clamp(v128.shuffle<i64>(a, b, 0, 2), last);
    increment(bins, i32x4.extract_lane(c, 0));
    increment(bins, i32x4.extract_lane(c, 1));
    increment(bins, i32x4.extract_lane(c, 2));
    increment(bins, i32x4.extract_lane(c, 3));
  }
  for (; x < end; x += 8) {
    increment(bins, i32x4.extract_lane(clamp(binsOf(v128.load64_splat(x), l, s), last), 0));
  }
}

/** Writes the values whose bin lies in [first, last] to `out`, in their order, and returns how many. */
export function gather(x: usize, n: i32, lo: f64, scale: f64, first: i32, last: i32, count: i32, out: usize): i32 {
  const l = f64x2.splat(lo);
  const s = f64x2.splat(scale);
  const top = i32x4.splat(count - 1);
  const from = i32x4.splat(first);
  const to = i32x4.splat(last);
  const even = x + ((n & ~3) << 3);
  const end = x + (n << 3);
  const start = out;
  for (; x < even; x += 32) {
    const a = binsOf(v128.load(x), l, s);
    const b = binsOf(v128.load(x, 16), l, s);
    const c = clamp(v128.shuffle<i64>(a, b, 0, 2), top);
    let lanes = i32x4.bitmask(v128.and(i32x4.ge_s(c, from), i32x4.le_s(c, to)));
    while (lanes) {
      store<f64>(out, load<f64>(x + (ctz(lanes) << 3)));
      out += 8;
      lanes &= lanes - 1;
    }
  }
  for (; x < end; x += 8) {
    const c = i32x4.extract_lane(clamp(binsOf(v128.load64_splat(x), l, s), top), 0);
    if (c >= first && c <= last) {
      store<f64>(out, load<f64>(x));
      out += 8;
    }
  }
  return ((out - start) >> 3) as i32;
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
