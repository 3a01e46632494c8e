import {binomialFrom} from '../scalar/binomial.ts';
import {Hat} from '../scalar/hat.ts';
// In fact ./substream.ts, which stands in for it.
import {Substream, substreamAt} from '../scalar/substream.ts';
import {mask} from './each.ts';
import {fixedBinomial} from './fixed.ts';
import {binomial} from './integers.ts';
import {multiplyHigh} from './philox.ts';
import {BYTES, start} from './vector.ts';

// As scalar/follow.ts: items of each replicate through the stages of a pipeline, into a ledger.
//
// A ledger is a row of slots, each a vector of the block. With S stages and T years, from its first slot: who succeeded by stage and year, who failed, and the
// probabilities of success by stage and year of entry; what else there is comes after.
//
// A header, in doubles: first slot, S, T, the year that the tree's year 0 is, slot of the probability of the root, first of T slots for those who complete the last
// stage (or -1), how far from the header the tree begins, whether the root's items are split by binomials (1) or one by one (0), and the probability of the root where it is
// the same in all replicates, else NaN.
//
// A tree is the number of its nodes, how far from it each of them begins, and then the nodes, each a history: stage, year of entering it, how many years are left and
// one more; for each 64th of [0, 2^32) the first year whose end is above its beginning; 0; for each year the probability of having left by its end, times 2^32, and 2^33
// for the one more; and, but for the last stage, for each the number of the node of those who succeed, 0 where there is none. Behind the number of nodes whole numbers have
// 2^52 added, so that the first word of the double is the number. The root comes first, and nobody before those from whom its items come.
//
// Nodes are taken one after the other, each for all replicates that have items in it: these wait in a vector of whole numbers for each node, which is empty
// again after a call. Of the replicates with items a list is made, of their items another one with a word for each: what then happens to an item takes no branch that the
// processor could not foresee.

/** From one slot to the next: as the registers of run/link.ts. */
// @ts-ignore: decorator
@inline
const SLOT: usize = BYTES + 64;

/** Replicates that go through all nodes together: what they write to stays in the processor's nearest cache. */
// @ts-ignore: decorator
@inline
const TILE: u32 = 128;

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

/** Items in a node: bytes from one node to the next. */
// @ts-ignore: decorator
@inline
const ROW: usize = 2048;

/** The replicates of a tile that have items in a node: their numbers in the block, and how many of their items have not been taken. */
// @ts-ignore: decorator
@inline
const ACTIVE = memory.data(128 * 4 + 64, 16);
// @ts-ignore: decorator
@inline
const COUNTS = memory.data(128 * 4 + 64, 16);
/** Four words of each of them. */
// @ts-ignore: decorator
@inline
const FOURS = memory.data(128 * 16 + 128, 16);
/** The first two words of their counters. */
// @ts-ignore: decorator
@inline
const FIRST = memory.data(128 * 4 + 64, 16);
// @ts-ignore: decorator
@inline
const SECOND = memory.data(128 * 4 + 64, 16);
/** Items of a node: the word of each, and its replicate with, above nine bits, its number among those of the replicate. */
// @ts-ignore: decorator
@inline
const WORDS = memory.data(512 * 4 + 16, 16);
// @ts-ignore: decorator
@inline
const ITEMS = memory.data(512 * 4 + 16, 16);
/** Where nobody looks, a place for each item, so that none waits for the one before: doubles and whole numbers. */
// @ts-ignore: decorator
@inline
const NOWHERE = memory.data(4096, 16);
// @ts-ignore: decorator
@inline
const NO_NODE = memory.data(2048, 16);
// @ts-ignore: decorator
@inline
const SUBSTREAM = memory.data(64, 16);
/** Of the root: who is left, who leaves in a year, who of them succeeds; and a constant. */
// @ts-ignore: decorator
@inline
const REST = memory.data(4096, 16);
// @ts-ignore: decorator
@inline
const LEAVING = memory.data(4096, 16);
// @ts-ignore: decorator
@inline
const SUCCEEDING = memory.data(4096, 16);
// @ts-ignore: decorator
@inline
const CONSTANT = memory.data(16, 16);

