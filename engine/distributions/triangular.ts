import type {Builder, Value} from '../program/builder.ts';
import {family, fromNumbers} from './family.ts';
import {form} from './form.ts';
import {number} from './parameters.ts';
import {requireMode} from './mode.ts';

interface Parameters {
  min: Value;
  mode: Value;
  max: Value;
}

/**
 * The triangular distribution: a density that rises in a straight line from `min` to `mode` and falls in one to `max`.
 *
 * Johnson, Kotz & Balakrishnan (1995), Continuous univariate distributions, vol. 2, section 26.9.
 */
export const triangular = family<Parameters>({
  name: 'triangular',

  forms: [form({min: number, mode: number, max: number}, (_, parameters, check) => requireMode(parameters, check))],

  statistics: fromNumbers(({min, mode, max}) => {
    const [left, right] = [mode - min, max - mode];
    return {
      mean: min + (2 * left + right) / 3,
      variance: (left * left + left * right + right * right) / 18,
      support: [min, max],
    };
  }),

  quantile(b, point, {min, mode, max}) {
    // From the end that the point is nearer to, so that both ends keep their digits.
    const range = b.sub(max, min);
    const left = b.sub(mode, min);
    const u = point.uniform();
    const rising = b.add(min, b.sqrt(b.mul(u, b.mul(range, left))));
    const falling = b.sub(max, b.sqrt(b.mul(point.complement(), b.mul(range, b.sub(max, mode)))));
    return b.select(b.le(b.mul(u, range), left), rising, falling);
  },

  cdf: (b, x, parameters) =>
    b.select(b.lt(x, parameters.mode), leftMass(b, x, parameters), oneMinus(b, rightMass(b, x, parameters))),

  survival: (b, x, parameters) =>
    b.select(b.lt(x, parameters.mode), oneMinus(b, leftMass(b, x, parameters)), rightMass(b, x, parameters)),

  exactTail: () => true,
});

/** P(X ≤ x) for x below the mode. */
function leftMass(b: Builder, x: Value, {min, mode, max}: Parameters): Value {
  return sideMass(b, b.sub(x, min), b.sub(mode, min), b.sub(max, min));
}

/** P(X > x) for x from the mode on. */
function rightMass(b: Builder, x: Value, {min, mode, max}: Parameters): Value {
  return sideMass(b, b.sub(max, x), b.sub(max, mode), b.sub(max, min));
}

/** distance² / (range side), 0 beyond the end; a side of no width has no mass. */
function sideMass(b: Builder, distance: Value, side: Value, range: Value): Value {
  const inside = b.max(distance, b.constant(0));
  const width = b.select(b.lt(b.constant(0), side), side, range);
  return b.mul(b.div(inside, range), b.div(inside, width));
}

function oneMinus(b: Builder, x: Value): Value {
  return b.sub(b.constant(1), x);
}
