import {describe, expect, it} from 'vitest';
import {gammaCdf} from '../../engine/kernels/scalar/index.ts';
import {readDwell} from '../../engine/metrics/dwell.ts';
import {entering, type Journey, roadOf, stationary, waiting} from '../../engine/metrics/journey.ts';

const YEARS = 5;

function roadOfTexts(...texts: (string | number)[]) {
  const dwells = texts.map((text) => {
    const read = readDwell(text);
    if ('faults' in read) throw new Error(String(read.faults[0]!.rule));
    return read.dwell;
  });
  return roadOf(dwells, YEARS);
}

/** By year, the probability that the last of so many stages ends in it, whatever the years of the others. */
function launches(journey: Journey, stages: number): number[] {
  const years = Array.from({length: YEARS}, () => 0);
  const go = (at: Journey, year: number, p: number, left: number) =>
    at.exits.forEach(({probability, next}, offset) => {
      if (probability === 0) return;
      if (left === 1) years[year + offset]! += p * probability;
      else go(next, year + offset, p * probability, left - 1);
    });
  go(journey, 0, 1, stages);
  return years;
}

/** By year, from P(T ≤ t). */
const byYear = (cdf: (t: number) => number) => Array.from({length: YEARS}, (_, y) => cdf(y + 1) - cdf(y));

/** The mean of a function over the year before t, by Simpson’s rule: 1e-9 or better for what is smooth, 1e-7 for the shape of 0.3. */
function overYear(f: (x: number) => number, t: number): number {
  const n = 20_000;
  const weight = (i: number) => (i === 0 || i === n ? 1 : i % 2 ? 4 : 2);
  let sum = 0;
  for (let i = 0; i <= n; i++) sum += weight(i) * f(t - 1 + i / n);
  return sum / (3 * n);
}

function expectClose(found: readonly number[], truth: readonly number[], error: number) {
  found.forEach((p, i) => expect(Math.abs(p - truth[i]!), `year ${i}`).toBeLessThan(error));
}

describe('journey', () => {
  // Sums of gamma times with one scale are gamma again, whatever the paths that lead there.
  it.each([
    [1, 0.4, 3, 1e-8],
    [4, 0.5, 3, 1e-8],
    [1, 0.4, 4, 1e-8],
    [100, 0.01, 4, 1e-8],
    // The density is infinite at 0.
    [0.3, 1, 3, 5e-5],
  ])('gamma of shape %f and scale %f, %i times', (shape, scale, stages, error) => {
    const road = roadOfTexts(...Array.from({length: stages}, () => `gamma(shape = ${shape}, scale = ${scale})`));
    const cdf = (t: number) => (t <= 0 ? 0 : gammaCdf(t / scale, stages * shape));
    expectClose(launches(waiting(road, 0, 0)!, stages), byYear(cdf), error);
    expectClose(
      launches(entering(road), stages),
      byYear((t) => overYear(cdf, t)),
      error,
    );
  });

  it('is exact in a first stage: entering, waiting, stationary', () => {
    const road = roadOfTexts('gamma(shape = 3, scale = 0.5)');
    const cdf = (t: number) => (t <= 0 ? 0 : gammaCdf(t / 0.5, 3));
    expectClose(
      launches(entering(road), 1),
      byYear((t) => overYear(cdf, t)),
      1e-10,
    );
    expectClose(
      launches(waiting(road, 0, 0.8)!, 1),
      byYear((t) => (cdf(0.8 + t) - cdf(0.8)) / (1 - cdf(0.8))),
      1e-12,
    );
    // ∫ (1 − F) over the year, divided by the mean.
    expectClose(
      launches(stationary(road, 0), 1),
      Array.from({length: YEARS}, (_, y) => overYear((t) => 1 - cdf(t), y + 1) / 1.5),
      1e-10,
    );
  });

  it('adds certain times exactly, and to uncertain ones closely', () => {
    expect(launches(waiting(roadOfTexts(0.7, 0.3, 1), 0, 0)!, 3)).toEqual([0, 1, 0, 0, 0]);
    const cdf = (t: number) => (t <= 0.6 ? 0 : 1 - Math.exp(0.6 - t));
    const road = roadOfTexts('gamma(shape = 1, scale = 1)', 0.3, 0.3);
    expectClose(launches(waiting(road, 0, 0)!, 3), byYear(cdf), 5e-6);
  });

  it('knows the years of all stages together', () => {
    // Two exponential stages: of the first that ends in year 0, the moment is known to be early or late.
    const road = roadOfTexts('gamma(shape = 1, scale = 0.5)', 'gamma(shape = 1, scale = 0.25)');
    const [first] = waiting(road, 0, 0)!.exits;
    // ∫₀¹ 2e^(−2s) (1 − e^(−4(1 − s))) ds / (1 − e^(−2)).
    const both = 1 - Math.exp(-2) - Math.exp(-4) * (Math.exp(2) - 1);
    expect(Math.abs(first!.next.exits[0]!.probability - both / (1 - Math.exp(-2)))).toBeLessThan(1e-8);
  });
});
