import {binomialFrom} from '../scalar/binomial.ts';
import {Hat} from '../scalar/hat.ts';
// In fact ./substream.ts, which stands in for it.
import {Substream, substreamAt} from '../scalar/substream.ts';
import {mask} from './each.ts';
import {multiplyHigh} from './philox.ts';
import {BYTES, start} from './vector.ts';

// As scalar/follow.ts: items of each replicate through the stages of a pipeline, into a ledger.
//
// A ledger is a row of slots, each a vector of the block. With S stages and T years, from its first slot: who succeeded by stage and year, who failed, and the
// probabilities of success by stage and year of entry; what else there is comes after.
//
// A header, in doubles: first slot, S, T, the year that the tree's year 0 is, slot of the probability of the root, first of T slots for those who complete the last
// stage (or -1), and where the tree begins in the tables.
//
// A tree is a list of nodes, each a history: stage, year of entering it, its number among all, how many years are left and one more; for each 64th of [0, 2^32) the
// first year whose end is above its beginning; for each year the probability of having left by its end, times 2^32, and 2^33 for the one more; and, but for the last
// stage, for each the node of those who succeed, counted in doubles from the tree's beginning. The root comes first.

/** From one slot to the next: as the registers of run/link.ts. */
// @ts-ignore: decorator
@inline
const SLOT: usize = BYTES + 64;

/** Groups up to this are taken one by one. */
// @ts-ignore: decorator
@inline
const SINGLY: u32 = 128;

// @ts-ignore: decorator
@inline
const PARTS: usize = 64;

// @ts-ignore: decorator
@inline
const TWO_TO_32: f64 = 4294967296;

/** Groups that wait: node and count. */
// @ts-ignore: decorator
@inline
const STACK = memory.data(262144, 16);
/** Who failed and who succeeded in each year. */
// @ts-ignore: decorator
@inline
const TALLY = memory.data(520, 16);
// @ts-ignore: decorator
@inline
const WORDS = memory.data(512, 16);
// @ts-ignore: decorator
@inline
const SUBSTREAM = memory.data(64, 16);

const HAT = new Hat();

function words(c0: u32, c1: u32, c2: u32, c3: u32, k0: u32, k1: u32): void {
  for (let round = 0; round < 10; round++) {
    const p = (c0 as u64) * 0xd2511f53;
    const q = (c2 as u64) * 0xcd9e8d57;
    c0 = ((q >> 32) as u32) ^ c1 ^ k0;
    c1 = q as u32;
    c2 = ((p >> 32) as u32) ^ c3 ^ k1;
    c3 = p as u32;
    k0 += 0x9e3779b9;
    k1 += 0xbb67ae85;
  }
  store<u32>(WORDS, c0);
  store<u32>(WORDS, c1, 4);
  store<u32>(WORDS, c2, 8);
  store<u32>(WORDS, c3, 12);
}

/** Sixteen words at a time, of four counters that differ in their second word; to an address from which on there is room. */
function manyWords(dst: usize, calls: u32, c0: u32, c1: u32, c2: u32, c3: u32, k0: u32, k1: u32): void {
  const m0 = i32x4.splat(0xd2511f53);
  const m1 = i32x4.splat(0xcd9e8d57);
  const w0 = i32x4.splat(0x9e3779b9);
  const w1 = i32x4.splat(0xbb67ae85);
  let counter = i32x4.add(i32x4.splat(c1), i32x4(0, 1, 2, 3));
  for (let call: u32 = 0; call < calls; call++) {
    let x0 = i32x4.splat(c0);
    let x1 = counter;
    let x2 = i32x4.splat(c2);
    let x3 = i32x4.splat(c3);
    let key0 = i32x4.splat(k0);
    let key1 = i32x4.splat(k1);
    for (let round = 0; round < 10; round++) {
      const next = v128.xor(multiplyHigh(x2, m1), v128.xor(x1, key0));
      x1 = i32x4.mul(x2, m1);
      x2 = v128.xor(multiplyHigh(x0, m0), v128.xor(x3, key1));
      x3 = i32x4.mul(x0, m0);
      x0 = next;
      key0 = i32x4.add(key0, w0);
      key1 = i32x4.add(key1, w1);
    }
    // Transposed: the four words of a counter stand together.
    const a = v128.shuffle<i32>(x0, x1, 0, 4, 1, 5);
    const b = v128.shuffle<i32>(x2, x3, 0, 4, 1, 5);
    const c = v128.shuffle<i32>(x0, x1, 2, 6, 3, 7);
    const d = v128.shuffle<i32>(x2, x3, 2, 6, 3, 7);
    v128.store(dst, v128.shuffle<i64>(a, b, 0, 2));
    v128.store(dst, v128.shuffle<i64>(a, b, 1, 3), 16);
    v128.store(dst, v128.shuffle<i64>(c, d, 0, 2), 32);
    v128.store(dst, v128.shuffle<i64>(c, d, 1, 3), 48);
    dst += 64;
    counter = i32x4.add(counter, i32x4.splat(4));
  }
}

