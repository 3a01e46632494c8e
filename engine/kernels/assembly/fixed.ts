import {binomialFrom} from '../scalar/binomial.ts';
import {Hat} from '../scalar/hat.ts';
import {poissonFrom} from '../scalar/poisson.ts';
// In fact ./substream.ts, which stands in for it.
import {Substream} from '../scalar/substream.ts';
import {fillRow, firstOf, MOST_MEAN, POISSON, walkDown, walkUp, WIDTH} from '../scalar/survival-row.ts';
import {mask} from './each.ts';
import {firstUniforms} from './first-uniforms.ts';
import {BYTES, start} from './vector.ts';

// As scalar/fixed.ts. Each kernel: (dst, a, b, seedLo, seedHi, block, draw, streamLo, streamHi); the rate, or b, is a constant.

// @ts-ignore: decorator
@inline
const ROWS: usize = 4096;
// @ts-ignore: decorator
@inline
const ROW_BYTES: usize = 512;

/**
 * Rows of survival-row.ts, each in the place that its n and p give it: kept between calls, and made anew where another took the place. A row depends on n and p
 * alone, so no draw depends on what was kept.
 */
// @ts-ignore: decorator
@inline
const CACHE = memory.data(4096 * 512, 16);
/** n and p of each row; n is 0 where there is none. */
// @ts-ignore: decorator
@inline
const KEYS = memory.data(4096 * 16, 16);
// @ts-ignore: decorator
@inline
const FIRST = memory.data(4096, 16);
// @ts-ignore: decorator
@inline
const SUBSTREAM = memory.data(32, 16);

const HAT = new Hat();
const ROW = new Array<f64>(64);

/** The address of the row of n and p, whose place in the cache is counted from `place`. */
// @ts-ignore: decorator
@inline
function rowOf(n: f64, p: f64, odds: f64, mean: f64, place: usize): usize {
  const slot = (place + (n as i64 as usize)) & (ROWS - 1);
  const row = CACHE + slot * ROW_BYTES;
  const key = KEYS + slot * 16;
  if (load<f64>(key) != n || load<f64>(key, 8) != p) makeRow(n, p, odds, mean, row, key);
  return row;
}

function makeRow(n: f64, p: f64, odds: f64, mean: f64, row: usize, key: usize): void {
  fillRow(n, odds, firstOf(mean), ROW);
  for (let i = 0; i < 64; i++) store<f64>(row + (i << 3), ROW[i]);
  store<f64>(key, n);
  store<f64>(key, p, 8);
}

/** Where the rows of a probability or rate begin in the cache: its bits, mixed. */
// @ts-ignore: decorator
@inline
function placeOf(p: f64): usize {
  return ((reinterpret<u64>(p) * 0x9e3779b97f4a7c15) >> 40) as usize;
}

/** The largest k with u < P(X ≥ k). A search without branches: the processor works on several replicates at a time. */
// @ts-ignore: decorator
@inline
function invert(u: f64, row: usize, n: f64, odds: f64, mean: f64): f64 {
  let at = row;
  at += ((u < load<f64>(at, 31 * 8)) as usize) << 8;
  at += ((u < load<f64>(at, 15 * 8)) as usize) << 7;
  at += ((u < load<f64>(at, 7 * 8)) as usize) << 6;
  at += ((u < load<f64>(at, 3 * 8)) as usize) << 5;
  at += ((u < load<f64>(at, 1 * 8)) as usize) << 4;
  at += ((u < load<f64>(at)) as usize) << 3;
  const count = ((at - row) >> 3) as i32;
  const first = firstOf(mean);
  if (count > 0 && count < WIDTH) return first + ((count - 1) as f64);
  return beyond(u, row, count, first, n, odds);
}

function beyond(u: f64, row: usize, count: i32, first: f64, n: f64, odds: f64): f64 {
  if (count == 0) return walkDown(u, first, load<f64>(row), load<f64>(row + ((WIDTH + 1) << 3)), n, odds);
  const k = first + ((WIDTH - 1) as f64);
  return walkUp(u, k, load<f64>(row + ((WIDTH - 1) << 3)), -load<f64>(row + (WIDTH << 3)), n, odds);
}

function substreamOf(seedLo: u32, seedHi: u32, draw: u32, streamLo: u32, streamHi: u32): Substream {
  const substream = changetype<Substream>(SUBSTREAM);
  substream.seedLo = seedLo;
  substream.seedHi = seedHi;
  substream.streamLo = streamLo;
  substream.streamHi = streamHi;
  substream.draw = draw;
  return substream;
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
    const row = rowOf(POISSON, rate, rate, rate, placeOf(rate));
    for (let i: usize = 0; i < BYTES; i += 8)
      store<f64>(dst + i, invert(load<f64>(FIRST + i), row, POISSON, rate, rate));
    return;
  }
  const substream = substreamOf(seedLo, seedHi, draw, streamLo, streamHi);
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
  const substream = substreamOf(seedLo, seedHi, draw, streamLo, streamHi);
  firstUniforms(FIRST, seedLo, seedHi, block, draw, streamLo, streamHi);
  for (let i: usize = 0; i < BYTES; i += 8) {
    const n = load<f64>(a + (i & m));
    const u = load<f64>(FIRST + i);
    const mean = n * rare;
    let k: f64;
    if (n > 0 && mean > 0 && mean <= MOST_MEAN && n == Math.floor(n)) {
      k = invert(u, rowOf(n, rare, odds, mean, place), n, odds, mean);
      if (isFlipped) k = n - k;
    } else {
      k = binomialFrom(u, n, p, moveTo(substream, block, i), HAT);
    }
    store<f64>(dst + i, k);
  }
}
