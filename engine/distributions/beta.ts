import {betaCdf, exp, log} from '../kernels/scalar/index.ts';
import type {Builder, Value} from '../program/builder.ts';
import type {Checks} from './checks.ts';
import {toUnit} from './elementary.ts';
import {family, fromNumbers} from './family.ts';
import {form, type Quantile, quantileForm} from './form.ts';
import {number, positive, spread, withDefault} from './parameters.ts';
import {findRoot} from './root.ts';
import {say} from '../message.ts';

export interface Scaled {
  alpha: Value;
  beta: Value;
  min: Value;
  max: Value;
}

const bounds = {min: withDefault(number, 0), max: withDefault(number, 1)};

/**
 * The beta distribution on [min, max]: a share, a margin, anything between two limits with a most likely region.
 *
 * Johnson, Kotz & Balakrishnan (1995), Continuous univariate distributions, vol. 2, ch. 25.
 */
export const beta = family<Scaled>({
  name: 'beta',

  forms: [
    form({alpha: positive, beta: positive, ...bounds}, (_, parameters, check) => requireBounds(parameters, check)),
    form({mean: number, sd: spread, ...bounds}, (b, {mean, sd, min, max}, check) => {
      requireBounds({min, max}, check);
      check.order({name: 'min', value: min}, {name: 'mean', value: mean});
      check.order({name: 'mean', value: mean}, {name: 'max', value: max});
      // alpha + beta = m (1 − m) / v − 1 with m and v the mean and variance on [0, 1].
      const range = b.sub(max, min);
      const [below, above] = [b.div(b.sub(mean, min), range), b.div(b.sub(max, mean), range)];
      const [share, relative] = [b.mul(below, above), b.div(sd, range)];
      const size = b.sub(b.div(share, b.mul(relative, relative)), b.constant(1));
      const most = b.constantOf(b.mul(range, b.sqrt(share)));
      const limit = most === undefined ? '' : ` = ${most}`;
      const rule = say`must be below √((mean − min) (max − mean))${limit}`;
      check.require(b.lt(b.constant(0), size), {parameter: 'sd', rule, ...check.got(sd)});
      return {alpha: b.mul(below, size), beta: b.mul(above, size), min, max};
    }),
    quantileForm(
      {least: 2, most: 2, text: say`two quantiles such as p5, p95 (and min?, max?)`, each: number, more: bounds},
      (b, [low, high], {min, max}, check) => fit(b, low!, high!, min, max, check),
    ),
  ],

  statistics: fromNumbers(({alpha, beta, min, max}) => {
    const size = alpha + beta;
    const range = max - min;
    return {
      mean: min + (range * alpha) / size,
      variance: (range * range * (alpha / size) * (beta / size)) / (size + 1),
      support: [min, max],
    };
  }),

  quantile: scaledQuantile,

  cdf: scaledCdf,
});

export function scaledQuantile(b: Builder, point: {uniform(): Value}, {alpha, beta, min, max}: Scaled): Value {
  return b.add(min, b.mul(b.sub(max, min), b.map('betaQuantile', point.uniform(), alpha, beta)));
}

export function scaledCdf(b: Builder, x: Value, {alpha, beta, min, max}: Scaled): Value {
  return b.map('betaCdf', toUnit(b, b.div(b.sub(x, min), b.sub(max, min))), alpha, beta);
}

function requireBounds<P extends {min: Value; max: Value}>(parameters: P, check: Checks): P {
  check.order({name: 'min', value: parameters.min}, {name: 'max', value: parameters.max});
  return parameters;
}

/** Sizes alpha + beta that are searched: from two heaps at the ends to a standard deviation of 0.0005 of the range. */
const SIZES = [1e-2, 1e6] as const;

/**
 * The beta distribution with two given quantiles. For each size alpha + beta one mean gives the lower quantile; the larger the size, the
 * more probability lies below the upper one. A pair of parameters exists and is unique: van Dorp & Mazzuchi (2000), Solving for the
 * parameters of a beta distribution under two quantile constraints.
 */
function fit(b: Builder, low: Quantile, high: Quantile, min: Value, max: Value, check: Checks): Scaled {
  const scaled: Scaled = {alpha: b.constant(1), beta: b.constant(1), min, max};
  const known = [low.value, high.value, min, max].map((value) => b.constantOf(value));
  if (known.includes(undefined)) {
    const hint = say`give mean and sd, which may vary`;
    check.fail({rule: say`the quantiles of beta must be the same in every replicate`, hint});
    return scaled;
  }
  requireBounds(scaled, check);
  check.order({name: 'min', value: min}, low);
  check.order(high, {name: 'max', value: max});
  if (check.issues.length) return scaled;
  const [from, to] = [known[2]!, known[3]!];
  const [x, y] = [(known[0]! - from) / (to - from), (known[1]! - from) / (to - from)];
  const meanFor = (size: number) => findRoot((m) => low.probability - betaCdf(x, m * size, (1 - m) * size), 0, 1);
  const excess = (logSize: number) => {
    const size = exp(logSize);
    const mean = meanFor(size);
    return betaCdf(y, mean * size, (1 - mean) * size) - high.probability;
  };
  const [least, most] = [log(SIZES[0]), log(SIZES[1])];
  if (!(excess(least) < 0 && excess(most) > 0)) {
    const hint = say`give other quantiles, or alpha and beta`;
    check.fail({
      rule: say`no beta distribution with alpha + beta between ${SIZES[0]} and ${SIZES[1]} has these quantiles`,
      hint,
    });
    return scaled;
  }
  const size = exp(findRoot(excess, least, most));
  const mean = meanFor(size);
  return {alpha: b.constant(mean * size), beta: b.constant((1 - mean) * size), min, max};
}
