import {aboveNone} from './above-none.ts';
import {exp} from './exp.ts';
import type {Hat} from './hat.ts';
import {log} from './log.ts';
import {log1p} from './log1p.ts';
import {stirlingOfInteger} from './stirling-of-integer.ts';
import type {Substream} from './substream.ts';

const TWO_PI: f64 = 6.283185307179586;
/** 2^52: beyond it arithmetic on integers is no longer exact. */
const MOST: f64 = 4503599627370496;
/** Inversion takes a step for every event and is faster up to about here. */
export const MOST_INVERTED: f64 = 20;

/**
 * A Poisson draw, exact for rates from 0 to 2^52; NaN for others. `first` is the substream's first uniform; the hat may be any.
 *
 * Below a rate of 20 by inversion (Devroye 1986, Non-uniform random variate generation, ch. III.2): a falling function of `first`, so that a larger rate
 * never gives a smaller draw. From 20 on by rejection.
 */
export function poissonFrom(first: f64, rate: f64, substream: Substream, hat: Hat): f64 {
  if (rate < MOST_INVERTED) {
    const none = exp(-rate);
    return rate >= 0 ? invertPoisson(first, rate, none, aboveNone(-rate, none)) : NaN;
  }
  if (!(rate <= MOST)) return NaN;
  if (hat.first !== rate) poissonHat(rate, hat);
  if (first <= hat.rectangle) return hat.at(first * hat.stretch - 0.43);
  return reject(first, rate, substream, hat);
}

/** How many k have P(X > k) > u, one after the other, given P(X = 0) and P(X > 0). */
export function invertPoisson(u: f64, rate: f64, none: f64, some: f64): f64 {
  let mass = none;
  let above = some;
  let k: f64 = 0;
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

/**
 * The hat of algorithm PTRD: Hörmann (1993), The transformed rejection method for generating Poisson random variables, Insurance: Mathematics and Economics 12.
 * Peak and height moved by 1e-4 and 2e-4, for his touch P(k) within 1e-5.
 */
export function poissonHat(rate: f64, hat: Hat): void {
  const b = 0.931 + 2.53 * Math.sqrt(rate);
  hat.first = rate;
  hat.b = b;
  hat.a = -0.059 + 0.02483 * b;
  hat.center = rate + 0.445;
  hat.peak = 1.124 + 1.1328 / (b - 3.4);
  hat.setHeight(0.9275 - 3.6224 / (b - 2));
}

function reject(first: f64, rate: f64, substream: Substream, hat: Hat): f64 {
  let v = first;
  for (let attempt = 1; attempt < 32768; attempt += 2) {
    if (v <= hat.rectangle) return hat.at(v * hat.stretch - 0.43);
    const w = substream.uniform(attempt);
    const inside = v < hat.most;
    const u = inside ? hat.outside(v) : w - 0.5;
    const k = hat.at(u);
    if (k >= 0 && k < 2 * MOST && isUnder(hat.height(inside ? w * hat.most : v, u), k, rate)) return k;
    v = substream.uniform(attempt + 1);
  }
  return NaN;
}

/** Is the height no more than P(X = k)? Loader (2000), Fast and accurate computation of binomial probabilities. */
function isUnder(height: f64, k: f64, rate: f64): boolean {
  if (k === 0) return log(height) <= -rate;
  const d = (rate - k) / k;
  return log(height * Math.sqrt(TWO_PI * k)) <= k * (log1p(d) - d) - stirlingOfInteger(k);
}
