import {log as scalarLog} from '../scalar/log.ts';
import {LOG_INVERSE, LOG_TABLE} from '../scalar/log-table.ts';
import {BYTES, half, infinity, one, start, stride} from './vector.ts';

// As scalar/log.ts, the same operations in the same order.

// @ts-ignore: decorator
@inline
const POOL = memory.data<f64>(
  [
    0.6931471805598903, 0.6931471805598903,
    5.497923018708371e-14, 5.497923018708371e-14,
    0.3333333333333333, 0.3333333333333333,
    0.2, 0.2,
    0.25, 0.25,
    0.14285714285714285, 0.14285714285714285,
    0.16666666666666666, 0.16666666666666666,
    2.2250738585072014e-308, 2.2250738585072014e-308,
    // 2^52 + 2048: see the exponent below.
    4503599627372544.0, 4503599627372544.0,
  ],
  16,
);

// @ts-ignore: decorator
@inline
const BITS = memory.data<u64>(
  [
    0x3fe6900000000000, 0x3fe6900000000000,
    0xfff0000000000000, 0xfff0000000000000,
    0xfffffffffffff800, 0xfffffffffffff800,
    // 2^52 as a double.
    0x4330000000000000, 0x4330000000000000,
    0x8000000000000000, 0x8000000000000000,
  ],
  16,
);

export function log(dst: usize, a: usize): void {
  const s = stride(a);
  a = start(a);
  for (let end = dst + BYTES; dst < end; dst += 32) {
    const x = v128.load(a);
    const y = v128.load(a + s);
    if (i64x2.bitmask(v128.and(isNormal(x), isNormal(y))) == 3) {
      v128.store(dst, logNormal(x));
      v128.store(dst, logNormal(y), 16);
    } else {
      v128.store(dst, logEach(x));
      v128.store(dst, logEach(y), 16);
    }
    a += s << 1;
  }
}

// @ts-ignore: decorator
@inline
function isNormal(x: v128): v128 {
  return v128.and(f64x2.ge(x, v128.load(POOL, 112)), f64x2.lt(x, infinity()));
}

function logEach(x: v128): v128 {
  return f64x2.replace_lane(f64x2.splat(scalarLog(f64x2.extract_lane(x, 0))), 1, scalarLog(f64x2.extract_lane(x, 1)));
}

// @ts-ignore: decorator
@inline
function logNormal(x: v128): v128 {
  const offset = i64x2.sub(x, v128.load(BITS));
  const index = i64x2.shr_u(offset, 45);
  const i = (i64x2.extract_lane(index, 0) as usize) & 127;
  const j = (i64x2.extract_lane(index, 1) as usize) & 127;
  const z = i64x2.sub(x, v128.and(offset, v128.load(BITS, 16)));
  // offset >> 52 is signed: with 2048 added to it, it can be put into the significand of 2^52.
  const biased = i64x2.shr_u(v128.xor(offset, v128.load(BITS, 64)), 52);
  const k = f64x2.sub(v128.or(biased, v128.load(BITS, 48)), v128.load(POOL, 128));
  const inverses = changetype<usize>(LOG_INVERSE);
  const c = v128.load64_lane(inverses + (j << 3), v128.load64_zero(inverses + (i << 3)), 1);
  const table = changetype<usize>(LOG_TABLE);
  const p = v128.load(table + (i << 4));
  const q = v128.load(table + (j << 4));
  const front = v128.and(z, v128.load(BITS, 32));
  const r1 = f64x2.sub(f64x2.mul(front, c), one());
  const r2 = f64x2.mul(f64x2.sub(z, front), c);
  const r = f64x2.add(r1, r2);
  const rTail = f64x2.add(f64x2.sub(r1, r), r2);
  const base = f64x2.add(f64x2.mul(k, v128.load(POOL)), v128.shuffle<i64>(p, q, 0, 2));
  const sum = f64x2.add(base, r);
  const rest = f64x2.add(
    f64x2.add(f64x2.mul(k, v128.load(POOL, 16)), v128.shuffle<i64>(p, q, 1, 3)),
    f64x2.add(f64x2.add(f64x2.sub(base, sum), r), rTail),
  );
  const square = f64x2.mul(r, r);
  const low = f64x2.sub(f64x2.mul(r, v128.load(POOL, 32)), half());
  const middle = f64x2.sub(f64x2.mul(r, v128.load(POOL, 48)), v128.load(POOL, 64));
  const high = f64x2.sub(f64x2.mul(r, v128.load(POOL, 80)), v128.load(POOL, 96));
  const series = f64x2.add(low, f64x2.mul(square, f64x2.add(middle, f64x2.mul(square, high))));
  return f64x2.add(sum, f64x2.add(rest, f64x2.mul(square, series)));
}
