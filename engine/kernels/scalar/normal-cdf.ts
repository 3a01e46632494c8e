import {expSum} from './exp.ts';
import {polynomial} from './polynomial.ts';
import {fromWords, highWord, lowWord} from './words.ts';

/** Fitted by tests/reference/kernels/normal_cdf.py to 5.2e-17. */
export const CDF_TOP: StaticArray<f64> = [
  1.3856798434775012e-6, 3.7253658361380085e-5, 0.0004904116133314339, 0.004089271762193291, 0.02362221750217069,
  0.0976986287349865, 0.2893309287648442, 0.5940437366061737, 0.7748720746819655, 0.5,
];
export const CDF_BOTTOM: StaticArray<f64> = [
  3.473384275257276e-6, 9.338107337994373e-5, 0.0012327530006585534, 0.01034366528395654, 0.060434451573562774,
  0.25495765553615346, 0.7820336237871419, 1.7143702491381179, 2.5612241755522933, 2.347628710166786, 1.0,
];

/**
 * The normal distribution function: within 2e-15 of its own size for x ≤ 0, down to the smallest numbers; within 2 ulp above. NaN for NaN.
 *
 * For y = |x| the smaller tail is exp(-y²/2) times a rational function of y.
 */
export function normalCdf(x: f64): f64 {
  if (Number.isNaN(x)) return NaN;
  const y = Math.abs(x);
  const tail = y < 39 ? normalTail(y) : 0;
  return x > 0 ? 1 - tail : tail;
}

/** Φ(-y) for 0 ≤ y < 39. */
function normalTail(y: f64): f64 {
  // y² in two parts, so that its rounding error does not grow in the exponential: the square of the upper half is exact.
  const upper = fromWords(highWord(y), lowWord(y) & -134217728);
  const power = expSum(-0.5 * (upper * upper), -0.5 * ((y - upper) * (y + upper)));
  return power * (polynomial(y, CDF_TOP) / polynomial(y, CDF_BOTTOM));
}
