import {beforeAll, describe, expect, it} from 'vitest';
import {type Bed, BLOCK, makeBed, same, source, SPECIAL} from './memory.ts';

let bed: Bed;
beforeAll(() => {
  bed = makeBed();
});

/** values[how many breakpoints lie strictly below x], by counting. */
function expected(x: number, breakpoints: readonly number[], values: readonly number[]): number {
  return Number.isNaN(x) ? NaN : values[breakpoints.filter((breakpoint) => breakpoint < x).length]!;
}

describe('step', () => {
  // On both sides of the size at which it goes from comparing one by one to halving.
  it.each([0, 1, 2, 3, 5, 11, 12, 13, 14, 31, 64, 200])('with %i breakpoints', (n) => {
    const random = source(n);
    const breakpoints = Array.from({length: n}, () => Math.round(random() * 40) / 4 - 5).sort((a, b) => a - b);
    const values = Array.from({length: n + 1}, () => random() * 100);
    bed.vector(1).set([...breakpoints, ...values]);
    const x = bed.vector(0);
    x.forEach(
      (_, j) => (x[j] = SPECIAL[j] ?? (random() < 0.5 ? Math.round(random() * 48) / 4 - 6 : random() * 12 - 6)),
    );
    const wanted = [...x].map((value) => expected(value, breakpoints, values));
    bed.kernels.step(bed.at(4), bed.at(0), bed.at(1), n);
    expect([...bed.vector(4)].filter((y, j) => !same(y, wanted[j]!))).toEqual([]);
    bed.kernels.step(bed.at(0), bed.at(0), bed.at(1), n);
    expect([...bed.vector(0)]).toEqual(wanted);
  });

  it.each([2, 40])('takes a constant, with %i breakpoints', (n) => {
    const breakpoints = Array.from({length: n}, (_, i) => i);
    const values = Array.from({length: n + 1}, (_, i) => 10 * i);
    bed.vector(1).set([...breakpoints, ...values]);
    bed.kernels.step(bed.at(4), bed.constant(0, 1.5), bed.at(1), n);
    expect([...bed.vector(4)]).toEqual(Array(BLOCK).fill(20));
  });
});
