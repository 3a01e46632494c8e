import {BYTES, one} from './vector.ts';

/**
 * Inversion by sequential search, the digits of the scalar ones, four replicates side by side. `F` says how: `factor` is P(k + 1) / P(k), `goesOn` whether k
 * may grow further, `result` the draw.
 *
 * `u`, `ratio`, `none` and `some` are the addresses of vectors: uniforms, what `factor` wants, P(X = 0) and P(X > 0), less than any u where nothing is to be
 * searched for. `a` and `b` are operands, `m` and `n` 0 where they are constants, else -1. Draws come in the place of `none`.
 */
// @ts-ignore: decorator
@inline
export function search<F>(
  u: usize,
  a: usize,
  m: usize,
  b: usize,
  n: usize,
  ratio: usize,
  none: usize,
  some: usize,
): void {
  const f = changetype<F>(0);
  const unit = one();
  for (let i: usize = 0; i < BYTES; i += 32) {
    const h = i + 16;
    const u0 = v128.load(u + i);
    const u1 = v128.load(u + h);
    const a0 = v128.load(a + (i & m));
    const a1 = v128.load(a + (h & m));
    const b0 = v128.load(b + (i & n));
    const b1 = v128.load(b + (h & n));
    const r0 = v128.load(ratio + i);
    const r1 = v128.load(ratio + h);
    let mass0 = v128.load(none + i);
    let mass1 = v128.load(none + h);
    let above0 = v128.load(some + i);
    let above1 = v128.load(some + h);
    let k0 = f64x2.splat(0);
    let k1 = f64x2.splat(0);
    let on0 = f64x2.lt(u0, above0);
    let on1 = f64x2.lt(u1, above1);
    while (v128.any_true(v128.or(on0, on1))) {
      mass0 = f64x2.mul(mass0, f.factor(k0, a0, b0, r0));
      mass1 = f64x2.mul(mass1, f.factor(k1, a1, b1, r1));
      const next0 = f64x2.sub(above0, mass0);
      const next1 = f64x2.sub(above1, mass1);
      k0 = f64x2.add(k0, v128.and(on0, unit));
      k1 = f64x2.add(k1, v128.and(on1, unit));
      on0 = v128.and(v128.and(on0, f.goesOn(k0, a0)), v128.and(f64x2.lt(u0, next0), f64x2.ne(next0, above0)));
      on1 = v128.and(v128.and(on1, f.goesOn(k1, a1)), v128.and(f64x2.lt(u1, next1), f64x2.ne(next1, above1)));
      above0 = next0;
      above1 = next1;
    }
    v128.store(none + i, f.result(k0, a0, b0));
    v128.store(none + h, f.result(k1, a1, b1));
  }
}
