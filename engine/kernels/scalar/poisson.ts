import {deviance} from './deviance.ts';
import {exp} from './exp.ts';
import {expm1} from './expm1.ts';
import {log} from './log.ts';
import {stirlingError} from './stirling.ts';
import type {Substream} from './substream.ts';

const TWO_PI: f64 = 6.283185307179586;
/** 2^52: beyond it not every integer has a double of its own with room for arithmetic. */
const MOST: f64 = 4503599627370496;

/**
 * A Poisson draw, exact for rates from 0 to 2^52; NaN for others. `first` is the substream's first uniform.
 *
 * Below a rate of 10 by inversion: a falling function of `first`, so a larger rate never gives a smaller draw. From 10 on by rejection.
 */
export function poissonFrom(first: f64, rate: f64, substream: Substream): f64 {
  if (!(rate >= 0 && rate <= MOST)) return NaN;
  return rate < 10 ? invert(first, rate) : reject(first, rate, substream);
}

/** How many k have P(X > k) > u, one after the other. */
function invert(u: f64, rate: f64): f64 {
  let above = -expm1(-rate);
  if (!(u < above)) return 0;
  let k: f64 = 0;
  let mass = exp(-rate);
  while (u < above) {
    k += 1;
    mass *= rate / k;
    const next = above - mass;
    // Nothing left but rounding errors.
    if (next === above) break;
    above = next;
  }
  return k;
}

/** Algorithm PTRD of Hörmann (1993), The transformed rejection method for generating Poisson random variables; but the test of acceptance is exact. */
function reject(first: f64, rate: f64, substream: Substream): f64 {
  const b = 0.931 + 2.53 * Math.sqrt(rate);
  const a = -0.059 + 0.02483 * b;
  const most = 0.9277 - 3.6224 / (b - 2);
  const center = rate + 0.43;
  let v = first;
  for (let attempt = 1; attempt < 32768; attempt += 2) {
    if (v <= 0.86 * most) {
      // Under a rectangle that lies below the density everywhere.
      const u = v / most - 0.43;
      return Math.floor(((2 * a) / (0.5 - Math.abs(u)) + b) * u + center);
    }
    const w = substream.uniform(attempt);
    let u = w - 0.5;
    if (v < most) {
      const rest = v / most - 0.93;
      u = rest < 0 ? -0.5 - rest : 0.5 - rest;
      v = w * most;
    }
    const side = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / side + b) * u + center);
    if (side > 0 && k >= 0 && k < 2 * MOST) {
      const hat = (1.1239 + 1.1328 / (b - 3.4)) / (a / (side * side) + b);
      if (log(v * hat) <= logMass(k, rate)) return k;
    }
    v = substream.uniform(attempt + 1);
  }
  return NaN;
}

/** log P(X = k): Loader (2000), Fast and accurate computation of binomial probabilities. */
function logMass(k: f64, rate: f64): f64 {
  if (k === 0) return -rate;
  return -stirlingError(k) - k * deviance((rate - k) / k, rate / k) - 0.5 * log(TWO_PI * k);
}
