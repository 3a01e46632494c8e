import {inverseNormalRow, rowStart} from './inverse-normal.ts';
import {philox4x32, type Words} from './philox.ts';
import {highWord} from './words.ts';

/**
 * The random word of one replicate.
 *
 * The key is the seed; the counter is (128 block + j mod 128, draw, stream low, stream high) for replicate r = 512 block + j, and the
 * replicate takes word floor(j / 128) of the result: one call of Philox serves four replicates 128 apart. Replicates below 2^34 have
 * counters of their own.
 */
export function word(seed: Words, stream: Words, draw: number, replicate: number): number {
  const block = Math.floor(replicate / 512);
  const j = replicate - 512 * block;
  const words = philox4x32([128 * block + (j % 128), draw, stream[0], stream[1]], seed);
  return words[Math.floor(j / 128) as 0 | 1 | 2 | 3];
}

/**
 * A uniform draw: (word + 1/2) 2^-32, exactly. The set of values is {(k + 1/2) 2^-32: k = 0 … 2^32 - 1}: strictly inside (0, 1) and
 * symmetric about 1/2.
 */
export function uniform(seed: Words, stream: Words, draw: number, replicate: number): number {
  return (word(seed, stream, draw, replicate) + 0.5) / 4294967296;
}

/**
 * A standard normal draw: the inverse normal of the uniform draw with the same arguments, within 2e-12 absolutely. Strictly increasing in the
 * random word, and antisymmetric: the word's complement gives the negative.
 */
export function normal(seed: Words, stream: Words, draw: number, replicate: number): number {
  return inverseNormal(word(seed, stream, draw, replicate));
}

/** The normal draw of a random word. */
export function inverseNormal(word: number): number {
  const centred = word + 0.5 - 2147483648;
  const x = 2147483648 - Math.abs(centred);
  const row = (highWord(x) >> 16) & 511;
  const c = [0, 0, 0, 0, 0, 0];
  inverseNormalRow(row, c);
  const t = x - rowStart(row);
  const square = t * t;
  const y = ((c[5]! * t + c[4]!) * square + (c[3]! * t + c[2]!)) * square + (c[1]! * t + c[0]!);
  return centred < 0 ? -y : y;
}
