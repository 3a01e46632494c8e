import {deviance} from './deviance.ts';
import {exp} from './exp.ts';
import {expm1} from './expm1.ts';
import {log} from './log.ts';
import {log1p} from './log1p.ts';
import {stirlingError} from './stirling.ts';
import type {Substream} from './substream.ts';

const TWO_PI: f64 = 6.283185307179586;
const ROOT_TWO_PI: f64 = 2.5066282746310002;
/** 2^52. */
const MOST: f64 = 4503599627370496;

/**
 * A binomial draw: how many of n succeed, each with probability p; exact for integers n from 0 to 2^52 and p from 0 to 1, NaN for others. Of none
 * none succeed, whatever p, even NaN. `first` is the substream's first uniform.
 *
 * The rarer of success and failure is drawn: by inversion where its mean is below 10, else by rejection.
 */
export function binomialFrom(first: f64, n: f64, p: f64, substream: Substream): f64 {
  if (n === 0) return 0;
  if (!(n > 0 && n <= MOST && p >= 0 && p <= 1) || n !== Math.floor(n)) return NaN;
  return p > 0.5 ? n - rarer(first, n, 1 - p, substream) : rarer(first, n, p, substream);
}

function rarer(first: f64, n: f64, p: f64, substream: Substream): f64 {
  return n * p < 10 ? invert(first, n, p) : reject(first, n, p, substream);
}

/** How many k have P(X > k) > u, one after the other. */
function invert(u: f64, n: f64, p: f64): f64 {
  const logNone = n * log1p(-p);
  let above = -expm1(logNone);
  if (!(u < above)) return 0;
  const odds = p / (1 - p);
  let mass = exp(logNone);
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
 * Algorithm BTRD of Hörmann (1993), The generation of binomial random variates, J. Stat. Comput. Simul. 46; but the test of acceptance is
 * exact, against the probability itself rather than its ratio to that of the mode.
 */
function reject(first: f64, n: f64, p: f64, substream: Substream): f64 {
  const sd = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const most = 0.92 - 4.2 / b;
  const center = n * p + 0.5;
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
    if (side > 0 && k >= 0 && k <= n) {
      const hat = (2.83 + 5.1 / b) / ROOT_TWO_PI / (a / (side * side) + b);
      if (log(v * hat) <= logMass(k, n, p)) return k;
    }
    v = substream.uniform(attempt + 1);
  }
  return NaN;
}

/** log P(X = k): Loader (2000), Fast and accurate computation of binomial probabilities. */
function logMass(k: f64, n: f64, p: f64): f64 {
  if (k === 0) return n * log1p(-p);
  if (k === n) return n * log(p);
  const rest = n - k;
  const successes = n * p;
  const failures = n * (1 - p);
  return (
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(rest) -
    k * deviance((successes - k) / k, successes / k) -
    rest * deviance((failures - rest) / rest, failures / rest) -
    0.5 * log(TWO_PI * k * (rest / n))
  );
}
