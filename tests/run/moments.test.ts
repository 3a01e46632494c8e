import * as fc from 'fast-check';
import {expect, it} from 'vitest';
import {mergeMoments, MOMENTS, standardDeviation} from '../../engine/run/moments.ts';

function momentsOf(values: readonly number[]): Float64Array {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const m2 = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return Float64Array.of(mean, m2, Math.min(...values), Math.max(...values));
}

it('merging parts gives the moments of the whole', () => {
  const value = fc.double({min: -1e6, max: 1e6, noNaN: true});
  fc.assert(
    fc.property(fc.array(fc.array(value, {minLength: 1}), {minLength: 1}), (parts) => {
      const merged = new Float64Array(MOMENTS);
      let n = 0;
      for (const part of parts) {
        mergeMoments(merged, 0, n, momentsOf(part), 0, part.length);
        n += part.length;
      }
      const whole = momentsOf(parts.flat());
      // Rounding of sums of up to a few hundred values of size 1e6, and of their squares.
      expect(merged[0]).toBeCloseTo(whole[0]!, 6);
      expect(Math.abs(merged[1]! - whole[1]!)).toBeLessThanOrEqual(1e-12 * n * 1e12);
      expect(merged.slice(2)).toEqual(whole.slice(2));
    }),
  );
});

it('keeps the variance of small deviations from a large mean', () => {
  const merged = new Float64Array(MOMENTS);
  for (let i = 0; i < 1000; i++) mergeMoments(merged, 0, 2 * i, momentsOf([1e9 - 1, 1e9 + 1]), 0, 2);
  expect(merged[0]).toBe(1e9);
  expect(standardDeviation(merged[1]!, 2000)).toBe(Math.sqrt(2000 / 1999));
});

it('reads and writes where it is told', () => {
  const into = Float64Array.of(9, ...momentsOf([1, 2]));
  mergeMoments(into, 1, 2, Float64Array.of(8, 8, ...momentsOf([3])), 2, 1);
  expect([...into]).toEqual([9, 2, 2, 1, 3]);
});
