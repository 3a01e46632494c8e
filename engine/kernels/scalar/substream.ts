// `assembly/substream.ts` stands in for this file in the kernels.
import {philox4x32, type Words} from './philox.ts';

const TWO_TO_MINUS_32 = 2.3283064365386963e-10;

/**
 * The random numbers of one integer draw: as many uniforms as its algorithm asks for, numbered by attempt from 0.
 *
 * The key is the seed; the counter is (256 block + j mod 256, draw + attempt, stream low, stream high) for replicate r = 512 block + j, and the
 * replicate takes the first two words of the result where j < 256, else the last two. The draw number's low 16 bits are left to the attempt, and
 * the stream is one that no vector draw has, so that every uniform is used once. Replicates below 2^33 have counters of their own.
 */
export class Substream {
  readonly #seed: Words;
  readonly #stream: Words;
  readonly #draw: number;
  readonly #replicate: number;

  constructor(seed: Words, stream: Words, draw: number, replicate: number) {
    this.#seed = seed;
    this.#stream = stream;
    this.#draw = draw;
    this.#replicate = replicate;
  }

  /**
   * (64 random bits + 1/2) 2^-64, rounded to a double: in (0, 1], on a grid of 2^-64 near 0, so that an event of small probability is
   * decided as `u < p` with all digits of p.
   */
  uniform(attempt: i32): f64 {
    const block = Math.floor(this.#replicate / 512);
    const j = this.#replicate - 512 * block;
    const counter = [256 * block + (j % 256), this.#draw + attempt, ...this.#stream] as const;
    const words = philox4x32(counter, this.#seed);
    const [high, low] = j < 256 ? [words[0], words[1]] : [words[2], words[3]];
    return (high + (low + 0.5) * TWO_TO_MINUS_32) * TWO_TO_MINUS_32;
  }
}
