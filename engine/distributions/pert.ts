import type {Value} from '../program/builder.ts';
import {type Scaled, scaledCdf, scaledQuantile} from './beta.ts';
import {family, fromNumbers} from './family.ts';
import {form} from './form.ts';
import {requireMode} from './mode.ts';
import {number} from './parameters.ts';

/** How much the mode weighs against each limit in the mean: (min + 4 mode + max) / 6. */
const WEIGHT = 4;

/**
 * The PERT distribution: a beta distribution given by its least, most likely and greatest value; smoother than the triangular and with less
 * probability near the limits.
 *
 * Malcolm, Roseboom, Clark & Fazar (1959), Application of a technique for research and development program evaluation.
 */
export const pert = family<Scaled & {mode: Value}>({
  name: 'pert',

  forms: [
    form({min: number, mode: number, max: number}, (b, {min, mode, max}, check) => {
      requireMode({min, mode, max}, check);
      const range = b.sub(max, min);
      const shape = (side: Value) => b.add(b.constant(1), b.mul(b.constant(WEIGHT), b.div(side, range)));
      return {alpha: shape(b.sub(mode, min)), beta: shape(b.sub(max, mode)), min, mode, max};
    }),
  ],

  statistics: fromNumbers(({min, mode, max}) => {
    const mean = (min + WEIGHT * mode + max) / (WEIGHT + 2);
    return {mean, variance: ((mean - min) * (max - mean)) / (WEIGHT + 3), support: [min, max]};
  }),

  quantile: scaledQuantile,

  cdf: scaledCdf,
});
