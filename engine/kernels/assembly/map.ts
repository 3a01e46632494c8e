import {BYTES, start, stride} from './vector.ts';

// Loops over vectors. `F` is a class whose method `of` is the function of two replicates at a time; it has no instances and is inlined.
//
// Every combination of vectors and constants has a loop of its own, with constants in registers: the last arguments of `loop…` are known when
// they are compiled.

// @ts-ignore: decorator
@inline
export function map1<F>(dst: usize, a: usize): void {
  const f = changetype<F>(0);
  const s = stride(a);
  a = start(a);
  for (let end = dst + BYTES; dst < end; dst += 64) {
    v128.store(dst, f.of(v128.load(a)));
    v128.store(dst, f.of(v128.load(a + s)), 16);
    v128.store(dst, f.of(v128.load(a + 2 * s)), 32);
    v128.store(dst, f.of(v128.load(a + 3 * s)), 48);
    a += 4 * s;
  }
}

// @ts-ignore: decorator
@inline
export function map2<F>(dst: usize, a: usize, b: usize): void {
  if (a & 1) {
    if (b & 1) loop2<F>(dst, a - 1, b - 1, true, true);
    else loop2<F>(dst, a - 1, b, true, false);
  } else {
    if (b & 1) loop2<F>(dst, a, b - 1, false, true);
    else loop2<F>(dst, a, b, false, false);
  }
}

// @ts-ignore: decorator
@inline
function loop2<F>(dst: usize, a: usize, b: usize, constantA: bool, constantB: bool): void {
  const f = changetype<F>(0);
  const x = v128.load(a);
  const y = v128.load(b);
  for (let end = dst + BYTES; dst < end; dst += 64) {
    v128.store(dst, f.of(constantA ? x : v128.load(a), constantB ? y : v128.load(b)));
    v128.store(dst, f.of(constantA ? x : v128.load(a, 16), constantB ? y : v128.load(b, 16)), 16);
    v128.store(dst, f.of(constantA ? x : v128.load(a, 32), constantB ? y : v128.load(b, 32)), 32);
    v128.store(dst, f.of(constantA ? x : v128.load(a, 48), constantB ? y : v128.load(b, 48)), 48);
    if (!constantA) a += 64;
    if (!constantB) b += 64;
  }
}

// @ts-ignore: decorator
@inline
export function map3<F>(dst: usize, a: usize, b: usize, c: usize): void {
  if (a & 1) {
    if (b & 1) either3<F>(dst, a - 1, b - 1, c, true, true);
    else either3<F>(dst, a - 1, b, c, true, false);
  } else {
    if (b & 1) either3<F>(dst, a, b - 1, c, false, true);
    else either3<F>(dst, a, b, c, false, false);
  }
}

// @ts-ignore: decorator
@inline
function either3<F>(dst: usize, a: usize, b: usize, c: usize, constantA: bool, constantB: bool): void {
  if (c & 1) loop3<F>(dst, a, b, c - 1, constantA, constantB, true);
  else loop3<F>(dst, a, b, c, constantA, constantB, false);
}

// @ts-ignore: decorator
@inline
function loop3<F>(
  dst: usize,
  a: usize,
  b: usize,
  c: usize,
  constantA: bool,
  constantB: bool,
  constantC: bool,
): void {
  const f = changetype<F>(0);
  const x = v128.load(a);
  const y = v128.load(b);
  const z = v128.load(c);
  for (let end = dst + BYTES; dst < end; dst += 64) {
    v128.store(
      dst,
      f.of(constantA ? x : v128.load(a), constantB ? y : v128.load(b), constantC ? z : v128.load(c)),
    );
    v128.store(
      dst,
      f.of(constantA ? x : v128.load(a, 16), constantB ? y : v128.load(b, 16), constantC ? z : v128.load(c, 16)),
      16,
    );
    v128.store(
      dst,
      f.of(constantA ? x : v128.load(a, 32), constantB ? y : v128.load(b, 32), constantC ? z : v128.load(c, 32)),
      32,
    );
    v128.store(
      dst,
      f.of(constantA ? x : v128.load(a, 48), constantB ? y : v128.load(b, 48), constantC ? z : v128.load(c, 48)),
      48,
    );
    if (!constantA) a += 64;
    if (!constantB) b += 64;
    if (!constantC) c += 64;
  }
}

/** With loops for where the second and the fourth operands, or neither, are constants, and one for all else. */
// @ts-ignore: decorator
@inline
export function map4<F>(dst: usize, a: usize, b: usize, c: usize, d: usize): void {
  if ((a | b | c | d) & 1) {
    if ((~a & b & ~c & d) & 1) loop4<F>(dst, a, b - 1, c, d - 1, true);
    else strided4<F>(dst, a, b, c, d);
  } else {
    loop4<F>(dst, a, b, c, d, false);
  }
}

// @ts-ignore: decorator
@inline
function loop4<F>(dst: usize, a: usize, b: usize, c: usize, d: usize, constants: bool): void {
  const f = changetype<F>(0);
  const x = v128.load(b);
  const y = v128.load(d);
  for (let end = dst + BYTES; dst < end; dst += 64) {
    v128.store(
      dst,
      f.of(v128.load(a), constants ? x : v128.load(b), v128.load(c), constants ? y : v128.load(d)),
    );
    v128.store(
      dst,
      f.of(v128.load(a, 16), constants ? x : v128.load(b, 16), v128.load(c, 16), constants ? y : v128.load(d, 16)),
      16,
    );
    v128.store(
      dst,
      f.of(v128.load(a, 32), constants ? x : v128.load(b, 32), v128.load(c, 32), constants ? y : v128.load(d, 32)),
      32,
    );
    v128.store(
      dst,
      f.of(v128.load(a, 48), constants ? x : v128.load(b, 48), v128.load(c, 48), constants ? y : v128.load(d, 48)),
      48,
    );
    a += 64;
    c += 64;
    if (!constants) {
      b += 64;
      d += 64;
    }
  }
}

// @ts-ignore: decorator
@inline
function strided4<F>(dst: usize, a: usize, b: usize, c: usize, d: usize): void {
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
