import type {Value} from '../program/builder.ts';
import {toUnit} from './elementary.ts';
import {family, fromNumbers} from './family.ts';
import {form, twoQuantiles} from './form.ts';
import {number} from './parameters.ts';

/**
 * The uniform distribution: any value between two limits is as likely as any other.
 *
 * Johnson, Kotz & Balakrishnan (1995), Continuous univariate distributions, vol. 2, ch. 26.
 */
export const uniform = family<{min: Value; max: Value}>({
  name: 'uniform',

  forms: [
    form({min: number, max: number}, (_, {min, max}, check) => {
      check.order({name: 'min', value: min}, {name: 'max', value: max});
      return {min, max};
    }),
    twoQuantiles(number, (b, low, high) => {
      // q = min + p (max − min) at both.
      const range = b.div(b.sub(high.value, low.value), b.constant(high.probability - low.probability));
      return {
        min: b.sub(low.value, b.mul(range, b.constant(low.probability))),
        max: b.add(high.value, b.mul(range, b.constant(high.complement))),
      };
    }),
  ],

  statistics: fromNumbers(({min, max}) => ({
    mean: min + (max - min) / 2,
    variance: ((max - min) * (max - min)) / 12,
    support: [min, max],
  })),

  quantile: (b, point, {min, max}) => b.add(min, b.mul(b.sub(max, min), point.uniform())),

  cdf: (b, x, {min, max}) => toUnit(b, b.div(b.sub(x, min), b.sub(max, min))),

  survival: (b, x, {min, max}) => toUnit(b, b.div(b.sub(max, x), b.sub(max, min))),
});
