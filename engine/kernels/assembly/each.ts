import {BYTES, start, stride} from './vector.ts';

// Loops over vectors one replicate at a time, for functions that branch. `F` as in map.ts, of doubles.

// @ts-ignore: decorator
@inline
export function mask(operand: usize): usize {
  return stride(operand) ? -1 : 0;
}

// @ts-ignore: decorator
@inline
export function each2<F>(dst: usize, a: usize, b: usize): void {
  const f = changetype<F>(0);
  const m = mask(a);
  const n = mask(b);
  a = start(a);
  b = start(b);
  for (let i: usize = 0; i < BYTES; i += 8) store<f64>(dst + i, f.of(load<f64>(a + (i & m)), load<f64>(b + (i & n))));
}

// @ts-ignore: decorator
@inline
export function each3<F>(dst: usize, a: usize, b: usize, c: usize): void {
  const f = changetype<F>(0);
  const m = mask(a);
  const n = mask(b);
  const o = mask(c);
  a = start(a);
  b = start(b);
  c = start(c);
  for (let i: usize = 0; i < BYTES; i += 8) {
    store<f64>(dst + i, f.of(load<f64>(a + (i & m)), load<f64>(b + (i & n)), load<f64>(c + (i & o))));
  }
}
