import {binomialFrom} from '../scalar/binomial.ts';
import {Hat} from '../scalar/hat.ts';
import {poissonFrom} from '../scalar/poisson.ts';
// In fact ./substream.ts, which stands in for it.
import {Substream, substreamAt} from '../scalar/substream.ts';
import {fillRow, firstOf, MOST_MEAN, POISSON, walkDown, walkUp, WIDTH} from '../scalar/survival-row.ts';
import {mask} from './each.ts';
import {firstUniforms} from './first-uniforms.ts';
import {BYTES, start} from './vector.ts';

// As scalar/fixed.ts. Each kernel: (dst, a, b, seedLo, seedHi, block, draw, streamLo, streamHi); the rate, or b, is a constant.

// @ts-ignore: decorator
@inline
const ROWS: usize = 8192;

/**
 * Rows of survival-row.ts, each in the place that its n and p give it: kept between calls, and made anew where another took the place. A row depends on n and p
 * alone, so no draw depends on what was kept.
 */
// @ts-ignore: decorator
@inline
const CACHE = memory.data(8192 * 512, 64);
/**
 * Of each row, 128 bytes: n, p, the number below its first one, the probability of its first one; from byte 64 on every eighth of the row. No p is 0 but where
 * there is no row.
 */
// @ts-ignore: decorator
@inline
const HEADS = memory.data(8192 * 128, 64);
// @ts-ignore: decorator
@inline
const FIRST = memory.data(4096, 16);
// @ts-ignore: decorator
@inline
const SUBSTREAM = memory.data(64, 16);

/** Which row makes room next. */
let turn: usize = 0;

const HAT = new Hat();
const ROW = new Array<f64>(64);

/** The place in the cache of n, where that is a whole number below 2^52; rows of one p stand side by side from `place` on. */
// @ts-ignore: decorator
@inline
function slotOf(n: f64, place: usize): usize {
  return (place + (reinterpret<u64>(n + 4503599627370496) as usize)) & (ROWS - 1);
}

/** Where the rows of a probability or rate begin in the cache: its bits, mixed. */
// @ts-ignore: decorator
@inline
function placeOf(p: f64): usize {
  return ((reinterpret<u64>(p) * 0x9e3779b97f4a7c15) >> 40) as usize;
}

// @ts-ignore: decorator
@inline
function isThere(slot: usize, n: f64, p: f64): boolean {
  return load<f64>(HEADS + (slot << 7)) == n && load<f64>(HEADS + (slot << 7), 8) == p;
}

/** The place of a row that is not in its first one: in one of the others that it may have, or made anew in a free one, or in turn. */
function findRow(slot: usize, n: f64, p: f64, odds: f64, mean: f64): usize {
  let free: usize = (slot + (turn++ & 7) * 1237) & (ROWS - 1);
  for (let k: usize = 8; k-- > 0; ) {
    const other = (slot + k * 1237) & (ROWS - 1);
    if (isThere(other, n, p)) return other;
    if (load<f64>(HEADS + (other << 7), 8) == 0) free = other;
  }
  const first = firstOf(mean);
  fillRow(n, odds, first, ROW);
  const row = CACHE + (free << 9);
  const head = HEADS + (free << 7);
  store<f64>(head, n);
  store<f64>(head, p, 8);
  store<f64>(head, first - 1, 16);
  store<f64>(head, ROW[63], 24);
  for (let i = 0; i < 63; i++) store<f64>(row + (i << 3), ROW[i]);
  // Below any uniform.
  store<f64>(row, -1, 63 * 8);
  for (let i = 0; i < 8; i++) store<f64>(head + (i << 3), load<f64>(row + (i << 6), 7 * 8), 64);
  return free;
}

/**
 * The largest k with u < P(X ≥ k): how many of every eighth number are above u, then how many of the eight that follow. Without branches, so that the processor
 * works on several replicates at a time.
 */
// @ts-ignore: decorator
@inline
function invert(u: f64, slot: usize, n: f64, odds: f64): f64 {
  const head = HEADS + (slot << 7);
  const both = f64x2.splat(u);
  const eighths = howManyAbove(both, head + 64);
  const count = (eighths << 3) + howManyAbove(both, CACHE + (slot << 9) + (eighths << 6));
  if (count - 1 < (WIDTH as usize) - 1) return load<f64>(head, 16) + (count as i32 as f64);
  return beyond(u, slot, count as i32, n, odds);
}