const HAT = new Hat();

/** What does not change while a group is followed. */
@unmanaged
class Call {
  seedLo: u32;
  seedHi: u32;
  block: u32;
  streamLo: u32;
  streamHi: u32;
  stages: usize;
  years: usize;
  /** In which year the tree begins. */
  cohort: usize;
  /** Addresses: who succeeded, who failed, the probabilities; that of the root; the launches of an item known by name, or 0. */
  good: usize;
  bad: usize;
  chances: usize;
  root: usize;
  own: usize;
  tree: usize;
  room: usize;

  // @ts-ignore: decorator
  @inline
  node(id: u32): usize {
    return this.tree + ((load<u32>(this.tree + ((id as usize) << 3), 8) as usize) << 3);
  }

  // @ts-ignore: decorator
  @inline
  row(id: u32): usize {
    return this.room + (id as usize) * ROW;
  }

  // @ts-ignore: decorator
  @inline
  isLast(stage: usize): boolean {
    return stage == this.stages - 1;
  }

  /** The word after an item's own, as a part of that. */
  secondWord(c1: u32, item: u32): f64 {
    let c0: u32 = (this.block << 8) | (item & 255);
    let c2: u32 = this.streamLo;
    let c3: u32 = this.streamHi;
    let k0: u32 = this.seedLo;
    let k1: u32 = this.seedHi;
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
    return ((c0 as f64) + 0.5) / TWO_TO_32;
  }
}

const CALL = memory.data(64, 16);

// @ts-ignore: decorator
@inline
function stageOf(node: usize): usize {
  return load<u32>(node) as usize;
}

/** In which year items enter the stage, from the tree's first one. */
// @ts-ignore: decorator
@inline
function yearOf(node: usize): usize {
  return load<u32>(node, 8) as usize;
}

// @ts-ignore: decorator
@inline
function guideOf(node: usize): usize {
  return node + 24;
}

// @ts-ignore: decorator
@inline
function endsOf(node: usize): usize {
  return node + 32 + 8 * PARTS;
}

// @ts-ignore: decorator
@inline
function childrenOf(node: usize): usize {
  return endsOf(node) + ((load<u32>(node, 16) as usize) << 3);
}

/** The four words of each of four counters, one after the other. */
// @ts-ignore: decorator
@inline
function putWords(dst: usize, x0: v128, x1: v128, x2: v128, x3: v128): void {
  const a = v128.shuffle<i32>(x0, x1, 0, 4, 1, 5);
  const b = v128.shuffle<i32>(x2, x3, 0, 4, 1, 5);
  const c = v128.shuffle<i32>(x0, x1, 2, 6, 3, 7);
  const d = v128.shuffle<i32>(x2, x3, 2, 6, 3, 7);
  v128.store(dst, v128.shuffle<i64>(a, b, 0, 2));
  v128.store(dst, v128.shuffle<i64>(a, b, 1, 3), 16);
  v128.store(dst, v128.shuffle<i64>(c, d, 0, 2), 32);
  v128.store(dst, v128.shuffle<i64>(c, d, 1, 3), 48);
}

/** Where the end stands of the first year at whose end more than u have left. */
// @ts-ignore: decorator
@inline
function endAbove(u: f64, word: u32, guide: usize, ends: usize): usize {
  let end = ends + ((load<u32>(guide + ((word >> 26) << 3)) as usize) << 3);
  // Most parts hold one end at most: no need to ask.
  end += ((load<f64>(end) <= u) as usize) << 3;
  while (load<f64>(end) <= u) end += 8;
  return end;
}

/** Of those who leave in a year the ones below it succeed. */
// @ts-ignore: decorator
@inline
function borderAt(end: usize, p: f64): f64 {
  const to = load<f64>(end);
  const from = load<f64>(end - 8);
  return p >= 1 ? to : from + p * (to - from);
}