/** The first year at whose end more than u have left. */
// @ts-ignore: decorator
@inline
function yearOf(u: f64, word: u32, node: usize, ends: usize): usize {
  let k = load<f64>(node + 32 + ((word >> 26) << 3)) as usize;
  while (load<f64>(ends + (k << 3)) <= u) k++;
  return k;
}

/** Those below it of the ones who leave in a year succeed. */
// @ts-ignore: decorator
@inline
function success(k: usize, p: f64, ends: usize): f64 {
  const to = load<f64>(ends + (k << 3));
  const from = k > 0 ? load<f64>(ends + ((k - 1) << 3)) : 0;
  return p >= 1 ? to : from + p * (to - from);
}

/** The first word of a counter; those that are there stay. */
function secondWord(c0: u32, c1: u32, c2: u32, c3: u32, k0: u32, k1: u32): f64 {
  const kept = v128.load(WORDS);
  words(c0, c1, c2, c3, k0, k1);
  const word = load<u32>(WORDS) as f64;
  v128.store(WORDS, kept);
  return word;
}

// @ts-ignore: decorator
@inline
function addTo(address: usize, n: f64): void {
  store<f64>(address, load<f64>(address) + n);
}

/** (dst, how many, NaN so far or 0, header, tables, ledgers, seedLo, seedHi, block, streamLo, streamHi) */
export function follow(
  dst: usize,
  a: usize,
  b: usize,
  header: usize,
  tables: usize,
  ledgers: usize,
  seedLo: u32,
  seedHi: u32,
  block: u32,
  streamLo: u32,
  streamHi: u32,
): void {
  const first = ledgers + (load<f64>(header) as usize) * SLOT;
  const stages = load<f64>(header, 8) as usize;
  const years = load<f64>(header, 16) as usize;
  const cohort = load<f64>(header, 24) as usize;
  const root = ledgers + (load<f64>(header, 32) as usize) * SLOT;
  const isOwn = load<f64>(header, 40) >= 0;
  const own = ledgers + (isOwn ? (load<f64>(header, 40) as usize) : 0) * SLOT;
  const tree = tables + ((load<f64>(header, 48) as usize) << 3);
  const losses = first + stages * years * SLOT;
  const chances = losses + stages * years * SLOT;
  const m = mask(a);
  a = start(a);
  b = start(b);
  for (let j: usize = 0; j < BYTES; j += 8) {
    const n = load<f64>(a + (j & m));
    const isWhole = n >= 0 && n <= 2147483647 && n == Math.floor(n);
    store<f64>(dst + j, isWhole ? load<f64>(b + j) : NaN);
    if (!isWhole || n == 0) continue;
    const counter = (block << 8) | (((j >> 3) as u32) & 255);
    const half = ((j >> 11) as u32) << 31;
    store<u32>(STACK, 0);
    store<u32>(STACK, n as u32, 4);
    let top = STACK + 8;
    while (top > STACK) {
      top -= 8;
      const place = load<u32>(top) as usize;
      const count = load<u32>(top, 4);
      const node = tree + (place << 3);
      const stage = load<f64>(node) as usize;
      const year = cohort + (load<f64>(node, 8) as usize);
      const id = load<f64>(node, 16) as u32;
      const length = load<f64>(node, 24) as usize;
      const ends = node + 32 + 8 * PARTS;
      const left = years - year;
      const column = (stage * years + year) * SLOT + j;
      const p = load<f64>(place == 0 ? root + j : chances + column);
      let some: u64 = 0;
      if (count > SINGLY) {
        let stay = count as f64;
        let before: f64 = 0;
        for (let k: usize = 0; k < left; k++) {
          const substream = substreamAt(
            SUBSTREAM,
            seedLo,
            seedHi,
            0,
            streamLo ^ (((id << 8) + (k as u32) + 1) * 0x9e3779b1),
            streamHi,
          );
          substream.counter = counter;
          substream.second = half >> 31;
          substream.aheads = 0;
          const end = load<f64>(ends + (k << 3));
          const here =
            end >= TWO_TO_32
              ? stay
              : binomialFrom(substream.uniform(0), stay, (end - before) / (TWO_TO_32 - before), substream, HAT);
          stay -= here;
          before = end;
          substream.draw = 65536;
          const good = p >= 0 && p <= 1 ? binomialFrom(substream.uniform(0), here, p, substream, HAT) : 0;
          store<u32>(TALLY + (k << 3), (here - good) as u32);
          store<u32>(TALLY + (k << 3), good as u32, 4);
          some |= (1 as u64) << k;
        }
      } else {
        if (count <= 4) words(counter, half | (id << 7), streamLo, streamHi, seedLo, seedHi);
        else manyWords(WORDS, (count + 15) >> 4, counter, half | (id << 7), streamLo, streamHi, seedLo, seedHi);
        for (let i: u32 = 0; i < count; i++) {
          const bits = load<u32>(WORDS + ((i as usize) << 2));
          const word = bits as f64;
          let k = yearOf(word, bits, node, ends);
          let border = success(k, p, ends);
          let u = word;
          if (load<f64>(ends + (k << 3)) < word + 1 || (word < border && border < word + 1)) {
            u = word + (secondWord(counter, half | (0x40000000 + (id << 7) + i), streamLo, streamHi, seedLo, seedHi) + 0.5) / TWO_TO_32;
            k = yearOf(u, bits, node, ends);
            border = success(k, p, ends);
          }
          const at = TALLY + ((k < left ? k : left) << 3) + (u < border ? 4 : 0);
          store<u32>(at, load<u32>(at) + 1);
          some |= (1 as u64) << k;
        }
      }
      const isLast = stage == stages - 1;
      // Those who left in a year of the calendar; beyond it nobody looks.
      store<u64>(TALLY + (left << 3), 0);
      for (some &= ((1 as u64) << left) - 1; some != 0; some &= some - 1) {
        const k = ctz(some) as usize;
        const bad = load<u32>(TALLY + (k << 3));
        const good = load<u32>(TALLY + (k << 3), 4);
        store<u64>(TALLY + (k << 3), 0);
        if (bad > 0) addTo(losses + column + k * SLOT, bad as f64);
        if (good == 0) continue;
        addTo(first + column + k * SLOT, good as f64);
        if (!isLast) {
          store<u32>(top, load<f64>(ends + ((length + k) << 3)) as u32);
          store<u32>(top, good, 4);
          top += 8;
        } else if (isOwn) addTo(own + (year + k) * SLOT + j, good as f64);
      }
    }
  }
}

/** Empties slots; writes 0 to dst. */
export function ledger(dst: usize, address: usize, slots: usize): void {
  memory.fill(address, 0, slots * SLOT);
  memory.fill(dst, 0, BYTES);
}

/** Writes an operand to a slot, and what was said of the ledger so far to dst. */
export function post(dst: usize, a: usize, b: usize, slot: usize): void {
  const m = mask(a);
  const from = start(a);
  for (let j: usize = 0; j < BYTES; j += 8) store<f64>(slot + j, load<f64>(from + (j & m)));
  memory.copy(dst, b, BYTES);
}

/** What is in a slot, NaN where the ledger is. */
export function balance(dst: usize, a: usize, slot: usize): void {
  for (let j: usize = 0; j < BYTES; j += 16)
    v128.store(dst + j, f64x2.add(v128.load(slot + j), v128.load(a + j)));
}