/** How many of eight falling numbers are above a number. */
// @ts-ignore: decorator
@inline
function howManyAbove(both: v128, at: usize): usize {
  const a = i64x2.add(f64x2.lt(both, v128.load(at)), f64x2.lt(both, v128.load(at, 16)));
  const b = i64x2.add(f64x2.lt(both, v128.load(at, 32)), f64x2.lt(both, v128.load(at, 48)));
  const sum = i64x2.add(a, b);
  // A lane is -1 for each number above.
  return -(i64x2.extract_lane(i64x2.add(sum, v128.shuffle<i64>(sum, sum, 1, 0)), 0) as isize) as usize;
}

function beyond(u: f64, slot: usize, count: i32, n: f64, odds: f64): f64 {
  const row = CACHE + (slot << 9);
  const head = HEADS + (slot << 7);
  const first = load<f64>(head, 16) + 1;
  if (count == 0) return walkDown(u, first, load<f64>(row), load<f64>(head, 24), n, odds);
  const last = first + ((WIDTH - 1) as f64);
  return walkUp(u, last, load<f64>(row + ((WIDTH - 1) << 3)), -load<f64>(row + (WIDTH << 3)), n, odds);
}

// @ts-ignore: decorator
@inline
function moveTo(substream: Substream, block: u32, i: usize): Substream {
  const j = (i >> 3) as u32;
  substream.counter = (block << 8) | (j & 255);
  substream.second = j >> 8;
  return substream;
}

export function fixedPoisson(
  dst: usize,
  a: usize,
  b: usize,
  seedLo: u32,
  seedHi: u32,
  block: u32,
  draw: u32,
  streamLo: u32,
  streamHi: u32,
): void {
  const rate = load<f64>(start(a));
  firstUniforms(FIRST, seedLo, seedHi, block, draw, streamLo, streamHi);
  if (rate > 0 && rate <= MOST_MEAN) {
    const slot = findRow(slotOf(0, placeOf(rate)), POISSON, rate, rate, rate);
    for (let i: usize = 0; i < BYTES; i += 8)
      store<f64>(dst + i, invert(load<f64>(FIRST + i), slot, POISSON, rate));
    return;
  }
  const substream = substreamAt(SUBSTREAM, seedLo, seedHi, draw, streamLo, streamHi);
  for (let i: usize = 0; i < BYTES; i += 8)
    store<f64>(dst + i, poissonFrom(load<f64>(FIRST + i), rate, moveTo(substream, block, i), HAT));
}

export function fixedBinomial(
  dst: usize,
  a: usize,
  b: usize,
  seedLo: u32,
  seedHi: u32,
  block: u32,
  draw: u32,
  streamLo: u32,
  streamHi: u32,
): void {
  const p = load<f64>(start(b));
  const isFlipped = p > 0.5;
  const rare = isFlipped ? 1 - p : p;
  const odds = rare / (1 - rare);
  const place = placeOf(rare);
  const m = mask(a);
  a = start(a);
  const substream = substreamAt(SUBSTREAM, seedLo, seedHi, draw, streamLo, streamHi);
  firstUniforms(FIRST, seedLo, seedHi, block, draw, streamLo, streamHi);
  for (let i: usize = 0; i < BYTES; i += 8) {
    const n = load<f64>(a + (i & m));
    const u = load<f64>(FIRST + i);
    let slot = slotOf(n, place);
    if (!isThere(slot, n, rare)) {
      const mean = n * rare;
      if (!(n >= 0 && rare > 0 && mean <= MOST_MEAN && n == Math.floor(n))) {
        store<f64>(dst + i, binomialFrom(u, n, p, moveTo(substream, block, i), HAT));
        continue;
      }
      slot = findRow(slot, n, rare, odds, mean);
    }
    let k = invert(u, slot, n, odds);
    if (isFlipped) k = n - k;
    store<f64>(dst + i, k);
  }
}