/** When and how one leaves a node: 8 × years after entering, and 1 more on success. */
// @ts-ignore: decorator
@inline
function outcomeOf(call: Call, bits: u32, item: u32, id: u32, p: f64, guide: usize, ends: usize): usize {
  const word = bits as f64;
  let end = endAbove(word, bits, guide, ends);
  let border = borderAt(end, p);
  let isGood = word < border;
  // Does what is decided lie within the word's own width?
  if (((load<f64>(end) < word + 1) as i32) | ((isGood as i32) & ((border < word + 1) as i32))) {
    const u = word + call.secondWord((0x40000000 + (id << 7) + (item >> 9)) | halfOf(item), item);
    end = endAbove(u, bits, guide, ends);
    border = borderAt(end, p);
    isGood = u < border;
  }
  return (end - ends) | (isGood as usize);
}

/** A block has 256 counters: its second half of replicates takes those with the highest bit set in the second word. */
// @ts-ignore: decorator
@inline
function halfOf(item: u32): u32 {
  return (item & 256) << 23;
}

// @ts-ignore: decorator
@inline
function addTo(address: usize, n: f64): void {
  store<f64>(address, load<f64>(address) + n);
}

/** What tells a draw of a large group from all others: a stream of its own for each node and year. */
// @ts-ignore: decorator
@inline
function streamOf(streamLo: u32, id: u32, k: usize): u32 {
  return streamLo ^ (((id << 8) + (k as u32) + 1) * 0x9e3779b1);
}

// @ts-ignore: decorator
@inline
function constant(x: f64): usize {
  v128.store(CONSTANT, f64x2.splat(x));
  return CONSTANT | 1;
}

// @ts-ignore: decorator
@inline
function addVector(to: usize, a: usize): void {
  for (let j: usize = 0; j < BYTES; j += 16) v128.store(to + j, f64x2.add(v128.load(to + j), v128.load(a + j)));
}

/** to = a - b */
// @ts-ignore: decorator
@inline
function subtract(to: usize, a: usize, b: usize): void {
  for (let j: usize = 0; j < BYTES; j += 16) v128.store(to + j, f64x2.sub(v128.load(a + j), v128.load(b + j)));
}

/** How many of those who leave succeed. */
function succeed(
  p: f64,
  chance: usize,
  seedLo: u32,
  seedHi: u32,
  block: u32,
  streamLo: u32,
  streamHi: u32,
): void {
  if (p >= 1) {
    memory.copy(SUCCEEDING, LEAVING, BYTES);
    return;
  }
  if (p == p) {
    fixedBinomial(SUCCEEDING, LEAVING, constant(p), seedLo, seedHi, block, 65536, streamLo, streamHi);
    return;
  }
  binomial(SUCCEEDING, LEAVING, chance, seedLo, seedHi, block, 65536, streamLo, streamHi);
  // Where the probability is none, nobody succeeds: what is read from the ledger is NaN all the same.
  for (let j: usize = 0; j < BYTES; j += 8) if (!(load<f64>(SUCCEEDING + j) >= 0)) store<f64>(SUCCEEDING + j, 0);
}

/** Takes the items of a node from where they wait: fills the list of replicates, and returns how long it is. */
// @ts-ignore: decorator
@inline
function findActive(row: usize, tile: u32): i32 {
  let found: usize = 0;
  for (let j = tile; j < tile + TILE; j += 4) {
    const four = row + ((j as usize) << 2);
    if (!v128.any_true(v128.load(four))) continue;
    for (let i: u32 = 0; i < 4; i++) {
      const count = load<u32>(four + (i << 2));
      store<u32>(ACTIVE + (found << 2), j + i);
      store<u32>(COUNTS + (found << 2), count);
      found += (count != 0) as usize;
    }
    v128.store(four, i32x4.splat(0));
  }
  return found as i32;
}

