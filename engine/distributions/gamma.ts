import {exp, gammaQuantile, log} from '../kernels/scalar/index.ts';
import type {Builder, Value} from '../program/builder.ts';
import {type Checks, pair} from './checks.ts';
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
 * The gamma distribution: positive amounts and waiting times, with a lighter upper tail than the lognormal.
 *
 * Johnson, Kotz & Balakrishnan (1994), Continuous univariate distributions, vol. 1, ch. 17.
 */
export const gamma = family<Parameters>({
  name: 'gamma',

  forms: [
    form({shape: positive, scale: positive}, (_, {shape, scale}) => ({shape, scale})),
    form({mean: positive, sd: spread}, (b, {mean, sd}) => {
      // mean = shape scale and sd² = shape scale².
      const ratio = b.div(mean, sd);
      return {shape: b.mul(ratio, ratio), scale: b.div(sd, ratio)};
    }),
    twoQuantiles(positive, fit),
  ],

  statistics: fromNumbers(({shape, scale}) => ({
    mean: shape * scale,
    variance: shape * scale * scale,
    support: [0, Infinity],
  })),

  quantile: (b, point, {shape, scale}) => b.mul(scale, b.map('gammaQuantile', point.uniform(), shape)),

  cdf: (b, x, {shape, scale}) => b.map('gammaCdf', b.max(b.div(x, scale), b.constant(0)), shape),
});

/** Shapes that are searched: from a standard deviation of 10 times the mean to one of 0.1 % of it. */
const SHAPES = [1e-2, 1e6] as const;

/** The gamma distribution with two given quantiles: their ratio falls as the shape grows and fixes it, their size then fixes the scale. */
function fit(b: Builder, low: Quantile, high: Quantile, check: Checks): Parameters {
  const [x, y] = [b.constantOf(low.value), b.constantOf(high.value)];
  const failed = {shape: b.constant(1), scale: b.constant(1)};
  if (x === undefined || y === undefined) {
    const hint = say`give mean and sd, which may vary`;
    check.fail({rule: say`the quantiles of gamma must be the same in every replicate`, hint});
    return failed;
  }
  // Cross-multiplied, so that a lower quantile that underflows to 0 counts as an infinite ratio.
  const excess = (logShape: number) => {
    const shape = exp(logShape);
    const [q, r] = [gammaQuantile(low.probability, shape), gammaQuantile(high.probability, shape)];
    return q * (y / x) - r === 0 ? 0 : log((q * (y / x)) / r);
  };
  const [least, most] = [log(SHAPES[0]), log(SHAPES[1])];
  if (!(excess(least) < 0 && excess(most) > 0)) {
    const close = !(excess(most) > 0);
    const rule = close
      ? say`the quantiles of gamma must be farther apart`
      : say`the quantiles of gamma must be closer together`;
    const hint = close
      ? say`normal fits quantiles as close as these`
      : say`lognormal or metalog fit quantiles as far apart as these`;
    check.fail({rule, got: pair(low.name, x, high.name, y), hint});
    return failed;
  }
  const shape = exp(findRoot(excess, least, most));
  return {shape: b.constant(shape), scale: b.constant(y / gammaQuantile(high.probability, shape))};
}
