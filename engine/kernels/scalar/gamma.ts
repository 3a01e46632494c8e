import {deviance} from './deviance.ts';
import {exp} from './exp.ts';
import {log} from './log.ts';
import {normalCdf} from './normal-cdf.ts';
import {probit} from './probit.ts';
import {stirlingError} from './stirling.ts';
import {temme} from './temme.ts';

const TWO_PI: f64 = 6.283185307179586;

/** No series or fraction needs more terms, for any shape. */
const MOST_TERMS: i32 = 1000;
const MOST_STEPS: i32 = 200;

/**
 * The distribution function of the gamma distribution with scale 1, i.e. the regularised lower incomplete gamma function P(shape, x), within 1e-13 of
 * its own size (1e-12 below 1e-100) for shapes from 1e-3 to 1e6. 0 for x ≤ 0; NaN for NaN and where shape is not positive and finite.
 *
 * Near x = shape ≥ 20 by Temme's uniform expansion, else by the series (DLMF 8.11.4) or the continued fraction (DLMF 8.9.2): Gautschi
 * (1979), A computational procedure for incomplete gamma functions, ACM TOMS 5.
 */
export function gammaCdf(x: f64, shape: f64): f64 {
  if (Number.isNaN(x) || !(shape > 0 && shape < Infinity)) return NaN;
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  return gammaSide(x, shape, exp(gammaFront(shape) + power(x, shape)), false);
}

/** log of (a/e)^a / Γ(a): what does not depend on x in the density of the logarithm. */
export function gammaFront(a: f64): f64 {
  return 0.5 * log(a / TWO_PI) - stirlingError(a);
}

/** log of x^a e^-x over its greatest value; with the front, log of the density x^a e^-x / Γ(a) of the logarithm. */
function power(x: f64, a: f64): f64 {
  return -a * deviance((x - a) / a, x / a);
}

/** P(a, x), or Q = 1 - P if `upper`, given the density of the logarithm. */
function gammaSide(x: f64, a: f64, f: f64, upper: boolean): f64 {
  if (isCentral(x, a)) {
    const d = (x - a) / a;
    const half = deviance(d, x / a);
    const eta = d < 0 ? -Math.sqrt(2 * half) : Math.sqrt(2 * half);
    const z = eta * Math.sqrt(a);
    const rest = temme(a, eta, a * half);
    return upper ? normalCdf(-z) + rest : normalCdf(z) - rest;
  }
  if (x < a + 1) {
    const p = (f / a) * series(x, a);
    return upper ? 1 - p : p;
  }
  const q = f * fraction(x, a);
  return upper ? q : 1 - q;
}

/** Is Temme's expansion the way? */
function isCentral(x: f64, a: f64): boolean {
  return a >= 20 && Math.abs(x - a) < 0.4 * a;
}

/** 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + … */
function series(x: f64, a: f64): f64 {
  let term: f64 = 1;
  let sum: f64 = 1;
  for (let n = 1; n < MOST_TERMS; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < 1e-17 * sum) return sum;
  }
  return NaN;
}

/** 1/(x + 1 - a - 1(1 - a)/(x + 3 - a - 2(2 - a)/(x + 5 - a - …))), x > a + 1, from its convergents' numerators and denominators. */
function fraction(x: f64, a: f64): f64 {
  let denominator = x + 1 - a;
  let top: f64 = 1;
  let bottom = denominator;
  let topBefore: f64 = 0;
  let bottomBefore: f64 = 1;
  for (let n: f64 = 1; n < MOST_TERMS; n++) {
    const numerator = n * (a - n);
    denominator += 2;
    const topNext = denominator * top + numerator * topBefore;
    const bottomNext = denominator * bottom + numerator * bottomBefore;
    if (Math.abs(topNext * bottom - top * bottomNext) < 2.3e-16 * Math.abs(top * bottomNext)) {
      return topNext / bottomNext;
    }
    // A power of two, so that nothing is rounded.
    const scale: f64 = Math.abs(bottomNext) > 1.2676506002282294e30 ? 7.888609052210118e-31 : 1;
    topBefore = top * scale;
    bottomBefore = bottom * scale;
    top = topNext * scale;
    bottom = bottomNext * scale;
  }
  return NaN;
}

/**
 * The quantile function of the gamma distribution with scale 1, within 1e-12 of its own size for shapes from 0.1 to 1e6, (1e-13 / shape) below.
 * 0 at 0 and where it is below the smallest numbers, ∞ at 1, NaN outside [0, 1], for NaN, and where shape is not positive and finite.
 *
 * Halley's iteration on log P or log Q in log x. Both are concave in log x, whatever the shape, so that Newton's steps, which are taken while they are
 * long, cannot miss.
 */
export function gammaQuantile(u: f64, shape: f64): f64 {
  return shape > 0 && shape < Infinity ? gammaQuantileFrom(u, shape, gammaFront(shape)) : NaN;
}

/** The same, given the front of a shape that is positive and finite. */
export function gammaQuantileFrom(u: f64, shape: f64, front: f64): f64 {
  if (!(u >= 0 && u <= 1)) return NaN;
  if (u === 0) return 0;
  if (u === 1) return Infinity;
  // P ≈ x^a / Γ(a + 1) where x is small.
  const low = (log(u) + (shape + 1) * log(shape) - shape - front) / shape;
  if (low < -37) return exp(low);
  return solve(u, shape, front, firstGuess(u, shape, low));
}

/** Wilson & Hilferty (1931), or the power where the shape or u is so small that it is better. */
function firstGuess(u: f64, a: f64, low: f64): f64 {
  const small = exp(low);
  if (small < 0.2 * (a + 1)) return small * (1 + small / (a + 1));
  const root = 1 - 1 / (9 * a) + probit(u) / (3 * Math.sqrt(a));
  const x = a * root * root * root;
  return root > 0.1 && x > 0.1 * a ? x : a < 1 ? 0.5 * (a + small) : 0.1 * a;
}

function solve(u: f64, a: f64, front: f64, guess: f64): f64 {
  const upper = u > 0.5;
  const target = upper ? 1 - u : u;
  const logTarget = log(target);
  const close = 1e-5 / (1 + Math.sqrt(a));
  let x = guess;
  for (let step = 0; step < MOST_STEPS; step++) {
    // log(side / target) and its slope, density / side. Where the side is a multiple of the density, logarithms: both may be too small.
    const logDensity = front + power(x, a);
    let excess: f64 = 0;
    let slope: f64 = 0;
    if (x >= a + 1 === upper && !isCentral(x, a)) {
      const ratio = upper ? fraction(x, a) : series(x, a) / a;
      excess = logDensity + log(ratio) - logTarget;
      slope = 1 / ratio;
    } else {
      const f = exp(logDensity);
      const side = gammaSide(x, a, f, upper);
      excess = log(side / target);
      slope = f / side;
    }
    if (upper) slope = -slope;
    const newton = excess / slope;
    if (Number.isNaN(newton)) return NaN;
    const curve = 0.5 * newton * (a - x - slope);
    const move = Math.abs(curve) < 0.3 ? newton / (1 - curve) : newton;
    x = Math.min(Math.max(x * exp(-move), 1e-300), 2 * a + 100);
    if (Math.abs(move) < close) break;
  }
  return x;
}
