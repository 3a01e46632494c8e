/**
 * Binomial and Poisson draws whose probability or rate is a constant: by inversion in a row of P(X ≥ k). The rows against the incomplete beta and gamma
 * functions; the kernels against their twins, bit for bit. Whether the draws have their distribution is evidence.test.ts’s.
 */
import {describe, expect, it} from 'vitest';
import {fillRow, firstOf, POISSON, walkDown, walkUp, WIDTH} from '../../engine/kernels/scalar/survival-row.ts';
import {betaCdf, gammaCdf} from '../../engine/kernels/scalar/index.ts';
import {instantiate} from '../../engine/kernels/kernels.ts';
import {Builder} from '../../engine/program/builder.ts';
import {BLOCK} from '../../engine/program/ops.ts';
import {link} from '../../engine/run/link.ts';
import {runBlock, seedWords} from '../../engine/run/run-block.ts';
import {interpretSlot} from '../support/interpret.ts';

const BINOMIALS = [
  [1, 0.5],
  [3, 0.36],
  [24, 0.11],
  [62, 0.03],
  [280, 0.14],
  [799, 0.5],
  [2400, 0.16],
  [1e6, 1e-5],
  [1e9, 1e-12],
  [1e9, 3.5e-7],
] as const;
const RATES = [1e-9, 0.3, 2, 25, 99.5, 400] as const;

function rowOf(n: number, odds: number, mean: number) {
  const row: number[] = [];
  fillRow(n, odds, firstOf(mean), row);
  return {row, first: firstOf(mean)};
}

/** Both are good to some 1e-13 of their own size; the functions compared with to 1e-12. */
function expectClose(found: number, truth: number, where: string) {
  if (truth < 1e-280) expect(found, where).toBeLessThan(1e-270);
  else expect(Math.abs(found / truth - 1), where).toBeLessThan(1e-11);
}

describe('rows', () => {
  it.each(BINOMIALS)('binomial %d, %d', (n, p) => {
    const {row, first} = rowOf(n, p / (1 - p), n * p);
    for (let i = first === 0 ? 1 : 0; i < WIDTH; i++) {
      const k = first + i;
      expectClose(row[i]!, k > n ? 0 : betaCdf(p, k, n - k + 1), `P(X ≥ ${k})`);
    }
  });

  it.each(RATES)('Poisson %d', (rate) => {
    const {row, first} = rowOf(POISSON, rate, rate);
    for (let i = first === 0 ? 1 : 0; i < WIDTH; i++)
      expectClose(row[i]!, gammaCdf(rate, first + i), `P(X ≥ ${first + i})`);
  });

  it('lead on where they end', () => {
    const [n, p] = [2400, 0.16];
    const {row, first} = rowOf(n, p / (1 - p), n * p);
    const last = first + WIDTH - 1;
    for (const k of [last, last + 1, last + 20, last + 60]) {
      const here = betaCdf(p, k, n - k + 1);
      const next = betaCdf(p, k + 1, n - k);
      expect(walkUp((here + next) / 2, last, row[WIDTH - 1]!, -row[WIDTH]!, n, p / (1 - p))).toBe(k);
    }
    for (const k of [first - 1, first - 2, first - 20, first - 50]) {
      const here = betaCdf(p, k, n - k + 1);
      const next = betaCdf(p, k + 1, n - k);
      expect(walkDown((here + next) / 2, first, row[0]!, row[WIDTH + 1]!, n, p / (1 - p))).toBe(k);
    }
    // The end of what there is: nothing below 0, nothing above what a double can tell.
    expect(walkDown(1, first, row[0]!, row[WIDTH + 1]!, n, p / (1 - p))).toBeGreaterThanOrEqual(0);
    expect(walkUp(1e-300, last, row[WIDTH - 1]!, -row[WIDTH]!, n, p / (1 - p))).toBeLessThan(n);
  });
});

const kernels = instantiate();

/** The draws of a program that records one, as the kernels make them. */
function drawn(b: Builder, blocks: number, seed = 7): Float64Array {
  const linked = link(b.build().program, kernels);
  const found = new Float64Array(blocks * BLOCK);
  for (let block = 0; block < blocks; block++)
    runBlock(linked, seedWords(seed), block, {
      trajectory: (_, address) => found.set(new Float64Array(kernels.memory.buffer, address, BLOCK), block * BLOCK),
      indicator: () => {},
    });
  return found;
}

/** Binomial draws from stocks 0 … most that differ between replicates. */
function binomials(most: number, p: number): Builder {
  const b = new Builder();
  const stock = b.map('floor', b.mul(b.uniform('stock'), b.constant(most + 1)));
  b.trajectory(b.binomial(stock, b.constant(p), 'x', 2025));
  return b;
}

describe('kernels', () => {
  it.each([
    [0, 0.3],
    [1, 0.5],
    [9, 0.2],
    [40, 0.83],
    [900, 0.14],
    [4000, 0.16],
    [6000, 0.9],
    [1e9, 1e-9],
    [3, 1e-12],
    [50, 1],
    [50, 1 - 1e-12],
    [5, 1.2],
    [5, -0.1],
  ])('binomial up to %d, %d: the digits of the twin', (most, p) => {
    const {program} = binomials(most, p).build();
    expect(drawn(binomials(most, p), 1)).toEqual(interpretSlot(program, [7, 0], BLOCK));
  });

  it.each([1e-9, 0.3, 25, 400, 401, 1e6, -1])('Poisson %d: the digits of the twin', (rate) => {
    const b = new Builder();
    b.trajectory(b.poisson(b.constant(rate), 'x', 2025));
    expect(drawn(b, 1)).toEqual(interpretSlot(b.build().program, [7, 0], BLOCK));
  });

  it('give the same whatever rows were made before', () => {
    const before = drawn(binomials(900, 0.14), 2);
    for (let i = 1; i <= 40; i++) drawn(binomials(900, i / 90), 1);
    expect(drawn(binomials(900, 0.14), 2)).toEqual(before);
  });

  it('refuse a stock that is not whole or below 0', () => {
    for (const n of [2.5, -1, Number.NaN]) {
      const b = new Builder();
      b.trajectory(b.binomial(b.add(b.mul(b.uniform('u'), b.constant(0)), b.constant(n)), b.constant(0.3), 'x'));
      expect(drawn(b, 1).every(Number.isNaN)).toBe(true);
    }
  });
});

it('a larger probability or stock never gives a smaller draw', () => {
  const [few, more, likelier] = [
    [200, 0.1],
    [230, 0.1],
    [200, 0.13],
  ].map(([n, p]) => {
    const b = new Builder();
    b.trajectory(b.binomial(b.constant(n!), b.constant(p!), 'x'));
    return drawn(b, 20);
  });
  few!.forEach((k, i) => {
    expect(more![i]).toBeGreaterThanOrEqual(k);
    expect(likelier![i]).toBeGreaterThanOrEqual(k);
  });
});