/** Lists up to four items of each replicate, with their words; those with more stay in the list of replicates. Returns the numbers of items, and above 16 bits of replicates. */
// @ts-ignore: decorator
@inline
function listItems(found: i32, first: u32): u32 {
  let items: usize = 0;
  let more: usize = 0;
  const numbers = i32x4.splat(first << 9);
  const tags = i32x4.add(numbers, i32x4(0, 1 << 9, 2 << 9, 3 << 9));
  for (let i: usize = 0; i < (found as usize); i++) {
    const lane = load<u32>(ACTIVE + (i << 2));
    const count = load<u32>(COUNTS + (i << 2));
    v128.store(WORDS + (items << 2), v128.load(FOURS + (i << 4)));
    v128.store(ITEMS + (items << 2), v128.or(tags, i32x4.splat(lane)));
    items += select<u32>(count, 4, count < 4) as usize;
    store<u32>(ACTIVE + (more << 2), lane);
    store<u32>(COUNTS + (more << 2), count - 4);
    more += (count > 4) as usize;
  }
  return (items as u32) | ((more as u32) << 16);
}

/** The counters of the replicates in the list. */
// @ts-ignore: decorator
@inline
function setCounters(found: i32, block: u32, second: u32): void {
  for (let i: usize = 0; i < (found as usize) << 2; i += 16) {
    const lanes = v128.load(ACTIVE + i);
    v128.store(FIRST + i, v128.or(i32x4.splat(block << 8), v128.and(lanes, i32x4.splat(255))));
    v128.store(SECOND + i, v128.or(i32x4.splat(second), i32x4.shl(i32x4.shr_u(lanes, 8), 31)));
  }
}

/** Makes four words of each counter, eight at a time to keep the multipliers busy. */
function makeWords(found: i32, call: Call): void {
  const m0 = i32x4.splat(0xd2511f53);
  const m1 = i32x4.splat(0xcd9e8d57);
  const w0 = i32x4.splat(0x9e3779b9);
  const w1 = i32x4.splat(0xbb67ae85);
  for (let i: usize = 0; i < (found as usize) << 2; i += 32) {
    let x0 = v128.load(FIRST + i);
    let y0 = v128.load(FIRST + i, 16);
    let x1 = v128.load(SECOND + i);
    let y1 = v128.load(SECOND + i, 16);
    let x2 = i32x4.splat(call.streamLo);
    let y2 = x2;
    let x3 = i32x4.splat(call.streamHi);
    let y3 = x3;
    let key0 = i32x4.splat(call.seedLo);
    let key1 = i32x4.splat(call.seedHi);
    for (let round = 0; round < 10; round++) {
      const nextX = v128.xor(multiplyHigh(x2, m1), v128.xor(x1, key0));
      const nextY = v128.xor(multiplyHigh(y2, m1), v128.xor(y1, key0));
      x1 = i32x4.mul(x2, m1);
      y1 = i32x4.mul(y2, m1);
      x2 = v128.xor(multiplyHigh(x0, m0), v128.xor(x3, key1));
      y2 = v128.xor(multiplyHigh(y0, m0), v128.xor(y3, key1));
      x3 = i32x4.mul(x0, m0);
      y3 = i32x4.mul(y0, m0);
      x0 = nextX;
      y0 = nextY;
      key0 = i32x4.add(key0, w0);
      key1 = i32x4.add(key1, w1);
    }
    putWords(FOURS + (i << 2), x0, x1, x2, x3);
    putWords(FOURS + (i << 2) + 64, y0, y1, y2, y3);
  }
}

