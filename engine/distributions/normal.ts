import {probit} from '../kernels/scalar/index.ts';
import type {Value} from '../program/builder.ts';
import {family, fromNumbers} from './family.ts';
import {form, twoQuantiles} from './form.ts';
import {number, spread} from './parameters.ts';

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
      // q = mean + sd z(p) at both; the mean written so that symmetric quantiles give their middle.
      const [zLow, zHigh] = [probit(low.probability), probit(high.probability)];
      const width = b.constant(zHigh - zLow);
      const crossed = b.sub(b.mul(low.value, b.constant(zHigh)), b.mul(high.value, b.constant(zLow)));
      return {mean: b.div(crossed, width), sd: b.div(b.sub(high.value, low.value), width)};
    }),
  ],

  statistics: fromNumbers(({mean, sd}) => ({mean, variance: sd * sd, support: [-Infinity, Infinity]})),

  quantile: (b, point, {mean, sd}) => b.add(mean, b.mul(sd, point.normal())),

  cdf: (b, x, {mean, sd}) => b.map('normalCdf', b.div(b.sub(x, mean), sd)),

  survival: (b, x, {mean, sd}) => b.map('normalCdf', b.div(b.sub(mean, x), sd)),

  exactTail: () => true,
});
