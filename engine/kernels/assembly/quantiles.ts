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