/** (dst, how many, NaN so far or 0, header, ledgers, room for items in nodes, seedLo, seedHi, block, streamLo, streamHi) */
export function follow(
  dst: usize,
  a: usize,
  b: usize,
  header: usize,
  ledgers: usize,
  room: usize,
  seedLo: u32,
  seedHi: u32,
  block: u32,
  streamLo: u32,
  streamHi: u32,
): void {
  const call = changetype<Call>(CALL);
  call.seedLo = seedLo;
  call.seedHi = seedHi;
  call.block = block;
  call.streamLo = streamLo;
  call.streamHi = streamHi;
  call.stages = load<f64>(header, 8) as usize;
  call.years = load<f64>(header, 16) as usize;
  call.cohort = load<f64>(header, 24) as usize;
  const column = call.stages * call.years * SLOT;
  call.good = ledgers + (load<f64>(header) as usize) * SLOT;
  call.bad = call.good + column;
  call.chances = call.bad + column;
  call.root = ledgers + (load<f64>(header, 32) as usize) * SLOT;
  call.own = load<f64>(header, 40) >= 0 ? ledgers + (load<f64>(header, 40) as usize) * SLOT : 0;
  call.tree = header + (((load<f64>(header, 48) as i32) << 3) as usize);
  call.room = room;
  const isTogether = load<f64>(header, 56) != 0;
  const most = countItems(dst, a, b, isTogether ? 0 : room);
  if (most == 0) return;
  if (isTogether) splitRoot(call, load<f64>(header, 64));
  for (let tile: u32 = 0; tile < 512; tile += TILE) takeNodes(call, tile);
}

/** Who is to be followed: to the root's row, or where that is split, if row is 0. Returns the most of all replicates. */
function countItems(dst: usize, a: usize, b: usize, row: usize): f64 {
  const m = mask(a);
  a = start(a);
  b = start(b);
  let most: f64 = 0;
  for (let j: usize = 0; j < BYTES; j += 8) {
    const n = load<f64>(a + (j & m));
    const isWhole = n >= 0 && n <= 2147483647 && n == Math.floor(n);
    store<f64>(dst + j, isWhole ? load<f64>(b + j) : NaN);
    const count = isWhole ? n : 0;
    if (row == 0) store<f64>(REST + j, count);
    else store<u32>(row + (j >> 1), count as u32);
    most = max(most, count);
  }
  return most;
}

/** Who leaves the root in each year, and who of them succeeds: by binomials, for all replicates at once. */
function splitRoot(call: Call, p: f64): void {
  const node = call.node(0);
  const stage = stageOf(node);
  const place = (stage * call.years + call.cohort) * SLOT;
  const ends = endsOf(node);
  const children = childrenOf(node);
  const isLast = call.isLast(stage);
  let before: f64 = 0;
  for (let k: usize = 0; k < call.years - call.cohort; k++) {
    const end = load<f64>(ends + (k << 3));
    if (!(end > before)) continue;
    const stream = streamOf(call.streamLo, 0, k);
    if (end >= TWO_TO_32) memory.copy(LEAVING, REST, BYTES);
    else {
      const hazard = constant((end - before) / (TWO_TO_32 - before));
      fixedBinomial(LEAVING, REST, hazard, call.seedLo, call.seedHi, call.block, 0, stream, call.streamHi);
    }
    before = end;
    subtract(REST, REST, LEAVING);
    succeed(p, call.root, call.seedLo, call.seedHi, call.block, stream, call.streamHi);
    addVector(call.good + place + k * SLOT, SUCCEEDING);
    if (isLast && call.own) addVector(call.own + (call.cohort + k) * SLOT, SUCCEEDING);
    subtract(LEAVING, LEAVING, SUCCEEDING);
    addVector(call.bad + place + k * SLOT, LEAVING);
    if (isLast) continue;
    const row = call.row(load<u32>(children + (k << 3)));
    for (let j: usize = 0; j < BYTES; j += 8) store<u32>(row + (j >> 1), load<f64>(SUCCEEDING + j) as u32);
  }
}

/** Takes the nodes one after the other. */
function takeNodes(call: Call, tile: u32): void {
  const nodes = load<f64>(call.tree) as u32;
  for (let id: u32 = 0; id < nodes; id++) {
    const node = call.node(id);
    // Those who come later enter later.
    if (call.cohort + yearOf(node) >= call.years) break;
    const found = findActive(call.row(id), tile);
    if (found > 0) takeNode(call, id, node, takeLarge(call, id, node, found));
  }
}

