import {deviance} from './deviance.ts';
import {exp} from './exp.ts';
import {log, logOnePlus} from './log.ts';
import {probit} from './probit.ts';
import {stirlingError} from './stirling.ts';

const TWO_PI: f64 = 6.283185307179586;
/** Shapes of 1e5 take 260 terms, of 1e8 take 2600. */
const MOST_TERMS: i32 = 3000;
const MOST_STEPS: i32 = 200;

/**
 * The distribution function of the beta distribution, i.e. the regularised incomplete beta function I_x(alpha, beta), within 1e-13 of its own size
 * (1e-12 below 1e-100) for alpha and beta from 1e-2 to 1e5. 0 for x ≤ 0, 1 for x ≥ 1; NaN for NaN, where alpha or beta is not positive and
 * finite, and where both are beyond about 1e8.
 *
 * The continued fraction of DiDonato & Morris (1992), Algorithm 708, ACM TOMS 18, equation 9; the factor before it after Loader (2000).
 */
export function betaCdf(x: f64, alpha: f64, beta: f64): f64 {
  if (Number.isNaN(x) || !isShape(alpha) || !isShape(beta)) return NaN;
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const y = 1 - x;
  return betaSide(x, y, alpha, beta, exp(betaFront(alpha, beta) + power(x, y, alpha, beta)), false);
}

function isShape(a: f64): boolean {
  return a > 0 && a < Infinity;
}

/** log of (a/(a + b))^a (b/(a + b))^b / B(a, b): what does not depend on x in the density of log(x / y). */
export function betaFront(a: f64, b: f64): f64 {
  const n = a + b;
  return 0.5 * log((a / TWO_PI) * (b / n)) + (stirlingError(n) - stirlingError(a) - stirlingError(b));
}

/** log B(a, b). */
export function logBeta(a: f64, b: f64, front: f64): f64 {
  return -front - a * logOnePlus(b / a) - b * logOnePlus(a / b);
}

/** log of x^a y^b over its greatest value; with the front, log of the density x^a y^b / B(a, b) of log(x / y). */
function power(x: f64, y: f64, a: f64, b: f64): f64 {
  const n = a + b;
  const away = b * x - a * y;
  return -a * deviance(away / a, (x / a) * n) - b * deviance(-away / b, (y / b) * n);
}

/** Does the fraction give 1 - I rather than I? */
function isUpper(x: f64, a: f64, b: f64): boolean {
  return x > (a + 1) / (a + b + 2);
}

/** I_x(a, b), or 1 - I if `upper`, given y = 1 - x and the density. */
function betaSide(x: f64, y: f64, a: f64, b: f64, f: f64, upper: boolean): f64 {
  const natural = isUpper(x, a, b);
  const side = f * (natural ? fraction(y, x, b, a) : fraction(x, y, a, b));
  return natural === upper ? side : 1 - side;
}

/** I / density = 1/(b0 + a1/(b1 + a2/(b2 + …))), from its convergents' numerators and denominators. */
function fraction(x: f64, y: f64, a: f64, b: f64): f64 {
  const away = a * y - b * x + 1;
  let inverse = 1 / (a + 1);
  let top: f64 = 1;
  let bottom = a * away * inverse;
  let topBefore: f64 = 0;
  let bottomBefore: f64 = 1;
  for (let m: f64 = 1; m < MOST_TERMS; m++) {
    const next = 1 / (a + 2 * m + 1);
    const product = m * (b - m) * x * inverse;
    const numerator = (a + m - 1) * inverse * (a + b + m - 1) * product * x;
    const denominator = m + product + (a + m) * next * (away + m * (1 + y));
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
    inverse = next;
  }
  return NaN;
}

