import {map1, map2, map3} from './map.ts';
import {one, start, stride} from './vector.ts';

// Booleans are 1 and 0; anything but 0 is true, NaN too.

// @ts-ignore: decorator
@inline
function isTrue(a: v128): v128 {
  return f64x2.ne(a, i64x2.splat(0));
}

@unmanaged class Lt {
  @inline of(a: v128, b: v128): v128 { return v128.and(f64x2.lt(a, b), one()); }
}
export function lt(dst: usize, a: usize, b: usize): void { map2<Lt>(dst, a, b); }

@unmanaged class Le {
  @inline of(a: v128, b: v128): v128 { return v128.and(f64x2.le(a, b), one()); }
}
export function le(dst: usize, a: usize, b: usize): void { map2<Le>(dst, a, b); }

/** In how many of the first n replicates `F.of` is 1. */
// @ts-ignore: decorator
@inline
function count2<F>(a: usize, b: usize, n: i32): i32 {
  const f = changetype<F>(0);
  const s = stride(a);
  const t = stride(b);
  a = start(a);
  b = start(b);
  let sum = i64x2.splat(0);
  let i = 0;
  for (; i < (n & ~3); i += 4) {
    sum = f64x2.add(sum, f64x2.add(f.of(v128.load(a), v128.load(b)), f.of(v128.load(a + s), v128.load(b + t))));
    a += s << 1;
    b += t << 1;
  }
  let found = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  for (; i < n; i++) {
    found += f64x2.extract_lane(f.of(v128.load64_splat(a), v128.load64_splat(b)), 0);
    a += s >> 1;
    b += t >> 1;
  }
  return found as i32;
}
export function countLt(a: usize, b: usize, n: i32): i32 { return count2<Lt>(a, b, n); }
export function countLe(a: usize, b: usize, n: i32): i32 { return count2<Le>(a, b, n); }

@unmanaged class Eq {
  @inline of(a: v128, b: v128): v128 { return v128.and(f64x2.eq(a, b), one()); }
}
export function eq(dst: usize, a: usize, b: usize): void { map2<Eq>(dst, a, b); }

@unmanaged class Ne {
  @inline of(a: v128, b: v128): v128 { return v128.and(f64x2.ne(a, b), one()); }
}
export function ne(dst: usize, a: usize, b: usize): void { map2<Ne>(dst, a, b); }

@unmanaged class And {
  @inline of(a: v128, b: v128): v128 { return v128.and(v128.and(isTrue(a), isTrue(b)), one()); }
}
export function and(dst: usize, a: usize, b: usize): void { map2<And>(dst, a, b); }

@unmanaged class Or {
  @inline of(a: v128, b: v128): v128 { return v128.and(v128.or(isTrue(a), isTrue(b)), one()); }
}
export function or(dst: usize, a: usize, b: usize): void { map2<Or>(dst, a, b); }

@unmanaged class Not {
  @inline of(a: v128): v128 { return v128.and(f64x2.eq(a, i64x2.splat(0)), one()); }
}
export function not(dst: usize, a: usize): void { map1<Not>(dst, a); }

@unmanaged class Select {
  @inline of(a: v128, b: v128, c: v128): v128 { return v128.bitselect(b, c, isTrue(a)); }
}
export function select(dst: usize, a: usize, b: usize, c: usize): void { map3<Select>(dst, a, b, c); }
