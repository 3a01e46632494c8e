import {beforeAll, describe, expect, it} from 'vitest';
import {type MapName, OPS} from '../../engine/program/ops.ts';
import {apply, type Bed, BLOCK, makeBed, same, source, SPECIAL} from './memory.ts';

// Every map kernel against its scalar twin, bit for bit.

type Twin = (a: number, b: number, c: number, d: number) => number;

const MAPS = Object.entries(OPS).flatMap(([name, op]) =>
  op.shape === 'map' ? [[name as MapName, op.operands, op.scalar] as const] : [],
);
const SLOW = new Set<string>(['gammaQuantile', 'gammaCdf', 'betaQuantile', 'betaCdf']);

/** Numbers of every size, and of the size that the function is made for. */
function wide(random: () => number): number {
  const sign = random() < 0.5 ? -1 : 1;
  const kind = random();
  if (kind < 0.2) return sign * 10 ** (random() * 632 - 324);
  if (kind < 0.5) return sign * 750 * random();
  if (kind < 0.8) return sign * 4 * random();
  return random();
}

function equal(kernel: Float64Array, inputs: Float64Array[], twin: Twin): void {
  const wrong = [];
  for (let j = 0; j < BLOCK; j++) {
    const [a = 0, b = 0, c = 0, d = 0] = inputs.map((input) => input[j]!);
    if (!same(kernel[j]!, twin(a, b, c, d))) wrong.push({a, b, c, d, kernel: kernel[j]!, twin: twin(a, b, c, d)});
  }
  expect(wrong.slice(0, 3)).toEqual([]);
}

describe.each(MAPS)('%s', (name, count, twin) => {
  let bed: Bed;
  const random = source(count * 1000 + name.length);
  beforeAll(() => {
    bed = makeBed();
  });
  const run = (dst: number, operands: number[]) => apply(bed.kernels, name, dst, operands);
  const places = Array.from({length: count}, (_, k) => k);

  it('agrees on vectors', () => {
    for (let round = 0; round < (SLOW.has(name) ? 2 : 20); round++) {
      for (const k of places) bed.vector(k).forEach((_, j, vector) => (vector[j] = wide(random)));
      const inputs = places.map((k) => bed.vector(k).slice());
      run(bed.at(8), places.map(bed.at));
      equal(bed.vector(8), inputs, twin);
      expect(places.map((k) => bed.vector(k))).toEqual(inputs);
    }
  });

  it('agrees on special numbers in every pairing', () => {
    const pairs = SPECIAL.flatMap((a) => (count === 1 ? [[a, a]] : SPECIAL.map((b) => [a, b])));
    for (let from = 0; from < pairs.length; from += BLOCK) {
      for (const k of places) {
        const vector = bed.vector(k);
        for (let j = 0; j < BLOCK; j++) {
          const pair = pairs[(from + j) % pairs.length]!;
          vector[j] = k < 2 ? pair[k]! : SPECIAL[Math.floor(random() * SPECIAL.length)]!;
        }
      }
      run(bed.at(8), places.map(bed.at));
      equal(bed.vector(8), places.map(bed.vector), twin);
    }
  });

  it('takes a constant for each operand and all of them', () => {
    for (let mask = 1; mask < 1 << count; mask++) {
      const inputs = places.map((k) => {
        bed.vector(k).forEach((_, j, vector) => (vector[j] = wide(random)));
        return bed.vector(k).slice();
      });
      const operands = places.map((k) => {
        if (!((mask >> k) & 1)) return bed.at(k);
        const value = [0.3, 1.25, 2.5, -7][k]!;
        inputs[k]!.fill(value);
        return bed.constant(k, value);
      });
      run(bed.at(8), operands);
      equal(bed.vector(8), inputs, twin);
    }
  });

  it('may write over any operand', () => {
    for (const into of places) {
      for (const k of places) bed.vector(k).forEach((_, j, vector) => (vector[j] = wide(random)));
      const inputs = places.map((k) => bed.vector(k).slice());
      run(bed.at(into), places.map(bed.at));
      equal(bed.vector(into), inputs, twin);
    }
  });

  it('leaves what lies around the vector alone', () => {
    for (const k of places) bed.vector(k).fill(0.5);
    const around = () => [
      ...new Float64Array(bed.kernels.memory.buffer, bed.at(8) - 64, 8),
      ...new Float64Array(bed.kernels.memory.buffer, bed.at(8) + 8 * BLOCK, 8),
    ];
    new Float64Array(bed.kernels.memory.buffer, bed.at(8) - 64, BLOCK + 16).fill(42);
    run(bed.at(8), places.map(bed.at));
    expect(new Set(around())).toEqual(new Set([42]));
  });
});

// Where the functions are used, rather than everywhere.
describe('special functions in their domains', () => {
  const domain: [MapName, ((random: () => number) => number)[]][] = [
    ['gammaQuantile', [(r) => r(), (r) => 10 ** (r() * 7 - 3)]],
    ['gammaCdf', [(r) => 10 ** (r() * 6 - 3), (r) => 10 ** (r() * 6 - 3)]],
    ['betaQuantile', [(r) => r(), (r) => 10 ** (r() * 5 - 2), (r) => 10 ** (r() * 5 - 2)]],
    ['betaCdf', [(r) => r(), (r) => 10 ** (r() * 5 - 2), (r) => 10 ** (r() * 5 - 2)]],
    ['probit', [(r) => r()]],
    ['normalCdf', [(r) => 80 * r() - 40]],
    ['exp', [(r) => 1500 * r() - 750]],
    ['log', [(r) => 0.9 + 0.2 * r()]],
    ['pow', [(r) => 3 * r(), (r) => 40 * r() - 20]],
  ];

  it.each(domain)('%s agrees', (name, makers) => {
    const bed = makeBed();
    const random = source(name.length);
    for (let round = 0; round < 3; round++) {
      makers.forEach((make, k) => bed.vector(k).forEach((_, j, vector) => (vector[j] = make(random))));
      apply(
        bed.kernels,
        name,
        bed.at(8),
        makers.map((_, k) => bed.at(k)),
      );
      equal(
        bed.vector(8),
        makers.map((_, k) => bed.vector(k)),
        OPS[name].scalar,
      );
    }
  });
});
