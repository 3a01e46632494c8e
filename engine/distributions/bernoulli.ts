import type {Builder, Value} from '../program/builder.ts';
import {nanWith} from './elementary.ts';
import {family, fromNumbers} from './family.ts';
import {form} from './form.ts';
import {probability} from './parameters.ts';

/** The Bernoulli distribution: 1 with probability p, else 0. */
export const bernoulli = family<{p: Value}>({
  name: 'bernoulli',

  forms: [form({p: probability}, (_, {p}) => ({p}))],

  statistics: fromNumbers(({p}) => ({mean: p, variance: p * (1 - p), support: [p < 1 ? 0 : 1, p > 0 ? 1 : 0]})),

  // 1 above 1 − p, told by the complement so that a small p keeps its digits.
  quantile(b, point, {p}) {
    const complement = point.complement();
    return nanWith(b, complement, b.lt(complement, p));
  },

  cdf: (b, x, {p}) => rising(b, x, p, b.lt),

  below: (b, x, {p}) => rising(b, x, p, b.le),

  atoms: (b) => [b.constant(0), b.constant(1)],

  discrete: () => true,
});

/** 0 while x is before 0, 1 − p while it is before 1, then 1. */
function rising(b: Builder, x: Value, p: Value, before: (x: Value, y: Value) => Value): Value {
  const [zero, one] = [b.constant(0), b.constant(1)];
  return nanWith(b, x, b.select(before(x, zero), zero, b.select(before(x, one), b.sub(one, p), one)));
}
