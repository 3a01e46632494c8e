import * as fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {likelihoodOf} from '../../engine/report/likelihood.ts';
import {probabilityText} from '../../engine/report/probability.ts';
import {breakable, textsOf} from '../../engine/report/text.ts';
import {likelihood} from './fixture.ts';

function shown(hits: number, n: number, lang: 'zh' | 'en' = 'en'): string {
  return breakable(probabilityText(likelihood(hits, n), textsOf(lang)));
}

describe('probabilities', () => {
  it.each([
    [23_119, 100_000, '23.1 % ± 0.1'],
    [231, 1000, '23 % ± 1'],
    [2310, 10_000, '23.1 % ± 0.4'],
    [50, 100, '50 % ± 5'],
    [5, 10, '50 % ± 20'],
    [231_190, 1_000_000, '23.12 % ± 0.04'],
    [4120, 100_000, '4.12 % ± 0.06'],
    [96_460, 100_000, '96.46 % ± 0.06'],
    // An error of 0.0096 % keeps its digit; the value has two decimals at most.
    [1_000_000, 100_000_000, '1.00 % ± 0.001'],
    // Closer to 0 or 1 than 0.1 %.
    [100, 100_000, '0.10 % ± 0.01'],
    [99, 100_000, '< 0.1 %'],
    [1, 100_000, '< 0.1 %'],
    [99_900, 100_000, '99.90 % ± 0.01'],
    [99_901, 100_000, '> 99.9 %'],
    [99_999, 100_000, '> 99.9 %'],
    // The upper end of the Wilson interval at no hits is z²/(n + z²): 0.0038 %, 0.038 %, 0.38 %, 3.7 %, 27.8 %.
    [0, 100_000, '< 0.01 %'],
    [0, 10_000, '< 0.04 %'],
    [0, 1000, '< 0.4 %'],
    [0, 100, '< 4 %'],
    [0, 10, '< 28 %'],
    [0, 100_000_000, '< 0.01 %'],
    [100_000, 100_000, '> 99.99 %'],
    [1000, 1000, '> 99.6 %'],
    [10, 10, '> 72 %'],
    [1, 1, '> 20 %'],
  ])('%i of %i is %s', (hits, n, text) => expect(shown(hits, n)).toBe(text));

  it('has no blank before the sign in Chinese', () => expect(shown(23_119, 100_000, 'zh')).toBe('23.1% ± 0.1'));

  it('is never 0 or 100 %, and within half a unit of its last digit', () => {
    const counts = fc
      .integer({min: 1, max: 10_000_000})
      .chain((n) => fc.tuple(fc.integer({min: 0, max: n}), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([hits, n]) => {
        const [, sign, digits] = /^(< |> |)([\d.]+) %(?: ± [\d.]+)?$/.exec(shown(hits, n))!;
        const percent = (100 * hits) / n;
        const value = Number(digits);
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThan(100);
        if (sign === '< ') expect(percent).toBeLessThan(value);
        else if (sign === '> ') expect(percent).toBeGreaterThan(value);
        else
          expect(Math.abs(value - percent)).toBeLessThanOrEqual(
            0.5 * 10 ** -(digits!.split('.')[1]?.length ?? 0) + 1e-9,
          );
      }),
      {seed: 2027, numRuns: 2000},
    );
  });
});

describe('likelihoods', () => {
  it.each([
    [0, 'remote'],
    [0.0499, 'remote'],
    [0.05, 'unlikely'],
    [0.3299, 'unlikely'],
    [0.33, 'even'],
    [0.67, 'even'],
    [0.6701, 'likely'],
    [0.95, 'likely'],
    [0.9501, 'certain'],
    [1, 'certain'],
  ])('%f is %s', (p, word) => expect(likelihoodOf(p)).toBe(word));
});
