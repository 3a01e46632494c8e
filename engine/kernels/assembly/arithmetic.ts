import {map1, map2, map3, map4} from './map.ts';
import {half, magnitudeBits, one, signBits} from './vector.ts';

@unmanaged
class Add {
  @inline of(a: v128, b: v128): v128 {
    return f64x2.add(a, b);
  }
}
export function add(dst: usize, a: usize, b: usize): void {
  map2<Add>(dst, a, b);
}

@unmanaged
class Sub {
  @inline of(a: v128, b: v128): v128 {
    return f64x2.sub(a, b);
  }
}
export function sub(dst: usize, a: usize, b: usize): void {
  map2<Sub>(dst, a, b);
}

@unmanaged
class Mul {
  @inline of(a: v128, b: v128): v128 {
    return f64x2.mul(a, b);
  }
}
export function mul(dst: usize, a: usize, b: usize): void {
  map2<Mul>(dst, a, b);
}

@unmanaged
class Div {
  @inline of(a: v128, b: v128): v128 {
    return f64x2.div(a, b);
  }
}
export function div(dst: usize, a: usize, b: usize): void {
  map2<Div>(dst, a, b);
}

@unmanaged
class Muladd {
  @inline of(a: v128, b: v128, c: v128): v128 {
    return f64x2.add(f64x2.mul(a, b), c);
  }
}
export function muladd(dst: usize, a: usize, b: usize, c: usize): void {
  map3<Muladd>(dst, a, b, c);
}

@unmanaged
class Dot2 {
  @inline of(a: v128, b: v128, c: v128, d: v128): v128 {
    return f64x2.add(f64x2.mul(a, b), f64x2.mul(c, d));
  }
}
export function dot2(dst: usize, a: usize, b: usize, c: usize, d: usize): void {
  map4<Dot2>(dst, a, b, c, d);
}

@unmanaged
class Neg {
  @inline of(a: v128): v128 {
    return v128.xor(a, signBits());
  }
}
export function neg(dst: usize, a: usize): void {
  map1<Neg>(dst, a);
}

@unmanaged
class Abs {
  @inline of(a: v128): v128 {
    return v128.and(a, magnitudeBits());
  }
}
export function abs(dst: usize, a: usize): void {
  map1<Abs>(dst, a);
}

@unmanaged
class Min {
  @inline of(a: v128, b: v128): v128 {
    return f64x2.min(a, b);
  }
}
export function min(dst: usize, a: usize, b: usize): void {
  map2<Min>(dst, a, b);
}

@unmanaged
class Max {
  @inline of(a: v128, b: v128): v128 {
    return f64x2.max(a, b);
  }
}
export function max(dst: usize, a: usize, b: usize): void {
  map2<Max>(dst, a, b);
}

@unmanaged
class Sqrt {
  @inline of(a: v128): v128 {
    return f64x2.sqrt(a);
  }
}
export function sqrt(dst: usize, a: usize): void {
  map1<Sqrt>(dst, a);
}

@unmanaged
class Floor {
  @inline of(a: v128): v128 {
    return f64x2.floor(a);
  }
}
export function floor(dst: usize, a: usize): void {
  map1<Floor>(dst, a);
}

@unmanaged
class Ceil {
  @inline of(a: v128): v128 {
    return f64x2.ceil(a);
  }
}
export function ceil(dst: usize, a: usize): void {
  map1<Ceil>(dst, a);
}

/** As scalar/round.ts. */
@unmanaged
class Round {
  @inline of(a: v128): v128 {
    const size = v128.and(a, magnitudeBits());
    const whole = f64x2.floor(size);
    const up = v128.and(f64x2.ge(f64x2.sub(size, whole), half()), one());
    return v128.or(f64x2.add(whole, up), v128.and(a, signBits()));
  }
}
export function round(dst: usize, a: usize): void {
  map1<Round>(dst, a);
}
