import {betaCdf as scalarBetaCdf, betaFront, betaQuantile as scalarBetaQuantile, betaQuantileFrom, logBeta} from '../scalar/beta.ts';
import {gammaCdf as scalarGammaCdf, gammaFront, gammaQuantile as scalarGammaQuantile, gammaQuantileFrom} from '../scalar/gamma.ts';
import {pow as scalarPow} from '../scalar/pow.ts';
import {each2, each3} from './each.ts';
import {BYTES, start, stride} from './vector.ts';

// @ts-ignore: decorator
@inline
function isShape(a: f64): bool {
  return a > 0 && a < Infinity;
}

@unmanaged class Pow {
  @inline of(a: f64, b: f64): f64 { return scalarPow(a, b); }
}
export function pow(dst: usize, a: usize, b: usize): void { each2<Pow>(dst, a, b); }

@unmanaged class GammaCdf {
  @inline of(a: f64, b: f64): f64 { return scalarGammaCdf(a, b); }
}
export function gammaCdf(dst: usize, a: usize, b: usize): void { each2<GammaCdf>(dst, a, b); }

@unmanaged class GammaQuantile {
  @inline of(a: f64, b: f64): f64 { return scalarGammaQuantile(a, b); }
}
export function gammaQuantile(dst: usize, a: usize, b: usize): void {
  if (!(b & 1) || !isShape(load<f64>(start(b)))) {
    each2<GammaQuantile>(dst, a, b);
    return;
  }
  // One shape for all: what depends on it alone is made once.
  const shape = load<f64>(start(b));
  const front = gammaFront(shape);
  const s = stride(a) >> 1;
  a = start(a);
  for (let end = dst + BYTES; dst < end; dst += 8) {
    store<f64>(dst, gammaQuantileFrom(load<f64>(a), shape, front));
    a += s;
  }
}

@unmanaged class BetaCdf {
  @inline of(a: f64, b: f64, c: f64): f64 { return scalarBetaCdf(a, b, c); }
}
export function betaCdf(dst: usize, a: usize, b: usize, c: usize): void { each3<BetaCdf>(dst, a, b, c); }

@unmanaged class BetaQuantile {
  @inline of(a: f64, b: f64, c: f64): f64 { return scalarBetaQuantile(a, b, c); }
}
export function betaQuantile(dst: usize, a: usize, b: usize, c: usize): void {
  if (!(b & c & 1) || !isShape(load<f64>(start(b))) || !isShape(load<f64>(start(c)))) {
    each3<BetaQuantile>(dst, a, b, c);
    return;
  }
  const alpha = load<f64>(start(b));
  const beta = load<f64>(start(c));
  const front = betaFront(alpha, beta);
  const logB = logBeta(alpha, beta, front);
  const s = stride(a) >> 1;
  a = start(a);
  for (let end = dst + BYTES; dst < end; dst += 8) {
    store<f64>(dst, betaQuantileFrom(load<f64>(a), alpha, beta, front, logB));
    a += s;
  }
}
