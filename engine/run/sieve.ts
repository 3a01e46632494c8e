import type {Kernels} from '../kernels/kernels.ts';
import {gridOf} from './grid.ts';

/** Bins of a sieve: few enough that a byte holds them and their end. */
export const BINS = 255;

/** Brackets of a sieve: one round each quantile. */
export const BRACKETS = 5;

/** Ranks, from 0, of which the values are wanted, both ends within; where it reaches past the first or the last, all that may lie beyond is wanted too. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** Bytes of kernel memory that a sieve takes, and of the room that sieves share. */
export const SIEVE_BYTES = 128;
export const SHARED_BYTES = 4 * (BINS + 1);

/** Doubles that describe a sieve, see `describe`. */
export const DESCRIPTION = 3 + 3 * BRACKETS;

/** A grid on which the ranks that are wanted take fewer of the bins is laid anew, closer round them. */
const FINE = BINS / 2;

/** Far outliers may make it necessary to come closer several times. */
const MOST_GRIDS = 6;

/**
 * Keeps values near some ranks and remembers how many of the others lie below: enough to find the values at these ranks among all. It stands in kernel memory: a grid, two edges of
 * each bracket, ascending bins, and how many values lie below each edge. Brackets that touch are as good as one.
 */
export class Sieve {
  readonly #kernels: Kernels;
  readonly #address: number;
  readonly #shared: number;

  constructor(kernels: Kernels, address: number, shared: number) {
    this.#kernels = kernels;
    this.#address = address;
    this.#shared = shared;
  }

  /** Forgets the values that have come and keeps its brackets. */
  empty(): void {
    this.#counts.fill(0);
  }

  /** Keeps of n values what lies in brackets, written to `out`, and returns how many; see the kernel. */
  sift(values: number, n: number, out: number): number {
    return this.#kernels.sift(values, n, this.#address, BINS, out);
  }

  /** Lays brackets round the spans, one for each, of a list of all values so far, of which these are the extremes; returns how many remain in the list. */
  lay(list: number, n: number, spans: readonly Span[], least: number, greatest: number): number {
    this.empty();
    const edges = this.#edges.fill(BINS);
    // What has been the same throughout is taken to be so: to keep all of it would be a waste.
    if (least === greatest) return 0;
    edges[0] = 0;
    const [first, last] = [Math.max(spans[0]!.low, 0), Math.min(spans[spans.length - 1]!.high, n - 1)];
    let grid = gridOf(least, greatest, BINS);
    for (let grids = 1; ; grids++) {
      this.#grid.set([grid.start, grid.scale]);
      const upTo = this.#count(list, n);
      const [from, to] = [holder(upTo, first), holder(upTo, last) + 1];
      if (to - from >= FINE || grids === MOST_GRIDS) return this.#draw(list, n, spans, upTo);
      grid = gridOf(grid.start + from / grid.scale, grid.start + to / grid.scale, BINS);
    }
  }

  /** The same for a list of what has been kept, of all values since the sieve was empty; draws its brackets closer, never wider. */
  narrow(list: number, n: number, spans: readonly Span[]): number {
    return n === 0 ? 0 : this.#draw(list, n, spans, this.#count(list, n));
  }

  /**
   * Writes, for values that were kept, what `Found` in selection.ts needs: how many, the grid's start and its bins per unit, then of each bracket its first bin and the one
   * behind its last, brackets that touch it included, and how many values that were not kept lie below.
   */
  describe(size: number, to: Float64Array, at: number): void {
    const [start, scale] = this.#grid;
    const edges = this.#edges;
    const gaps = this.gaps();
    to.set([size, start!, scale!], at);
    for (let k = 0; k < BRACKETS; k++) to.set([...reach(edges, k), gaps[k]!], at + 3 + 3 * k);
  }

  /** How many values that were not kept lie below each bracket. */
  gaps(): number[] {
    const counts = this.#counts;
    let kept = 0;
    return Array.from({length: BRACKETS}, (_, k) => {
      const gap = counts[2 * k]! - kept;
      kept += counts[2 * k + 1]! - counts[2 * k]!;
      return gap;
    });
  }

  get #grid(): Float64Array {
    return new Float64Array(this.#kernels.memory.buffer, this.#address, 2);
  }

  get #edges(): Int32Array {
    return new Int32Array(this.#kernels.memory.buffer, this.#address + 16, 2 * BRACKETS);
  }

  get #counts(): Int32Array {
    return new Int32Array(this.#kernels.memory.buffer, this.#address + 16 + 8 * BRACKETS, 2 * BRACKETS);
  }

  /** How many values of a list lie in each bin or below. */
  #count(list: number, n: number): Uint32Array {
    const upTo = new Uint32Array(this.#kernels.memory.buffer, this.#shared, BINS).fill(0);
    const [start, scale] = this.#grid;
    this.#kernels.histogram(list, n, start!, scale!, this.#shared, BINS);
    let sum = 0;
    for (let bin = 0; bin < BINS; bin++) upTo[bin] = sum += upTo[bin]!;
    return upTo;
  }

  /** Draws the brackets of a list round spans of all values, each within where it has been, and keeps what lies in them. */
  #draw(list: number, n: number, spans: readonly Span[], upTo: Uint32Array): number {
    const gaps = this.gaps();
    const edges = this.#edges;
    const old = edges.slice();
    edges.fill(BINS);
    spans.forEach(({low, high}, k) => {
      const [first, end] = reach(old, k);
      const [from, to] = [low - gaps[k]!, high - gaps[k]!];
      const lower = from < 0 ? first : Math.max(holder(upTo, Math.min(from, n - 1)), first);
      const upper = to > n - 1 ? end : Math.min(holder(upTo, Math.max(to, 0)) + 1, end);
      edges[2 * k] = Math.max(lower, k > 0 ? edges[2 * k - 1]! : 0);
      edges[2 * k + 1] = Math.max(upper, edges[2 * k]!);
    });
    const counts = this.#counts.fill(0);
    const kept = this.sift(list, n, list);
    // Of what was no longer in the list, the same lies below the bracket as before.
    for (let i = 0; i < counts.length; i++) counts[i]! += gaps[i >> 1]!;
    return kept;
  }
}

/** The first bin that has a rank among what lies in it or below. */
function holder(upTo: Uint32Array, rank: number): number {
  let [low, high] = [0, BINS - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! > rank) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first bin of a bracket and those that touch it, and the one behind its last. */
function reach(edges: Int32Array, k: number): [first: number, end: number] {
  let [first, last] = [k, k];
  while (first > 0 && edges[2 * first] === edges[2 * first - 1]) first--;
  while (last < BRACKETS - 1 && edges[2 * last + 2] === edges[2 * last + 1]) last++;
  return [edges[2 * first]!, edges[2 * last + 1]!];
}
