import type {Value} from '../program/builder.ts';
import {family, fromNumbers} from './family.ts';
import {form, twoQuantiles} from './form.ts';
import {number, spread} from './parameters.ts';
import {zOf} from './quantile-names.ts';

/**
 * The normal distribution: the sum of many small independent effects.
 *
 * Johnson, Kotz & Balakrishnan (1994), Continuous univariate distributions, vol. 1, ch. 13.
 */
export const normal = family<{mean: Value; sd: Value}>({
  name: 'normal',

  forms: [
    form({mean: number, sd: spread}, (_, {mean, sd}) => ({mean, sd})),
    twoQuantiles(number, (b, low, high) => {
      // q = mean + sd z at both; the mean from their middle, so that symmetric quantiles give it exactly.
      const [zLow, zHigh] = [zOf(low), zOf(high)];
      const sd = b.div(b.sub(high.value, low.value), b.constant(zHigh - zLow));
      const middle = b.mul(b.constant(0.5), b.add(low.value, high.value));
      return {mean: b.sub(middle, b.mul(sd, b.constant((zLow + zHigh) / 2))), sd};
    }),
  ],

  statistics: fromNumbers(({mean, sd}) => ({mean, variance: sd * sd, support: [-Infinity, Infinity]})),

  quantile: (b, point, {mean, sd}) => b.add(mean, b.mul(sd, point.normal())),

  cdf: (b, x, {mean, sd}) => b.map('normalCdf', b.div(b.sub(x, mean), sd)),

  survival: (b, x, {mean, sd}) => b.map('normalCdf', b.div(b.sub(mean, x), sd)),

  exactTail: () => true,
});
