import {BYTES, half, magnitudeBits, one} from './vector.ts';

/**
 * The first trial of rejection for a whole block: of replicates whose `some` is negative, those whose uniform falls on the rectangle of their hat (scalar/hat.ts)
 * get their draw in the place of `drawn`, and 0 for `some`. The digits of the scalar ones. Returns how many do.
 *
 * `F` says what the hat is: `isThere` where the operands are valid, `wide` b, `steep` a, `most` and `middle` as there, `result` the draw.
 */
// @ts-ignore: decorator
@inline
export function underRectangle<F>(u: usize, a: usize, m: usize, b: usize, n: usize, drawn: usize, some: usize): i32 {
  const f = changetype<F>(0);
  const zero = f64x2.splat(0);
  let count = 0;
  for (let i: usize = 0; i < BYTES; i += 16) {
    const x = v128.load(a + (i & m));
    const y = v128.load(b + (i & n));
    const above = v128.load(some + i);
    const wanted = v128.and(f64x2.lt(above, zero), f.isThere(x, y));
    if (!v128.any_true(wanted)) continue;
    const wide = f.wide(x, y);
    const steep = f.steep(wide, y);
    const most = f.most(wide);
    const v = v128.load(u + i);
    const t = f64x2.sub(f64x2.mul(v, f64x2.div(one(), most)), f64x2.splat(0.43));
    const side = f64x2.sub(half(), v128.and(t, magnitudeBits()));
    const slope = f64x2.add(f64x2.div(f64x2.mul(f64x2.splat(2), steep), side), wide);
    const k = f64x2.floor(f64x2.add(f64x2.mul(slope, t), f.middle(x, y)));
    const under = v128.and(wanted, f64x2.le(v, f64x2.mul(f64x2.splat(0.86), most)));
    v128.store(drawn + i, v128.bitselect(f.result(k, x, y), v128.load(drawn + i), under));
    v128.store(some + i, v128.andnot(above, under));
    count += i32(popcnt(i64x2.bitmask(under)));
  }
  return count;
}
