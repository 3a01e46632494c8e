import {BYTES, both, start, stride} from './vector.ts';

/** Up to so many breakpoints are looked at one after the other. */
const FEW = 12;

/**
 * dst = values[k], k = how many breakpoints lie strictly below x. The table: n ascending breakpoints, then n + 1 values. NaN where x is NaN.
 */
export function step(dst: usize, x: usize, table: usize, n: i32): void {
  if (n <= FEW) stepFew(dst, start(x), stride(x), table, (n as usize) << 3);
  else stepMany(dst, start(x), stride(x), table, n);
}

/** All breakpoints one after the other, eight replicates at a time; each value in turn takes the place of the one before it. */
// @ts-ignore: decorator
@inline
function stepFew(dst: usize, x: usize, s: usize, table: usize, bytes: usize): void {
  const values = table + bytes;
  const first = both(values);
  for (let end = dst + BYTES; dst < end; dst += 64) {
    const a = v128.load(x), b = v128.load(x + s), c = v128.load(x + 2 * s), d = v128.load(x + 3 * s);
    let e = first, f = first, g = first, h = first;
    for (let i: usize = 0; i < bytes; i += 8) {
      const breakpoint = both(table + i);
      const value = both(values + i, 8);
      e = v128.bitselect(value, e, f64x2.gt(a, breakpoint));
      f = v128.bitselect(value, f, f64x2.gt(b, breakpoint));
      g = v128.bitselect(value, g, f64x2.gt(c, breakpoint));
      h = v128.bitselect(value, h, f64x2.gt(d, breakpoint));
    }
    v128.store(dst, v128.bitselect(e, a, f64x2.eq(a, a)));
    v128.store(dst, v128.bitselect(f, b, f64x2.eq(b, b)), 16);
    v128.store(dst, v128.bitselect(g, c, f64x2.eq(c, c)), 32);
    v128.store(dst, v128.bitselect(h, d, f64x2.eq(d, d)), 48);
    x += 4 * s;
  }
}

function stepMany(dst: usize, x: usize, s: usize, table: usize, n: i32): void {
  for (let end = dst + BYTES; dst < end; dst += 16) {
    const second = load<f64>(x, 8);
    store<f64>(dst, stepOne(load<f64>(x), table, n));
    store<f64>(dst, stepOne(second, table, n), 8);
    x += s;
  }
}

/** By halving. */
// @ts-ignore: decorator
@inline
function stepOne(x: f64, table: usize, n: i32): f64 {
  let at = table;
  for (let left = n; left > 0; ) {
    const middle = (left + 1) >> 1;
    const next = at + (middle << 3);
    at = load<f64>(next - 8) < x ? next : at;
    left -= middle;
  }
  return x == x ? load<f64>(at + (n << 3)) : x;
}
