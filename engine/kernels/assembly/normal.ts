import {CDF_BOTTOM, CDF_TOP, normalCdf as scalarNormalCdf} from '../scalar/normal-cdf.ts';
import {CENTRE_BOTTOM, CENTRE_TOP, probitTail} from '../scalar/probit.ts';
import {expSum} from './exp.ts';
import {map1} from './map.ts';
import {both, half, magnitudeBits, one} from './vector.ts';

// As scalar/probit.ts and scalar/normal-cdf.ts, the same operations in the same order.

// @ts-ignore: decorator
@inline
const LIMITS = memory.data<f64>([0.425, 0.425, 37.0, 37.0, 0.180625, 0.180625, -0.5, -0.5], 16);
// The upper 26 bits of a significand.
// @ts-ignore: decorator
@inline
const UPPER = memory.data<u64>([0xfffffffff8000000, 0xfffffffff8000000], 16);

/** y x + c. */
// @ts-ignore: decorator
@inline
function step(y: v128, x: v128, coefficients: usize, k: usize): v128 {
  return f64x2.add(f64x2.mul(y, x), both(coefficients, k << 3));
}

// @ts-ignore: decorator
@inline
function polynomial7(x: v128, c: usize): v128 {
  const y = step(step(step(both(c), x, c, 1), x, c, 2), x, c, 3);
  return step(step(step(step(y, x, c, 4), x, c, 5), x, c, 6), x, c, 7);
}

// @ts-ignore: decorator
@inline
function polynomial9(x: v128, c: usize): v128 {
  return step(step(polynomial7(x, c), x, c, 8), x, c, 9);
}

@unmanaged class Probit {
  @inline of(p: v128): v128 {
    const q = f64x2.sub(p, half());
    const r = f64x2.sub(v128.load(LIMITS, 32), f64x2.mul(q, q));
    const top = f64x2.mul(q, polynomial7(r, changetype<usize>(CENTRE_TOP)));
    const centre = f64x2.div(top, polynomial7(r, changetype<usize>(CENTRE_BOTTOM)));
    const lanes = i64x2.bitmask(f64x2.le(v128.and(q, magnitudeBits()), v128.load(LIMITS)));
    return lanes == 3 ? centre : withTails(centre, p, q, lanes);
  }
}

function withTails(centre: v128, p: v128, q: v128, lanes: i32): v128 {
  if (!(lanes & 1)) {
    centre = f64x2.replace_lane(centre, 0, probitTail(f64x2.extract_lane(p, 0), f64x2.extract_lane(q, 0)));
  }
  if (!(lanes & 2)) {
    centre = f64x2.replace_lane(centre, 1, probitTail(f64x2.extract_lane(p, 1), f64x2.extract_lane(q, 1)));
  }
  return centre;
}

export function probit(dst: usize, a: usize): void { map1<Probit>(dst, a); }

@unmanaged class NormalCdf {
  @inline of(x: v128): v128 {
    const y = v128.and(x, magnitudeBits());
    if (i64x2.bitmask(f64x2.lt(y, v128.load(LIMITS, 16))) != 3) return cdfEach(x);
    const upper = v128.and(y, v128.load(UPPER));
    const minusHalf = v128.load(LIMITS, 48);
    const power = expSum(
      f64x2.mul(minusHalf, f64x2.mul(upper, upper)),
      f64x2.mul(minusHalf, f64x2.mul(f64x2.sub(y, upper), f64x2.add(y, upper))),
    );
    const c = changetype<usize>(CDF_BOTTOM);
    const bottom = step(polynomial9(y, c), y, c, 10);
    const tail = f64x2.mul(power, f64x2.div(polynomial9(y, changetype<usize>(CDF_TOP)), bottom));
    return v128.bitselect(f64x2.sub(one(), tail), tail, f64x2.gt(x, i64x2.splat(0)));
  }
}

function cdfEach(x: v128): v128 {
  const first = f64x2.splat(scalarNormalCdf(f64x2.extract_lane(x, 0)));
  return f64x2.replace_lane(first, 1, scalarNormalCdf(f64x2.extract_lane(x, 1)));
}

export function normalCdf(dst: usize, a: usize): void { map1<NormalCdf>(dst, a); }
