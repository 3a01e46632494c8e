import {exp} from './exp.ts';
import {log} from './log.ts';
import {bisect} from './bisect.ts';

/** ln Γ(x) for x > 0, by Stirling's series. */
export function logGamma(x: number): number {
  let shift = 1;
  while (x < 15) shift *= x++;
  const z = 1 / (x * x);
  const series = (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - (z * 691) / 360360))))) / x;
  return (x - 0.5) * log(x) - x + 0.9189385332046728 + series - log(shift);
}

/** The distribution function of the gamma distribution with scale 1; first version. */
export function gammaCdf(x: number, shape: number): number {
  if (!(shape > 0 && shape < Infinity) || Number.isNaN(x)) return NaN;
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  const front = exp(shape * log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; n < 100000 && term > 1e-17 * sum; n++) sum += term *= x / (shape + n);
    return Math.min(1, front * sum);
  }
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 100000; i++) {
    const an = -i * (i - shape);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < 1e-16) break;
  }
  return Math.max(0, 1 - front * h);
}

/** The quantile function of the gamma distribution with scale 1; first version. */
export function gammaQuantile(u: number, shape: number): number {
  if (!(shape > 0 && shape < Infinity) || !(u >= 0 && u <= 1)) return NaN;
  if (u === 0) return 0;
  if (u === 1) return Infinity;
  let high = shape + 1;
  while (gammaCdf(high, shape) < u) high *= 2;
  return bisect((x) => gammaCdf(x, shape) < u, high);
}
