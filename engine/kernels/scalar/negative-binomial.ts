import {aboveNone} from './above-none.ts';
import {exp} from './exp.ts';
import {gammaDraw} from './gamma-draw.ts';
import type {Hat} from './hat.ts';
import {log1p} from './log1p.ts';
import {poissonFrom} from './poisson.ts';
import type {Substream} from './substream.ts';

/**
 * A negative binomial draw with the given mean m and dispersion k, variance m + m²/k; m from 0, k above 0, else NaN; at k = ∞ a Poisson draw.
 * `first` is the substream's first uniform; the hat may be any.
 *
 * Below a mean of 40 (unless the tail is very long) by inversion, else as a Poisson draw whose rate is m/k times a gamma draw of shape k: Devroye (1986), Non-uniform
 * random variate generation, ch. X.4.
 */
export function negativeBinomialFrom(first: f64, mean: f64, dispersion: f64, substream: Substream, hat: Hat): f64 {
  if (!isInverted(mean, dispersion)) return poissonFrom(first, gammaRate(mean, dispersion, substream), substream, hat);
  const odds = mean / dispersion;
  const logNone = -dispersion * log1p(odds);
  const none = exp(logNone);
  return invertNegativeBinomial(first, dispersion, odds / (1 + odds), none, aboveNone(logNone, none));
}

/** The rate of which the draw is a Poisson draw: gamma with the mean and shape k. NaN where the parameters are invalid. */
export function gammaRate(mean: f64, dispersion: f64, substream: Substream): f64 {
  if (!(mean >= 0 && dispersion > 0)) return NaN;
  return dispersion === Infinity ? mean : (mean / dispersion) * gammaDraw(dispersion, substream);
}

/** Is the draw made by inversion? */
export function isInverted(mean: f64, dispersion: f64): boolean {
  return mean >= 0 && mean < 40 && mean <= 1000 * dispersion && dispersion > 0 && dispersion < Infinity;
}

/** How many x have P(X > x) > u, one after the other, given m / (m + k), P(X = 0) and P(X > 0). */
export function invertNegativeBinomial(u: f64, dispersion: f64, ratio: f64, none: f64, some: f64): f64 {
  let mass = none;
  let above = some;
  let x: f64 = 0;
  while (u < above) {
    mass *= ((dispersion + x) * ratio) / (x + 1);
    x += 1;
    const next = above - mass;
    // Nothing left but rounding errors.
    if (next === above) break;
    above = next;
  }
  return x;
}
