import {BYTES, start, stride} from './vector.ts';

// Loops over vectors. `F` is a class whose method `of` is the function of two replicates at a time; it has no instances and is inlined.

// @ts-ignore: decorator
@inline
export function map1<F>(dst: usize, a: usize): void {
  const f = changetype<F>(0);
  const s = stride(a);
  a = start(a);
  for (let end = dst + BYTES; dst < end; dst += 64) {
    const x = f.of(v128.load(a));
    const y = f.of(v128.load(a + s));
    const z = f.of(v128.load(a + 2 * s));
    const w = f.of(v128.load(a + 3 * s));
    v128.store(dst, x);
    v128.store(dst, y, 16);
    v128.store(dst, z, 32);
    v128.store(dst, w, 48);
    a += 4 * s;
  }
}

// @ts-ignore: decorator
@inline
export function map2<F>(dst: usize, a: usize, b: usize): void {
  const f = changetype<F>(0);
  const s = stride(a);
  const t = stride(b);
  a = start(a);
  b = start(b);
  for (let end = dst + BYTES; dst < end; dst += 64) {
    v128.store(dst, f.of(v128.load(a), v128.load(b)));
    v128.store(dst, f.of(v128.load(a + s), v128.load(b + t)), 16);
    v128.store(dst, f.of(v128.load(a + 2 * s), v128.load(b + 2 * t)), 32);
    v128.store(dst, f.of(v128.load(a + 3 * s), v128.load(b + 3 * t)), 48);
    a += 4 * s;
    b += 4 * t;
  }
}

// @ts-ignore: decorator
@inline
export function map3<F>(dst: usize, a: usize, b: usize, c: usize): void {
  const f = changetype<F>(0);
  const s = stride(a);
  const t = stride(b);
  const u = stride(c);
  a = start(a);
  b = start(b);
  c = start(c);
  for (let end = dst + BYTES; dst < end; dst += 32) {
    v128.store(dst, f.of(v128.load(a), v128.load(b), v128.load(c)));
    v128.store(dst, f.of(v128.load(a + s), v128.load(b + t), v128.load(c + u)), 16);
    a += 2 * s;
    b += 2 * t;
    c += 2 * u;
  }
}

// @ts-ignore: decorator
@inline
export function map4<F>(dst: usize, a: usize, b: usize, c: usize, d: usize): void {
  const f = changetype<F>(0);
  const s = stride(a);
  const t = stride(b);
  const u = stride(c);
  const v = stride(d);
  a = start(a);
  b = start(b);
  c = start(c);
  d = start(d);
  for (let end = dst + BYTES; dst < end; dst += 32) {
    v128.store(dst, f.of(v128.load(a), v128.load(b), v128.load(c), v128.load(d)));
    v128.store(dst, f.of(v128.load(a + s), v128.load(b + t), v128.load(c + u), v128.load(d + v)), 16);
    a += 2 * s;
    b += 2 * t;
    c += 2 * u;
    d += 2 * v;
  }
}
