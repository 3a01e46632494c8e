import {exp} from '../kernels/scalar/index.ts';
import type {Builder, Value} from '../program/builder.ts';
import {family, fromNumbers} from './family.ts';
import {form, twoQuantiles} from './form.ts';
import {log1p} from './elementary.ts';
import {positive, spread} from './parameters.ts';
import {zOf} from './quantile-names.ts';

/**
 * The lognormal distribution: the product of many small independent effects; its logarithm is normal with standard deviation `sigma`.
 * `mean` and `sd` are those of the quantity itself, not of its logarithm.
 *
 * Johnson, Kotz & Balakrishnan (1994), Continuous univariate distributions, vol. 1, ch. 14.
 */
export const lognormal = family<{median: Value; sigma: Value}>({
  name: 'lognormal',

  forms: [
    form({mean: positive, sd: spread}, (b, {mean, sd}) => {
      // sigma² = ln(1 + cv²) and median = mean / √(1 + cv²), cv = sd / mean.
      const cv = b.div(sd, mean);
      const square = b.mul(cv, cv);
      return {median: b.div(mean, b.sqrt(b.add(b.constant(1), square))), sigma: b.sqrt(log1p(b, square))};
    }),
    form({median: positive, sigma: spread}, (_, {median, sigma}) => ({median, sigma})),
    twoQuantiles(positive, (b, low, high) => {
      // ln q = ln median + sigma z(p) at both.
      const [zLow, zHigh] = [zOf(low), zOf(high)];
      const sigma = b.div(b.log(b.div(high.value, low.value)), b.constant(zHigh - zLow));
      return {median: b.mul(low.value, b.exp(b.mul(sigma, b.constant(-zLow)))), sigma};
    }),
  ],

  statistics: fromNumbers(({median, sigma}) => {
    const grown = exp(sigma * sigma);
    return {mean: median * Math.sqrt(grown), variance: median * median * grown * (grown - 1), support: [0, Infinity]};
  }),

  quantile: (b, point, {median, sigma}) => b.mul(median, b.exp(b.mul(sigma, point.normal()))),

  cdf: (b, x, parameters) => b.map('normalCdf', standardised(b, x, parameters)),

  survival: (b, x, parameters) => b.map('normalCdf', b.neg(standardised(b, x, parameters))),

  exactTail: () => true,
});

/** ln(x / median) / sigma; -∞ for x ≤ 0. */
function standardised(b: Builder, x: Value, {median, sigma}: {median: Value; sigma: Value}): Value {
  return b.div(b.log(b.div(b.max(x, b.constant(0)), median)), sigma);
}