/** Takes the replicates with so many items that binomials tell what becomes of them from the list; returns how many are left in it. */
// @ts-ignore: decorator
@inline
function takeLarge(call: Call, id: u32, node: usize, found: i32): i32 {
  let left: usize = 0;
  for (let i: usize = 0; i < (found as usize) << 2; i += 4) {
    const lane = load<u32>(ACTIVE + i);
    const count = load<u32>(COUNTS + i);
    store<u32>(ACTIVE + left, lane);
    store<u32>(COUNTS + left, count);
    if (count > SINGLY) splitLarge(call, id, node, lane, count as f64);
    else left += 4;
  }
  return (left >> 2) as i32;
}

function splitLarge(call: Call, id: u32, node: usize, lane: u32, count: f64): void {
  const j = (lane as usize) << 3;
  const stage = stageOf(node);
  const year = call.cohort + yearOf(node);
  const ends = endsOf(node);
  const children = childrenOf(node);
  const column = (stage * call.years + year) * SLOT + j;
  const p = load<f64>(id == 0 ? call.root + j : call.chances + column);
  let before: f64 = 0;
  for (let k: usize = 0; k < call.years - year; k++) {
    const end = load<f64>(ends + (k << 3));
    if (!(end > before)) continue;
    const stream = streamOf(call.streamLo, id, k);
    const substream = substreamAt(SUBSTREAM, call.seedLo, call.seedHi, 0, stream, call.streamHi);
    substream.counter = (call.block << 8) | (lane & 255);
    substream.second = lane >> 8;
    substream.aheads = 0;
    const hazard = (end - before) / (TWO_TO_32 - before);
    const gone = end >= TWO_TO_32 ? count : binomialFrom(substream.uniform(0), count, hazard, substream, HAT);
    count -= gone;
    before = end;
    substream.draw = 65536;
    const done = p >= 0 && p <= 1 ? binomialFrom(substream.uniform(0), gone, p, substream, HAT) : 0;
    addTo(call.good + column + k * SLOT, done);
    addTo(call.bad + column + k * SLOT, gone - done);
    if (!call.isLast(stage)) {
      const next = call.row(load<u32>(children + (k << 3))) + (j >> 1);
      store<u32>(next, load<u32>(next) + (done as u32));
    } else if (call.own) addTo(call.own + (year + k) * SLOT + j, done);
  }
}

/** Follows the items of the replicates in the list out of a node. */
function takeNode(call: Call, id: u32, node: usize, found: i32): void {
  const stage = stageOf(node);
  const year = call.cohort + yearOf(node);
  const column = (stage * call.years + year) * SLOT;
  const good = call.good + column;
  const bad = call.bad + column;
  const chance = id == 0 ? call.root : call.chances + column;
  const guide = guideOf(node);
  const ends = endsOf(node);
  const children = childrenOf(node);
  const left = (call.years - year) << 3;
  const isLast = call.isLast(stage);
  const own = call.own ? call.own + year * SLOT : 0;
  for (let number: u32 = 0; found > 0; number += 4) {
    setCounters(found, call.block, (id << 7) + (number >> 2));
    makeWords(found, call);
    const listed = listItems(found, number);
    found = (listed >> 16) as i32;
    const items = (listed & 0xffff) as usize;
    for (let i: usize = 0; i < items << 2; i += 4) {
      const item = load<u32>(ITEMS + i);
      const j = ((item & 511) as usize) << 3;
      const outcome = outcomeOf(call, load<u32>(WORDS + i), item, id, load<f64>(chance + j), guide, ends);
      const isGood = (outcome & 1) != 0;
      const k = outcome & ~1;
      const isInside = k < left;
      const slot = select<usize>(good, bad, isGood) + k * (SLOT / 8) + j;
      addTo(select<usize>(slot, NOWHERE + (i << 1), isInside), 1);
      const isOn = isGood & isInside;
      if (isLast) {
        if (own && isOn) addTo(own + k * (SLOT / 8) + j, 1);
        continue;
      }
      const child = load<u32>(children + k);
      const next = select<usize>(call.row(child) + (j >> 1), NO_NODE + i, isOn);
      store<u32>(next, load<u32>(next) + 1);
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
