import {fixedBinomial} from './fixed.ts';
import {binomial} from './integers.ts';
import {philox4x32, type Words} from './philox.ts';

const TWO_TO_32 = 4294967296;
/** Groups up to this are taken one by one. */
const SINGLY = 128;
const MOST = 2147483647;
/** Added to the whole numbers of a tree. */
const WHOLE = 4503599627370496;

/** What the items of one replicate may go through, where it stands and where it is written. Addresses are numbers of doubles. */
export interface Following {
  /** Its header lies at `header`: see assembly/follow.ts. */
  readonly tables: Float64Array;
  readonly header: number;
  /** The replicate’s own column of every slot. */
  readonly ledger: Float64Array;
}

/** Follows items through their stages: adds to the ledger what becomes of each of them; returns 0, or NaN where `count` is no number of items. */
export function follow(count: number, following: Following, seed: Words, stream: Words, replicate: number): number {
  if (!(count >= 0 && count <= MOST && count === Math.floor(count))) return NaN;
  new Follower(following, seed, stream, replicate).follow(count);
  return 0;
}

interface Draws {
  readonly leaving: (n: number, hazard: number) => number;
  readonly succeeding: (n: number) => number;
}

class Follower {
  private readonly tables: Float64Array;
  private readonly ledger: Float64Array;
  private readonly header: readonly number[];
  private readonly seed: Words;
  private readonly stream: Words;
  private readonly replicate: number;

  constructor({tables, header, ledger}: Following, seed: Words, stream: Words, replicate: number) {
    this.tables = tables;
    this.ledger = ledger;
    this.header = [...tables.subarray(header, header + 9)].map((x, i) => (i === 6 ? header + x : x));
    this.seed = seed;
    this.stream = stream;
    this.replicate = replicate;
  }

  follow(count: number): void {
    const groups = [{node: 0, count}];
    for (let group = groups.pop(); group; group = groups.pop()) {
      if (!(group.count > 0)) continue;
      const {good, bad} = this.leave(group);
      good.forEach((n, k) => {
        const node = this.settle(group.node, k, n, bad[k]!);
        if (node > 0 && n > 0) groups.push({node, count: n});
      });
    }
  }

  /** Writes down who left a group in a year; returns the node of those who go on, or 0. */
  private settle(node: number, k: number, good: number, bad: number): number {
    const [first, stages, years, , , own] = this.header as [number, number, number, number, number, number];
    const {at, stage, year, length} = this.node(node);
    const place = stage * years + year + k;
    this.ledger[first + place]! += good;
    this.ledger[first + stages * years + place]! += bad;
    if (stage < stages - 1) return this.tables[at + 68 + length + k]! - WHOLE;
    if (own >= 0) this.ledger[own + year + k]! += good;
    return 0;
  }

  private node(id: number) {
    const [, , , cohort, , , tree] = this.header;
    const at = tree! + this.tables[tree! + 1 + id]! - WHOLE;
    const [stage, entry, length] = [...this.tables.subarray(at, at + 3)].map((x) => x - WHOLE) as [
      number,
      number,
      number,
    ];
    return {at, stage, year: cohort! + entry, length};
  }

  private leave({node, count}: {node: number; count: number}): {good: number[]; bad: number[]} {
    const [first, stages, years, , root] = this.header as [number, number, number, number, number];
    const {at, stage, year} = this.node(node);
    const p = this.ledger[node === 0 ? root : first + (2 * stages + stage) * years + year]!;
    const ends = this.tables.subarray(at + 68, at + 68 + years - year);
    if (node === 0 && this.header[7] !== 0) return this.split(count, ends, (k) => this.rootDraw(k, p));
    if (count <= SINGLY) return this.singly(count, node, p, ends);
    return this.split(count, ends, (k) => this.draws(node, k, p));
  }

  private singly(count: number, id: number, p: number, ends: Float64Array) {
    const [good, bad] = [Array.from(ends, () => 0), Array.from(ends, () => 0)];
    for (let i = 0; i < count; i++) {
      const word = this.words(id * 128 + (i >> 2), this.stream)[i & 3]!;
      let [u, k] = [word, upTo(word, ends)];
      if (k < ends.length && isUnclear(word, k, p, ends)) {
        u = word + (this.words(0x40000000 + id * 128 + i, this.stream)[0] + 0.5) / TWO_TO_32;
        k = upTo(u, ends);
      }
      if (k >= ends.length) continue;
      if (u < success(k, p, ends)) good[k]!++;
      else bad[k]!++;
    }
    return {good, bad};
  }

  /** By binomials: how many of those who are left leave in each year, and how many of them succeed. */
  private split(count: number, ends: Float64Array, drawsOf: (k: number) => Draws) {
    const [good, bad]: [number[], number[]] = [[], []];
    let [left, before] = [count, 0];
    ends.forEach((end, k) => {
      const {leaving, succeeding} = drawsOf(k);
      const hazard = (end - before) / (TWO_TO_32 - before);
      const here = !(end > before) ? 0 : end >= TWO_TO_32 ? left : leaving(left, hazard);
      left -= here;
      before = Math.max(before, end);
      good.push(here > 0 ? succeeding(here) : 0);
      bad.push(here - good[k]!);
    });
    return {good, bad};
  }

  private rootDraw(k: number, p: number): Draws {
    const stream = this.streamOf(0, k);
    const known = this.header[8]!;
    const draw = Number.isNaN(known) ? binomial : fixedBinomial;
    const succeeding = (n: number) => {
      const drawn = known >= 1 ? n : draw(n, p, this.seed, stream, 65536, this.replicate);
      return drawn >= 0 ? drawn : 0;
    };
    return {leaving: (n, hazard) => fixedBinomial(n, hazard, this.seed, stream, 0, this.replicate), succeeding};
  }

  private draws(id: number, k: number, p: number): Draws {
    const stream = this.streamOf(id, k);
    return {
      leaving: (n, hazard) => binomial(n, hazard, this.seed, stream, 0, this.replicate),
      succeeding: (n) => (p >= 0 && p <= 1 ? binomial(n, p, this.seed, stream, 65536, this.replicate) : 0),
    };
  }

  private streamOf(id: number, k: number): Words {
    return [(this.stream[0] ^ Math.imul(id * 256 + k + 1, 0x9e3779b1)) >>> 0, this.stream[1]];
  }

  private words(attempt: number, stream: Words) {
    const block = Math.floor(this.replicate / 512);
    const j = this.replicate - 512 * block;
    return philox4x32([256 * block + (j % 256), (attempt + (j < 256 ? 0 : 0x80000000)) >>> 0, ...stream], this.seed);
  }
}

/** In which year: how many of the ends are not above u. */
function upTo(u: number, ends: Float64Array): number {
  return ends.reduce((n, end) => n + (end <= u ? 1 : 0), 0);
}

/** Does what is decided lie within the word’s own width? */
function isUnclear(word: number, k: number, p: number, ends: Float64Array): boolean {
  const border = success(k, p, ends);
  return ends[k]! < word + 1 || (word < border && border < word + 1);
}

/** Those below it of the ones who leave in a year succeed. */
function success(k: number, p: number, ends: Float64Array): number {
  const [from, to] = [k > 0 ? ends[k - 1]! : 0, ends[k]!];
  return p >= 1 ? to : from + p * (to - from);
}
