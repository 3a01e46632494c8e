import type {Value} from '../program/builder.ts';
import {nanWith} from './elementary.ts';
import {family, fromNumbers} from './family.ts';
import {form} from './form.ts';
import {number} from './parameters.ts';

/** One value with probability 1: a number among the components of a mixture. Not a family that a scenario names. */
export const fixed = family<{value: Value}>({
  name: 'fixed',

  forms: [form({value: number}, (_, {value}) => ({value}))],

  statistics: fromNumbers(({value}) => ({mean: value, variance: 0, support: [value, value]})),

  quantile: (_b, _point, {value}) => value,

  cdf: (b, x, {value}) => nanWith(b, b.add(x, value), b.le(value, x)),

  below: (b, x, {value}) => nanWith(b, b.add(x, value), b.lt(value, x)),

  atoms: (_, {value}) => [value],

  discrete: () => true,
});
