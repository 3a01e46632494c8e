import {sha256} from '@noble/hashes/sha2.js';

/**
 * The 64-bit stream of a name, as [low, high] words: the first eight bytes of its SHA-256 (FIPS 180-4), little-endian.
 * Streams hang on names alone, so adding or removing one thing leaves the draws of all others as they were.
 */
export function streamOf(name: string): [low: number, high: number] {
  const bytes = new DataView(sha256(new TextEncoder().encode(name)).buffer);
  return [bytes.getUint32(0, true), bytes.getUint32(4, true)];
}

/**
 * The stream of integer draws: apart from that of the uniforms and normals of the same name, and of its own for every index, because the draw number's
 * low bits count the attempts of a rejection.
 */
export function integerStream(name: string, index: number): string {
  return `${name}/integer${index ? `/${index}` : ''}`;
}

/** The draw number of the `index`-th draw of a stream in a year; what is drawn once per replicate has year 0. */
export function drawNumber(year: number, index = 0): number {
  return year * 65536 + index;
}
