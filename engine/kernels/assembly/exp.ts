import {exp as scalarExp} from '../scalar/exp.ts';
import {EXP_TABLE} from '../scalar/exp-table.ts';
import {BYTES, half, magnitudeBits, start, stride} from './vector.ts';

// As scalar/exp.ts, the same operations in the same order.

// @ts-ignore: decorator
@inline
const POOL = memory.data<f64>(
  [
    369.3299304675746, 369.3299304675746,
    6755399441055744.0, 6755399441055744.0,
    0.002707606173999011, 0.002707606173999011,
    6.327543041662719e-14, 6.327543041662719e-14,
    0.16666667995434195, 0.16666667995434195,
    0.041666666666666664, 0.041666666666666664,
    690.0, 690.0,
  ],
  16,
);

// 64 replicates at a time: k + 1.5 2^52 of each, then r. Two short loops are faster than one long one, whose chain of dependent
// operations from x through the table to e^x fills the processor's queue.
// @ts-ignore: decorator
@inline
const GROUP: usize = 512;
// @ts-ignore: decorator
@inline
const K = memory.data(512, 16);
// @ts-ignore: decorator
@inline
const R = memory.data(512, 16);

export function exp(dst: usize, a: usize): void {
  const s = stride(a);
  a = start(a);
  for (let end = dst + BYTES; dst < end; dst += GROUP) {
    if (reduce(a, s)) {
      finish(dst);
    } else {
      for (let i: usize = 0; i < GROUP; i += 8) store<f64>(dst + i, scalarExp(load<f64>(s ? a + i : a)));
    }
    a += s << 5;
  }
}

/** Writes K and R; false if any x is out of the range of the short way. */
// @ts-ignore: decorator
@inline
function reduce(a: usize, s: usize): bool {
  const perUnit = v128.load(POOL);
  const rounder = v128.load(POOL, 16);
  const head = v128.load(POOL, 32);
  const tail = v128.load(POOL, 48);
  const limit = v128.load(POOL, 96);
  const bits = magnitudeBits();
  let inRange = i64x2.splat(-1);
  for (let i: usize = 0; i < GROUP; i += 32) {
    const x = v128.load(a);
    const y = v128.load(a + s);
    a += s << 1;
    inRange = v128.and(inRange, v128.and(f64x2.lt(v128.and(x, bits), limit), f64x2.lt(v128.and(y, bits), limit)));
    const kx = f64x2.add(f64x2.mul(x, perUnit), rounder);
    const ky = f64x2.add(f64x2.mul(y, perUnit), rounder);
    v128.store(K + i, kx);
    v128.store(K + i, ky, 16);
    v128.store(R + i, remainder(x, f64x2.sub(kx, rounder), head, tail));
    v128.store(R + i, remainder(y, f64x2.sub(ky, rounder), head, tail), 16);
  }
  return i64x2.bitmask(inRange) == 3;
}

// @ts-ignore: decorator
@inline
function remainder(x: v128, k: v128, head: v128, tail: v128): v128 {
  return f64x2.sub(f64x2.sub(x, f64x2.mul(k, head)), f64x2.mul(k, tail));
}

// @ts-ignore: decorator
@inline
function finish(dst: usize): void {
  const cubic = v128.load(POOL, 64);
  const quartic = v128.load(POOL, 80);
  const h = half();
  for (let i: usize = 0; i < GROUP; i += 32) {
    v128.store(dst + i, power(v128.load(R + i), K + i, h, cubic, quartic));
    v128.store(dst + i, power(v128.load(R + i, 16), K + i + 16, h, cubic, quartic), 16);
  }
}

/** e^x from r and from where k + 1.5 2^52 lies, whose lowest byte is k mod 256. */
// @ts-ignore: decorator
@inline
function power(r: v128, k: usize, h: v128, cubic: v128, quartic: v128): v128 {
  const table = changetype<usize>(EXP_TABLE);
  const p = v128.load(table + ((load<u8>(k) as usize) << 4));
  const q = v128.load(table + ((load<u8>(k, 8) as usize) << 4));
  const square = f64x2.mul(r, r);
  const rest = f64x2.add(
    r,
    f64x2.mul(square, f64x2.add(f64x2.add(h, f64x2.mul(r, cubic)), f64x2.mul(square, quartic))),
  );
  const scale = i64x2.add(v128.shuffle<i64>(p, q, 0, 2), i64x2.shl(v128.load(k), 44));
  return f64x2.add(scale, f64x2.mul(scale, f64x2.add(v128.shuffle<i64>(p, q, 1, 3), rest)));
}

/** e^(x + tail) as scalar/exp.ts's expSum, for |x| < 690. */
// @ts-ignore: decorator
@inline
export function expSum(x: v128, tail: v128): v128 {
  const k = f64x2.add(f64x2.mul(x, v128.load(POOL)), v128.load(POOL, 16));
  const r = f64x2.add(
    remainder(x, f64x2.sub(k, v128.load(POOL, 16)), v128.load(POOL, 32), v128.load(POOL, 48)),
    tail,
  );
  const table = changetype<usize>(EXP_TABLE);
  const p = v128.load(table + ((i8x16.extract_lane_u(k, 0) as usize) << 4));
  const q = v128.load(table + ((i8x16.extract_lane_u(k, 8) as usize) << 4));
  const square = f64x2.mul(r, r);
  const rest = f64x2.add(
    r,
    f64x2.mul(
      square,
      f64x2.add(f64x2.add(half(), f64x2.mul(r, v128.load(POOL, 64))), f64x2.mul(square, v128.load(POOL, 80))),
    ),
  );
  const scale = i64x2.add(v128.shuffle<i64>(p, q, 0, 2), i64x2.shl(k, 44));
  return f64x2.add(scale, f64x2.mul(scale, f64x2.add(v128.shuffle<i64>(p, q, 1, 3), rest)));
}
