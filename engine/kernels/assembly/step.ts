import {BYTES, both, start, stride} from './vector.ts';

/** Up to so many breakpoints are looked at one after the other. */
const FEW = 12;

/**
 * dst = values[k], k = how many breakpoints lie strictly below x. The table: n ascending breakpoints, then n + 1 values. NaN where x is NaN.
 */
export function step(dst: usize, x: usize, table: usize, n: i32): void {
  const s = stride(x);
  x = start(x);
  for (let end = dst + BYTES; dst < end; dst += 16) {
    if (n <= FEW) {
      v128.store(dst, stepFew(v128.load(x), table, n));
    } else {
      const second = load<f64>(x, 8);
      store<f64>(dst, stepMany(load<f64>(x), table, n));
      store<f64>(dst, stepMany(second, table, n), 8);
    }
    x += s;
  }
}

// @ts-ignore: decorator
@inline
function stepFew(x: v128, table: usize, n: i32): v128 {
  const values = table + (n << 3);
  let y = both(values);
  for (let i: usize = 0, end = (n as usize) << 3; i < end; i += 8) {
    y = v128.bitselect(both(values, i + 8), y, f64x2.gt(x, both(table, i)));
  }
  return v128.bitselect(y, x, f64x2.eq(x, x));
}

// @ts-ignore: decorator
@inline
function stepMany(x: f64, table: usize, n: i32): f64 {
  let at = table;
  for (let left = n; left > 0; ) {
    const middle = (left + 1) >> 1;
    const next = at + (middle << 3);
    at = load<f64>(next - 8) < x ? next : at;
    left -= middle;
  }
  return x == x ? load<f64>(at + (n << 3)) : x;
}
