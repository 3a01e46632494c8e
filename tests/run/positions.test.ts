import * as fc from 'fast-check';
import {quantileSorted} from 'simple-statistics';
import {expect, it} from 'vitest';
import {interpolate, positionOf, ranksOf} from '../../engine/run/positions.ts';
import {LEVELS} from '../../engine/run/request.ts';

function quantilesOf(values: readonly number[], levels: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  const positions = levels.map((level) => positionOf(level, sorted.length));
  const ranks = ranksOf(positions);
  return interpolate(
    positions,
    ranks,
    ranks.map((rank) => sorted[rank]!),
  );
}

it('is type 7', () => {
  // R: quantile(c(1, 2, 4, 8, 16, 32), c(.05, .25, .5, .75, .95), type = 7)
  expect(quantilesOf([1, 2, 4, 8, 16, 32], LEVELS).map((x) => Number(x.toPrecision(12)))).toEqual([
    1.25, 2.5, 6, 14, 28,
  ]);
});

it('agrees with simple-statistics on the median of an odd number of values', () =>
  fc.assert(
    fc.property(fc.array(fc.double({noNaN: true, noDefaultInfinity: true}), {minLength: 1}), (values) => {
      const odd = values.length % 2 ? values : values.slice(1);
      if (odd.length > 0)
        expect(quantilesOf(odd, [0.5])[0]).toBe(quantileSorted([...Float64Array.from(odd).sort()], 0.5));
    }),
  ));

it('names each rank once, ascending', () => expect(ranksOf([3.5, 0, 4, 3.25])).toEqual([0, 3, 4]));

it('of two values wider apart than the largest double lies between them', () => {
  expect(quantilesOf([-1.7e308, 1.7e308], [0.5])).toEqual([0]);
  expect(quantilesOf([-1.7e308, 1.7e308], [0.75])[0]).toBeCloseTo(0.85e308, -300);
});

it('of equal values is that value, exactly', () =>
  expect(quantilesOf([0.1, 0.1, 0.1], LEVELS)).toEqual([0.1, 0.1, 0.1, 0.1, 0.1]));
