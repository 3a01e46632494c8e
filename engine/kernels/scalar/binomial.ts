import {aboveNone} from './above-none.ts';
import {exp} from './exp.ts';
import type {Hat} from './hat.ts';
import {log} from './log.ts';
import {log1p} from './log1p.ts';
import {MOST_INVERTED} from './poisson.ts';
import {stirlingOfInteger} from './stirling-of-integer.ts';
import type {Substream} from './substream.ts';

const TWO_PI: f64 = 6.283185307179586;
const ROOT_TWO_PI: f64 = 2.5066282746310002;
/** 2^52: beyond it arithmetic on integers is no longer exact. */
const MOST: f64 = 4503599627370496;

/**
 * A binomial draw: how many of n succeed, each with probability p; exact for integers n from 0 to 2^52 and p from 0 to 1, NaN for others. Of none
 * none succeed, whatever p, even NaN. `first` is the substream's first uniform; the hat may be any.
 *
 * The rarer of success and failure is drawn: by inversion (Devroye 1986, Non-uniform random variate generation, ch. III.2) where its mean is below 20, else by
 * rejection.
 */
export function binomialFrom(first: f64, n: f64, p: f64, substream: Substream, hat: Hat): f64 {
  if (n === 0) return 0;
  if (!isBinomial(n, p)) return NaN;
  return p > 0.5 ? n - rarer(first, n, 1 - p, substream, hat) : rarer(first, n, p, substream, hat);
}

/** Are these a positive integer that can be counted to and a probability? */
export function isBinomial(n: f64, p: f64): boolean {
  return n > 0 && n <= MOST && p >= 0 && p <= 1 && n === Math.floor(n);
}

function rarer(first: f64, n: f64, p: f64, substream: Substream, hat: Hat): f64 {
  if (n * p < MOST_INVERTED) {
    const logNone = n * log1p(-p);
    const none = exp(logNone);
    return invertBinomial(first, n, p / (1 - p), none, aboveNone(logNone, none));
  }
  if (hat.first !== n || hat.second !== p) binomialHat(n, p, hat);
  if (first <= hat.rectangle) return hat.at(first * hat.stretch - 0.43);
  return reject(first, n, p, substream, hat);
}

/** How many k have P(X > k) > u, one after the other, given p / (1 - p), P(X = 0) and P(X > 0). */
export function invertBinomial(u: f64, n: f64, odds: f64, none: f64, some: f64): f64 {
  let mass = none;
  let above = some;
  let k: f64 = 0;
  while (u < above && k < n) {
    mass *= ((n - k) * odds) / (k + 1);
    k += 1;
    const next = above - mass;
    // Nothing left but rounding errors.
    if (next === above) break;
    above = next;
  }
  return k;
}

/**
 * The hat of algorithms BTRS and BTRD: Hörmann (1993), The generation of binomial random variates, J. Stat. Comput. Simul. 46; but over the
 * probability itself rather than its ratio to that of the mode.
 */
export function binomialHat(n: f64, p: f64, hat: Hat): void {
  const mean = n * p;
  const b = 1.15 + 2.53 * Math.sqrt(mean * (1 - p));
  hat.first = n;
  hat.second = p;
  hat.b = b;
  hat.a = -0.0873 + 0.0248 * b + 0.01 * p;
  hat.center = mean + 0.5;
  const ratio = 1 / b;
  hat.peak = (2.83 + 5.1 * ratio) / ROOT_TWO_PI;
  hat.setHeight(0.92 - 4.2 * ratio);
}

function reject(first: f64, n: f64, p: f64, substream: Substream, hat: Hat): f64 {
  let v = first;
  for (let attempt = 1; attempt < 32768; attempt += 2) {
    if (v <= hat.rectangle) return hat.at(v * hat.stretch - 0.43);
    const w = substream.uniform(attempt);
    const inside = v < hat.most;
    const u = inside ? hat.outside(v) : w - 0.5;
    const k = hat.at(u);
    if (k >= 0 && k <= n && isUnder(hat.height(inside ? w * hat.most : v, u), k, n, p)) return k;
    v = substream.uniform(attempt + 1);
  }
  return NaN;
}

/** Is the height no more than P(X = k)? Loader (2000), Fast and accurate computation of binomial probabilities. */
function isUnder(height: f64, k: f64, n: f64, p: f64): boolean {
  if (k === 0) return log(height) <= n * log1p(-p);
  if (k === n) return log(height) <= n * log(p);
  const rest = n - k;
  const away = n * p - k;
  const d = away / k;
  const e = -away / rest;
  return (
    log(height * Math.sqrt(TWO_PI * k * (rest / n))) <=
    k * (log1p(d) - d) + rest * (log1p(e) - e) + (stirlingOfInteger(n) - stirlingOfInteger(k) - stirlingOfInteger(rest))
  );
}
