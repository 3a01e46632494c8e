import {infinity} from './vector.ts';

/** Order of the sums of n doubles: lane i mod 8 over the first 8 ⌊n / 8⌋, the lanes by halves, then the rest one by one. */
// @ts-ignore: decorator
@inline
function total(a: v128, b: v128, c: v128, d: v128): f64 {
  const s = f64x2.add(f64x2.add(a, c), f64x2.add(b, d));
  return f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
}

/**
 * Writes five doubles to `out`: mean, sum of squared deviations from it, least, greatest, and the index of the first value that is not finite
 * (-1 if there is none; if there is one the other four mean nothing). Two passes; the order of the sums depends on n alone.
 */
export function moments(x: usize, n: i32, out: usize): void {
  const zero = f64x2.splat(0);
  const even = x + ((n & ~7) << 3);
  const end = x + (n << 3);
  let a = zero, b = zero, c = zero, d = zero;
  let low = infinity();
  let high = f64x2.neg(low);
  let low2 = low;
  let high2 = high;
  let p = x;
  for (; p < even; p += 64) {
    const e = v128.load(p), f = v128.load(p, 16), g = v128.load(p, 32), h = v128.load(p, 48);
    a = f64x2.add(a, e);
    b = f64x2.add(b, f);
    c = f64x2.add(c, g);
    d = f64x2.add(d, h);
    low = f64x2.pmin(f64x2.pmin(low, e), g);
    low2 = f64x2.pmin(f64x2.pmin(low2, f), h);
    high = f64x2.pmax(f64x2.pmax(high, e), g);
    high2 = f64x2.pmax(f64x2.pmax(high2, f), h);
  }
  let sum = total(a, b, c, d);
  low = f64x2.pmin(low, low2);
  high = f64x2.pmax(high, high2);
  let least = Math.min(f64x2.extract_lane(low, 0), f64x2.extract_lane(low, 1));
  let greatest = Math.max(f64x2.extract_lane(high, 0), f64x2.extract_lane(high, 1));
  for (; p < end; p += 8) {
    const e = load<f64>(p);
    sum += e;
    least = Math.min(least, e);
    greatest = Math.max(greatest, e);
  }
  const mean = sum / n;
  const squares = deviations(x, even, end, mean);
  store<f64>(out, mean);
  store<f64>(out, squares, 8);
  store<f64>(out, least, 16);
  store<f64>(out, greatest, 24);
  // One value that is not finite makes the squares so.
  store<f64>(out, squares - squares == 0 ? -1 : firstNotFinite(x, end), 32);
}

// @ts-ignore: decorator
@inline
function deviations(x: usize, even: usize, end: usize, mean: f64): f64 {
  const m = f64x2.splat(mean);
  const zero = f64x2.splat(0);
  let a = zero, b = zero, c = zero, d = zero;
  for (; x < even; x += 64) {
    const e = f64x2.sub(v128.load(x), m);
    const f = f64x2.sub(v128.load(x, 16), m);
    const g = f64x2.sub(v128.load(x, 32), m);
    const h = f64x2.sub(v128.load(x, 48), m);
    a = f64x2.add(a, f64x2.mul(e, e));
    b = f64x2.add(b, f64x2.mul(f, f));
    c = f64x2.add(c, f64x2.mul(g, g));
    d = f64x2.add(d, f64x2.mul(h, h));
  }
  let squares = total(a, b, c, d);
  for (; x < end; x += 8) {
    const e = load<f64>(x) - mean;
    squares += e * e;
  }
  return squares;
}

function firstNotFinite(x: usize, end: usize): f64 {
  for (let p = x; p < end; p += 8) {
    const e = load<f64>(p);
    if (e - e != 0) return ((p - x) >> 3) as f64;
  }
  return -1;
}

/** How many of the first n are not 0. */
export function count(x: usize, n: i32): i32 {
  const zero = i64x2.splat(0);
  const even = x + ((n & ~7) << 3);
  const end = x + (n << 3);
  let a = zero, b = zero;
  let p = x;
  for (; p < even; p += 64) {
    a = i64x2.add(a, i64x2.add(f64x2.ne(v128.load(p), zero), f64x2.ne(v128.load(p, 16), zero)));
    b = i64x2.add(b, i64x2.add(f64x2.ne(v128.load(p, 32), zero), f64x2.ne(v128.load(p, 48), zero)));
  }
  const lanes = i64x2.add(a, b);
  let found = -((i64x2.extract_lane(lanes, 0) + i64x2.extract_lane(lanes, 1)) as i32);
  for (; p < end; p += 8) found += (load<f64>(p) != 0) as i32;
  return found;
}
