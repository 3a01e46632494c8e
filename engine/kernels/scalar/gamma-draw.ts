import {deviance} from './deviance.ts';
import {exp} from './exp.ts';
import {log} from './log.ts';
import {probit} from './probit.ts';
import type {Substream} from './substream.ts';

/** Attempts from here on are the gamma draw's. */
const FIRST = 32768;

/**
 * A gamma draw with scale 1 for a positive shape, from the attempts of the substream from 32768 on.
 *
 * Marsaglia & Tsang (2000), A simple method for generating gamma variables, ACM TOMS 26; below a shape of 1, that of shape + 1 times U^(1 / shape).
 */
export function gammaDraw(shape: f64, substream: Substream): f64 {
  if (shape >= 1) return fromOne(shape, substream);
  return fromOne(shape + 1, substream) * exp(log(substream.uniform(FIRST)) / shape);
}

function fromOne(shape: f64, substream: Substream): f64 {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let attempt = FIRST + 1; attempt < 65535; attempt += 2) {
    const z = probit(substream.uniform(attempt));
    const cz = c * z;
    // v - 1, v = (1 + c z)³.
    const step = cz * (3 + cz * (3 + cz));
    if (!(cz > -1 && cz < 1e9)) continue;
    const square = z * z;
    const u = substream.uniform(attempt + 1);
    if (u < 1 - 0.0331 * square * square) return d * (1 + step);
    if (log(u) < 0.5 * square - d * deviance(step, 1 + step)) return d * (1 + step);
  }
  return NaN;
}