/**
 * The quantile function of the beta distribution on [0, 1], within 1e-12 of its own size for alpha and beta from 0.1 to 1e5, (1e-13 / the smaller) below. 0 at 0
 * and where it is below the smallest numbers, 1 at 1; NaN outside [0, 1], for NaN, and where alpha or beta is not positive and finite.
 *
 * Halley's iteration on log I or log(1 - I) in log(x / (1 - x)), in which both are concave, as in gamma.ts.
 */
export function betaQuantile(u: f64, alpha: f64, beta: f64): f64 {
  if (!isShape(alpha) || !isShape(beta)) return NaN;
  const front = betaFront(alpha, beta);
  return betaQuantileFrom(u, alpha, beta, front, logBeta(alpha, beta, front));
}

/** The same, given the front and log B of parameters that are positive and finite. */
export function betaQuantileFrom(u: f64, alpha: f64, beta: f64, front: f64, logB: f64): f64 {
  if (!(u >= 0 && u <= 1)) return NaN;
  if (u === 0 || u === 1) return u;
  // Near its ends I is a power: x^a / (a B) and 1 - y^b / (b B).
  const low = (log(u) + log(alpha) + logB) / alpha;
  if (low < -37 - log(1 + beta)) return exp(low);
  const high = (log(1 - u) + log(beta) + logB) / beta;
  if (high < -37 - log(1 + alpha)) return 1;
  return solve(u, alpha, beta, front, firstGuess(u, alpha, beta, low, high));
}

/** A guess of x / (1 - x). */
function firstGuess(u: f64, a: f64, b: f64, low: f64, high: f64): f64 {
  if (a > 1 && b > 1) return normalGuess(u, a, b);
  const x = exp(low);
  if (x < 0.3 * ((a + 1) / (a + b + 2))) return x / (1 - x);
  const y = exp(high);
  if (y < 0.3 * ((b + 1) / (a + b + 2))) return (1 - y) / y;
  return a / b;
}

/** Abramowitz & Stegun (1964), 26.5.22, by a normal variable. */
function normalGuess(u: f64, a: f64, b: f64): f64 {
  const z = -probit(u);
  const lambda = (z * z - 3) / 6;
  const p = 1 / (2 * a - 1);
  const q = 1 / (2 * b - 1);
  const h = 2 / (p + q);
  if (h + lambda < 0) return a / b;
  const w = (z * Math.sqrt(h + lambda)) / h - (q - p) * (lambda + 0.8333333333333334 - 2 / (3 * h));
  return (a / b) * exp(-2 * Math.max(-300, Math.min(300, w)));
}

function solve(u: f64, a: f64, b: f64, front: f64, guess: f64): f64 {
  const upper = u > 0.5;
  const target = upper ? 1 - u : u;
  const logTarget = log(target);
  const close = 1e-5 / (1 + Math.sqrt(a)) + 1e-5 / (1 + Math.sqrt(b));
  let odds = guess;
  for (let step = 0; step < MOST_STEPS; step++) {
    const x = odds / (1 + odds);
    const y = 1 / (1 + odds);
    // As in gamma.ts.
    const logDensity = front + power(x, y, a, b);
    let excess: f64 = 0;
    let slope: f64 = 0;
    if (isUpper(x, a, b) === upper) {
      const ratio = upper ? fraction(y, x, b, a) : fraction(x, y, a, b);
      excess = logDensity + log(ratio) - logTarget;
      slope = 1 / ratio;
    } else {
      const f = exp(logDensity);
      const side = betaSide(x, y, a, b, f, upper);
      excess = log(side / target);
      slope = f / side;
    }
    if (upper) slope = -slope;
    const newton = excess / slope;
    if (Number.isNaN(newton)) return NaN;
    const curve = 0.5 * newton * (a * y - b * x - slope);
    const move = Math.abs(curve) < 0.3 ? newton / (1 - curve) : newton;
    odds = Math.min(Math.max(odds * exp(-move), 1e-300), 1e300);
    if (Math.abs(move) < close) break;
  }
  return odds / (1 + odds);
}
