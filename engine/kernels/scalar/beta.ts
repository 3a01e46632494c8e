import {exp} from './exp.ts';
import {log} from './log.ts';
import {bisect} from './bisect.ts';
import {logGamma} from './gamma.ts';

/** The distribution function of the beta distribution; first version. */
export function betaCdf(x: number, alpha: number, beta: number): number {
  if (!(alpha > 0 && alpha < Infinity && beta > 0 && beta < Infinity) || Number.isNaN(x)) return NaN;
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta) + alpha * log(x) + beta * log(1 - x));
  if (x < (alpha + 1) / (alpha + beta + 2)) return Math.min(1, (front * fraction(x, alpha, beta)) / alpha);
  return Math.max(0, 1 - (front * fraction(1 - x, beta, alpha)) / beta);
}

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 100000; m++) {
    let an = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + an * d);
    c = 1 + an / c;
    h *= d * c;
    an = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + an * d);
    c = 1 + an / c;
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < 1e-16) break;
  }
  return h;
}

/** The quantile function of the beta distribution; first version. */
export function betaQuantile(u: number, alpha: number, beta: number): number {
  if (!(alpha > 0 && alpha < Infinity && beta > 0 && beta < Infinity) || !(u >= 0 && u <= 1)) return NaN;
  if (u === 0 || u === 1) return u;
  return bisect((x) => betaCdf(x, alpha, beta) < u, 1);
}
