import {type SOURCES, words} from '../words.ts';
import {chiSquare} from './chi-square.ts';
import type {Evidence, Finding} from './finding.ts';
import {binomialTail} from './p-values.ts';

/** The random words behind the uniforms, of one stream and as the engine consumes them: every bit, neighbouring bits, neighbouring words. */
export const uniforms: Evidence = function* ({times, seed}) {
  for (const source of ['raw', 'consumed'] as const) {
    const found = take(source, seed, times * 2 ** 21);
    yield* ofWords(`uniforms, ${source}`, found);
  }
};

/** As many words as are asked for. */
function take(source: keyof typeof SOURCES, seed: number, count: number): Uint32Array {
  const taken = new Uint32Array(count);
  let at = 0;
  for (const piece of words(source, seed)) {
    taken.set(piece.subarray(0, count - at), at);
    at += piece.length;
    if (at >= count) break;
  }
  return taken;
}

/** Is this a sequence of independent 32-bit words? */
export function* ofWords(what: string, found: Uint32Array): Generator<Finding> {
  const next = found.subarray(1);
  const changes = next.map((word, i) => word ^ found[i]!);
  yield {what, test: 'ones in each bit', p: leastOf(onesOf(found), found.length)};
  yield {what, test: 'changes of each bit from word to word', p: leastOf(onesOf(changes), changes.length)};
  yield {what, test: 'runs of equal bits in a row', p: runs(found)};
  yield {what, test: 'pairs of bits of a word', p: pairsOfBits(found.subarray(0, found.length / 16))};
  for (const [name, shift] of [
    ['first', 27],
    ['last', 0],
  ] as const) {
    yield {what, test: `pairs of words, ${name} 5 bits`, p: tuples(found, 2, 5, shift)};
    yield {
      what,
      test: `triples of words, ${name === 'first' ? 'first' : 'last'} 3 bits`,
      p: tuples(found, 3, 3, shift && 29),
    };
  }
}

function onesOf(found: Uint32Array): number[] {
  const ones = new Float64Array(32);
  for (const word of found) for (let bit = 0; bit < 32; bit++) ones[bit]! += (word >>> bit) & 1;
  return [...ones];
}

/** Each count is an exact test of its own. */
function leastOf(ones: readonly number[], n: number): number {
  return Math.min(1, ones.length * Math.min(...ones.map((count) => binomialTail(count, n, 0.5))));
}

/** Of all bits as one sequence: lengths of runs, of which half as many are one longer. */
function runs(found: Uint32Array): number {
  const lengths = new Float64Array(64);
  let [length, before] = [0, -1];
  for (const word of found)
    for (let bit = 31; bit >= 0; bit--) {
      const here = (word >>> bit) & 1;
      if (here === before) length++;
      else {
        if (before >= 0) lengths[Math.min(length, 63)]!++;
        [length, before] = [1, here];
      }
    }
  return chiSquare(
    lengths,
    lengths.map((_, k) => (k === 0 ? 0 : k < 63 ? 0.5 ** k : 0.5 ** 62)),
  );
}

/** How often two bits of a word agree: 496 pairs, each an exact test of its own. */
function pairsOfBits(found: Uint32Array): number {
  const pairs: number[] = [];
  for (let apart = 1; apart < 32; apart++)
    pairs.push(...onesOf(found.map((word) => word ^ (word >>> apart))).slice(0, 32 - apart));
  return leastOf(pairs, found.length);
}

/** Words side by side, without overlap, some bits of each: all combinations are as frequent. */
function tuples(found: Uint32Array, length: number, bits: number, shift: number): number {
  const counts = new Float64Array(2 ** (length * bits));
  const mask = 2 ** bits - 1;
  for (let at = 0; at + length <= found.length; at += length) {
    let index = 0;
    for (let k = 0; k < length; k++) index = (index << bits) | ((found[at + k]! >>> shift) & mask);
    counts[index]!++;
  }
  return chiSquare(
    counts,
    counts.map(() => 1 / counts.length),
  );
}
