import {beforeAll, describe, expect, it} from 'vitest';
import {type Bed, makeBed, source} from './memory.ts';

// Columns of any length: a bed of 64 places has room for 30,000 doubles from place 0 on.
let bed: Bed;
beforeAll(() => {
  bed = makeBed(64);
});

const column = (n: number) => new Float64Array(bed.kernels.memory.buffer, bed.at(0), n);
const bins = (count: number) => new Uint32Array(bed.kernels.memory.buffer, bed.at(20), count);

function binOf(x: number, lo: number, scale: number, count: number): number {
  return Math.min(Math.max(Math.trunc((x - lo) * scale), 0), count - 1);
}

const CASES: [n: number, count: number][] = [
  [0, 4],
  [1, 1],
  [3, 7],
  [4, 100],
  [513, 16],
  [10000, 1024],
  [9999, 4096],
];

describe.each(CASES)('%i values in %i bins', (n, count) => {
  const random = source(n + count);
  const lo = -1;
  const scale = count / 3;
  let values: number[];
  beforeAll(() => {
    // Some below the first bin and some past the last, some on the borders.
    values = Array.from({length: n}, () =>
      random() < 0.1 ? lo + Math.floor(random() * count) / scale : random() * 4 - 1.5,
    );
    if (n > 3) values[1] = 1e300;
    if (n > 3) values[2] = -1e300;
    column(n).set(values);
  });

  it('histogram counts them, on top of what is there', () => {
    const wanted = Array.from({length: count}, (_, bin) => bin % 3);
    bins(count).set(wanted);
    bins(count + 1)[count] = 77;
    for (const x of values) wanted[binOf(x, lo, scale, count)]!++;
    bed.kernels.histogram(bed.at(0), n, lo, scale, bed.at(20), count);
    expect([...bins(count)]).toEqual(wanted);
    expect(bins(count + 1)[count]).toBe(77);
  });

  it('sift counts them too, and takes those in marked bins, in order', () => {
    const isMarked = (bin: number) => bin % 3 === 1 || bin === count - 1;
    const MARK = 2 ** 31;
    const wanted = Array.from({length: count}, (_, bin) => (isMarked(bin) ? MARK : 5));
    bins(count).set(wanted);
    for (const x of values) wanted[binOf(x, lo, scale, count)]!++;
    const out = new Float64Array(bed.kernels.memory.buffer, bed.at(28), n + 1);
    const taken = bed.kernels.sift(bed.at(0), n, lo, scale, bed.at(20), count, bed.at(28));
    expect([...bins(count)]).toEqual(wanted);
    expect([...out.subarray(0, taken)]).toEqual(values.filter((x) => isMarked(binOf(x, lo, scale, count))));
  });
});
