import type {Kernels, Operand} from '../kernels/kernels.ts';
import type {Words} from '../kernels/scalar/index.ts';
import {FORM, type Linked, WORDS} from './link.ts';

/** What becomes of the values that a program records. An address is that of a vector of the block, valid only during the call. */
export interface Sink {
  trajectory(slot: number, address: number): void;
  indicator(slot: number, address: number): void;
  /** As `indicator`, of a comparison of two operands that the kernel counts: for programs linked so. */
  comparison?(slot: number, count: (a: Operand, b: Operand, n: number) => number, a: Operand, b: Operand): void;
}

/**
 * Runs the program on the 512 replicates from 512·block: a pure function of program, seed and block, in straight line, one kernel call per instruction.
 * What it records goes to the sink, in program order.
 */
export function runBlock(linked: Linked, seed: Words, block: number, sink: Sink): void {
  const {calls, words} = linked;
  const [low, high] = seed;
  for (let i = 0, at = 0; i < calls.length; i++, at += WORDS) {
    const call = calls[i]!;
    switch (words[at]) {
      case FORM.draw:
        call(words[at + 1]!, low, high, block, words[at + 2]!, words[at + 3]!, words[at + 4]!);
        break;
      case 1:
        call(words[at + 1]!, words[at + 2]!);
        break;
      case 2:
        call(words[at + 1]!, words[at + 2]!, words[at + 3]!);
        break;
      case 3:
      case FORM.step:
        call(words[at + 1]!, words[at + 2]!, words[at + 3]!, words[at + 4]!);
        break;
      case 4:
        call(words[at + 1]!, words[at + 2]!, words[at + 3]!, words[at + 4]!, words[at + 5]!);
        break;
      case FORM.integer:
        call(
          words[at + 1]!,
          words[at + 2]!,
          words[at + 3]!,
          low,
          high,
          block,
          words[at + 4]!,
          words[at + 5]!,
          words[at + 6]!,
        );
        break;
      case FORM.follow:
        call(
          words[at + 1]!,
          words[at + 2]!,
          words[at + 3]!,
          words[at + 4]!,
          words[at + 5]!,
          words[at + 6]!,
          low,
          high,
          block,
          words[at + 7]!,
          words[at + 8]!,
        );
        break;
      case FORM.trajectory:
        sink.trajectory(words[at + 1]!, words[at + 2]!);
        break;
      case FORM.indicator:
        sink.indicator(words[at + 1]!, words[at + 2]!);
        break;
      case FORM.comparison:
        sink.comparison!(words[at + 1]!, call as Kernels['countLe'], words[at + 2]!, words[at + 3]!);
        break;
    }
  }
}

/** A seed, a safe integer from 0, as the two words that key the random numbers. */
export function seedWords(seed: number): Words {
  return [seed % 4294967296, Math.floor(seed / 4294967296)];
}
