/**
 * Integer draws against their exact distributions. Chi-square and Kolmogorov-Smirnov tests share a false-alarm probability of 1e-6 over the whole file:
 * each of T tests is made at 1e-6 / T (Bonferroni). Means and variances must lie within 4 standard errors; seeds are fixed, so a pass is a pass for good.
 */
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {gammaCdf} from '../../engine/kernels/scalar/index.ts';
import type {Builder, Value} from '../../engine/program/builder.ts';
import {drawBlocks} from '../support/draw.ts';

interface Sample {
  name: 'poisson' | 'binomial' | 'negativeBinomial';
  a: number;
  b: number;
  mean: number;
  variance: number;
  kurtosis: number;
  cuts: number[];
  cdf: number[];
}

const {samples} = JSON.parse(readFileSync(new URL('../reference/integers/integers.json', import.meta.url), 'utf8')) as {
  samples: Sample[];
};

const BLOCKS = 256;
const N = 512 * BLOCKS;
const PAIRS = 12;

/** Constants and numbers that could differ between replicates take different ways; a negative binomial knows only the second. */
type Operands = 'constants' | 'vectors';

const cases = samples.flatMap((sample) =>
  (['constants', 'vectors'] as const)
    .filter((operands) => operands === 'vectors' || sample.name !== 'negativeBinomial')
    .map((operands) => ({...sample, operands})),
);

/** A chi-square and a Kolmogorov-Smirnov test for each case, a chi-square test for each pair. */
const LEVEL = 1e-6 / (2 * cases.length + PAIRS);

const draw = ({name, a, b, operands}: Sample & {operands: Operands}) =>
  drawBlocks((builder) => {
    const zero = builder.mul(builder.constant(0), builder.uniform('any'));
    const operand = (x: number) =>
      operands === 'constants' ? builder.constant(x) : builder.add(builder.constant(x), zero);
    const [first, second] = [operand(a), operand(b)];
    return [name === 'poisson' ? builder.poisson(first, 'draws', 2025) : builder[name](first, second, 'draws', 2025)];
  }, BLOCKS)[0]!;

/** How many values lie in (-∞, c₀], (c₀, c₁] … (cₘ, ∞). */
function countBetween(values: Float64Array, cuts: readonly number[]): number[] {
  const counts = Array.from({length: cuts.length + 1}, () => 0);
  for (const x of values) {
    let [low, high] = [0, cuts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (x <= cuts[middle]!) high = middle;
      else low = middle + 1;
    }
    counts[low]!++;
  }
  return counts;
}

/** Joins neighbours until each expects at least ten. */
function pool(counts: readonly number[], probabilities: readonly number[]): {count: number; expected: number}[] {
  const bins: {count: number; expected: number}[] = [];
  let [count, expected] = [0, 0];
  counts.forEach((c, i) => {
    count += c;
    expected += N * probabilities[i]!;
    if (expected < 10) return;
    bins.push({count, expected});
    [count, expected] = [0, 0];
  });
  const last = bins.at(-1);
  if (last) [last.count, last.expected] = [last.count + count, last.expected + expected];
  return bins;
}

/** The probability of a chi-square so large. */
function chiSquareTail(bins: readonly {count: number; expected: number}[], freedom: number): number {
  if (freedom === 0) return 1;
  const statistic = bins.reduce((sum, {count, expected}) => sum + (count - expected) ** 2 / expected, 0);
  return 1 - gammaCdf(statistic / 2, freedom / 2);
}

