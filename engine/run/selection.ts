import type {Kernels} from '../kernels/kernels.ts';
import {align} from './link.ts';
import {BRACKETS, Sieve, SHARED_BYTES, SIEVE_BYTES, type Span} from './sieve.ts';

/** So few values are not worth sifting. */
const FEW = 256;

/** Bytes behind a list that sifting may read. */
const SPARE = 128;

/** Finds values at ranks, in the memory of some kernels from the first byte of their heap: whoever else lays something out there does so anew. */
export class Selection {
  readonly #kernels: Kernels;
  readonly #sieve: Sieve;
  readonly #moments: number;
  readonly #list: number;

  constructor(kernels: Kernels) {
    const address = align(kernels.heap);
    this.#kernels = kernels;
    this.#moments = address + SIEVE_BYTES;
    const shared = this.#moments + 64;
    this.#sieve = new Sieve(kernels, address, shared);
    this.#list = shared + SHARED_BYTES;
  }

  /** The values at ascending ranks, from 0, of finite values that come in parts, exactly as if all were sorted. About 3 ns per value. */
  at(parts: readonly Float64Array[], ranks: readonly number[]): number[] {
    const spans = spansOf(ranks);
    const found: number[] = [];
    for (let first = 0; first < spans.length; first += BRACKETS) {
      const some = spans.slice(first, first + BRACKETS);
      found.push(...this.#select(this.#fill(parts), some));
    }
    return found;
  }

  /** Copies parts to the list; returns how many values there are. */
  #fill(parts: readonly Float64Array[]): number {
    const n = parts.reduce((sum, part) => sum + part.length, 0);
    this.#kernels.reserve(this.#list + 8 * n + SPARE);
    const list = new Float64Array(this.#kernels.memory.buffer, this.#list, n);
    let at = 0;
    for (const part of parts) {
      list.set(part, at);
      at += part.length;
    }
    return n;
  }

  /** The values at the ranks of spans of the first n of the list, of which nothing remains. */
  #select(n: number, spans: readonly Span[]): number[] {
    if (n <= FEW) return this.#placed(n, spans);
    const [least, greatest] = this.#bounds(n);
    if (least === greatest) return spans.flatMap((span) => ranksIn(span).map(() => least + 0));
    const left = this.#sieve.lay(this.#list, n, spans, least, greatest);
    const gaps = this.#sieve.gaps();
    return this.#placed(
      left,
      spans.map(({low, high}, k) => ({low: low - gaps[k]!, high: high - gaps[k]!})),
    );
  }

  /** Each behind the one before, which has only what is not less behind it. */
  #placed(n: number, spans: readonly Span[]): number[] {
    let from = 0;
    return spans.flatMap(ranksIn).map((rank) => {
      // Of zeros of both signs it depends on the order of the parts which is found: without a sign none shows.
      const value = this.#kernels.place(this.#list + 8 * from, n - from, rank - from) + 0;
      from = rank + 1;
      return value;
    });
  }

  #bounds(n: number): [least: number, greatest: number] {
    this.#kernels.moments(this.#list, n, this.#moments);
    const [, , least, greatest] = new Float64Array(this.#kernels.memory.buffer, this.#moments, 4);
    return [least!, greatest!];
  }
}

/** Ranks as spans of one or of two that are neighbours. */
function spansOf(ranks: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (const rank of ranks) {
    const last = spans[spans.length - 1];
    if (last && last.low === last.high && rank === last.high + 1) spans[spans.length - 1] = {low: last.low, high: rank};
    else spans.push({low: rank, high: rank});
  }
  return spans;
}

function ranksIn({low, high}: Span): number[] {
  return low === high ? [low] : [low, high];
}
