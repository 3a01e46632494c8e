import {exp, log, log1p as logOnePlus, stirlingError} from '../kernels/scalar/index.ts';
import type {Builder, Value} from '../program/builder.ts';
import {type Checks, pair} from './checks.ts';
import {log1p} from './elementary.ts';
import {family, fromNumbers} from './family.ts';
import {form, type Quantile, twoQuantiles} from './form.ts';
import {positive, spread} from './parameters.ts';
import {findRoot} from './root.ts';
import {say} from '../message.ts';

interface Parameters {
  shape: Value;
  scale: Value;
}

/**
 * The Weibull distribution: times until something ends, where the risk of ending grows with age (`shape` above 1), stays as it is (1: exponential) or falls
 * (below 1).
 *
 * Johnson, Kotz & Balakrishnan (1994), Continuous univariate distributions, vol. 1, ch. 21.
 */
export const weibull = family<Parameters>({
  name: 'weibull',

  forms: [
    form({shape: positive, scale: positive}, (_, {shape, scale}) => ({shape, scale})),
    form({mean: positive, sd: spread}, fit),
    twoQuantiles(positive, (b, low, high) => {
      // ln q = ln scale + ln(−ln(1 − p)) / shape at both.
      const [atLow, atHigh] = [hazardOf(low), hazardOf(high)];
      const steps = b.constant(log(atHigh / atLow));
      const shape = b.div(steps, b.log(b.div(high.value, low.value)));
      return {shape, scale: b.div(low.value, b.pow(b.constant(atLow), b.div(b.constant(1), shape)))};
    }),
  ],

  statistics: fromNumbers(({shape, scale}) => {
    const mean = scale * exp(logGamma(1 + 1 / shape));
    return {mean, variance: mean * mean * squaredVariation(shape), support: [0, Infinity]};
  }),

  quantile: (b, point, {shape, scale}) => {
    const [below, above] = [point.uniform(), point.complement()];
    // −ln(1 − u), to the last digits at both ends.
    const isLow = b.lt(below, b.constant(0.5));
    const hazard = b.select(isLow, log1p(b, b.div(below, above)), b.neg(b.log(above)));
    return b.mul(scale, b.pow(hazard, b.div(b.constant(1), shape)));
  },

  cdf: (b, x, parameters) => {
    const hazard = hazardAt(b, x, parameters);
    const left = b.exp(b.neg(hazard));
    const rest = b.sub(b.constant(1), left);
    // 1 − e^−h loses digits for small h: Goldberg (1991), as in log1p.
    const small = b.mul(rest, b.div(hazard, b.neg(b.log(left))));
    const isTiny = b.map('eq', left, b.constant(1));
    return b.select(b.lt(b.constant(0.5), hazard), rest, b.select(isTiny, hazard, small));
  },

  survival: (b, x, parameters) => b.exp(b.neg(hazardAt(b, x, parameters))),

  exactTail: () => true,
});

/** (x / scale)^shape; 0 for x ≤ 0. */
function hazardAt(b: Builder, x: Value, {shape, scale}: Parameters): Value {
  return b.pow(b.max(b.div(x, scale), b.constant(0)), shape);
}

function hazardOf({probability, complement}: Quantile): number {
  return probability < 0.5 ? -logOnePlus(-probability) : -log(complement);
}

/** ln(2π) / 2. */
const HALF_LOG_TWO_PI = 0.9189385332046728;

function logGamma(a: number): number {
  return stirlingError(a) + (a - 0.5) * log(a) - a + HALF_LOG_TWO_PI;
}

/** (sd / mean)². */
function squaredVariation(shape: number): number {
  const x = logGamma(1 + 2 / shape) - 2 * logGamma(1 + 1 / shape);
  const w = exp(x);
  return w === 1 ? x : ((w - 1) * x) / log(w);
}

/** Shapes that are searched: from a standard deviation of some 400 times the mean to one of 0.13 % of it. */
const SHAPES = [0.15, 1e3] as const;

/** The Weibull distribution of a given mean and standard deviation: their ratio falls as the shape grows and fixes it. */
function fit(b: Builder, {mean, sd}: {mean: Value; sd: Value}, check: Checks): Parameters {
  const [x, y] = [b.constantOf(mean), b.constantOf(sd)];
  const failed = {shape: b.constant(1), scale: b.constant(1)};
  if (x === undefined || y === undefined) {
    const hint = say`give shape and scale, or two quantiles, which may vary`;
    check.fail({rule: say`mean and sd of weibull must be the same in every replicate`, hint});
    return failed;
  }
  const excess = (logShape: number) => 2 * log(y / x) - log(squaredVariation(exp(logShape)));
  const [least, most] = [log(SHAPES[0]), log(SHAPES[1])];
  if (!(excess(least) < 0 && excess(most) > 0)) {
    const rule = say`sd of weibull must be between 0.2 % and 100 times the mean`;
    check.fail({rule, got: pair('mean', x, 'sd', y), hint: say`gamma and lognormal take others`});
    return failed;
  }
  const shape = exp(findRoot(excess, least, most));
  return {shape: b.constant(shape), scale: b.constant(x / exp(logGamma(1 + 1 / shape)))};
}