describe.each(cases)('$name $a $b, $operands', (sample) => {
  const values = draw(sample);
  const counts = countBetween(values, sample.cuts);

  it('are integers in the support', () => {
    const most = sample.name === 'binomial' ? sample.a : Infinity;
    expect(values.every((x) => Number.isInteger(x) && x >= 0 && x <= most)).toBe(true);
  });

  it('have their distribution: chi-square', () => {
    const probabilities = [...sample.cdf, 1].map((p, i, all) => p - (all[i - 1] ?? 0));
    const bins = pool(counts, probabilities);
    expect(chiSquareTail(bins, bins.length - 1)).toBeGreaterThan(LEVEL);
  });

  it('have their distribution: Kolmogorov-Smirnov', () => {
    // Massart's bound, which for discrete distributions is on the safe side.
    const bound = Math.sqrt(Math.log(2 / LEVEL) / 2 / N);
    let below = 0;
    const distances = sample.cdf.map((p, i) => Math.abs((below += counts[i]!) / N - p));
    expect(Math.max(...distances)).toBeLessThan(bound);
  });

  it('have their mean and variance within 4 standard errors', () => {
    const {mean, variance, kurtosis} = sample;
    const first = values.reduce((sum, x) => sum + (x - mean), 0) / N;
    const second = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / N;
    expect(Math.abs(first) / Math.sqrt(variance / N)).toBeLessThan(4);
    // Where the kurtosis is 1, as of a fair coin, there are rounding errors only.
    expect(Math.abs(second / variance - 1)).toBeLessThan(4 * Math.sqrt((kurtosis - 1) / N) + 1e-12);
  });
});

describe('are independent', () => {
  /** Draws with quartiles near 1/4, 1/2, 3/4, one by inversion and one by rejection. */
  const small = (b: Builder, stream: string, year: number, index = 0) => b.poisson(b.constant(6), stream, year, index);
  const large = (b: Builder, stream: string, year: number, index = 0) =>
    b.binomial(b.constant(4000), b.constant(0.3), stream, year, index);

  /** Of the test of independence on a table of classes, whose margins are taken from the data. */
  function tail(x: Float64Array, y: Float64Array): number {
    const [rows, columns] = [classes(x), classes(y)];
    const size = 6;
    const table = new Float64Array(size * size);
    rows.forEach((row, i) => table[row * size + columns[i]!]!++);
    const margin = (of: number[], k: number) => of.reduce((sum, c) => sum + (c === k ? 1 : 0), 0);
    const rowSums = Array.from({length: size}, (_, k) => margin(rows, k));
    const columnSums = Array.from({length: size}, (_, k) => margin(columns, k));
    const cells = Array.from(table, (count, i) => ({
      count,
      expected: (rowSums[Math.floor(i / size)]! * columnSums[i % size]!) / x.length,
    }));
    return chiSquareTail(cells, (size - 1) ** 2);
  }

  function classes(x: Float64Array): number[] {
    const sorted = x.slice().sort();
    const cuts = [1, 2, 3, 4, 5].map((k) => sorted[Math.floor((k * x.length) / 6)]!);
    return Array.from(x, (value) => cuts.filter((cut) => cut < value).length);
  }

  const pairs: [string, (b: Builder) => Value[]][] = [
    ['years', (b) => [small(b, 'a', 2025), small(b, 'a', 2026)]],
    ['years, large', (b) => [large(b, 'a', 2025), large(b, 'a', 2026)]],
    ['streams', (b) => [small(b, 'a', 2025), small(b, 'b', 2025)]],
    ['streams, large', (b) => [large(b, 'a', 2025), large(b, 'b', 2025)]],
    ['indices', (b) => [small(b, 'a', 2025), small(b, 'a', 2025, 1)]],
    ['a draw and the uniform of its name', (b) => [small(b, 'a', 2025), b.uniform('a', 2025)]],
    ['a draw and the normal of its name', (b) => [large(b, 'a', 2025), b.normal('a', 2025, 1)]],
    ['an index and a year', (b) => [large(b, 'a', 2025, 1), large(b, 'a', 2026)]],
  ];
  it.each(pairs)('between %s', (_, build) => {
    const [x, y] = drawBlocks(build, BLOCKS, 3) as [Float64Array, Float64Array];
    expect(tail(x, y)).toBeGreaterThan(LEVEL);
  });

  // 256 apart are the two replicates that share a result of Philox.
  it.each([
    ['small', 1],
    ['small', 256],
    ['large', 1],
    ['large', 256],
  ] as const)('between replicates: %s, %i apart', (size, apart) => {
    const [x] = drawBlocks((b) => [size === 'small' ? small(b, 'a', 2025) : large(b, 'a', 2025)], BLOCKS, 5) as [
      Float64Array,
    ];
    expect(tail(x.subarray(0, N - apart), x.subarray(apart))).toBeGreaterThan(LEVEL);
  });
});
