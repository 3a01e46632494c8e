import {betaCdf as scalarBetaCdf, betaQuantile as scalarBetaQuantile} from '../scalar/beta.ts';
import {gammaCdf as scalarGammaCdf, gammaQuantile as scalarGammaQuantile} from '../scalar/gamma.ts';
import {pow as scalarPow} from '../scalar/pow.ts';
import {each2, each3} from './each.ts';

@unmanaged
class Pow {
  @inline of(a: f64, b: f64): f64 {
    return scalarPow(a, b);
  }
}
export function pow(dst: usize, a: usize, b: usize): void {
  each2<Pow>(dst, a, b);
}

@unmanaged
class GammaQuantile {
  @inline of(a: f64, b: f64): f64 {
    return scalarGammaQuantile(a, b);
  }
}
export function gammaQuantile(dst: usize, a: usize, b: usize): void {
  each2<GammaQuantile>(dst, a, b);
}

@unmanaged
class GammaCdf {
  @inline of(a: f64, b: f64): f64 {
    return scalarGammaCdf(a, b);
  }
}
export function gammaCdf(dst: usize, a: usize, b: usize): void {
  each2<GammaCdf>(dst, a, b);
}

@unmanaged
class BetaQuantile {
  @inline of(a: f64, b: f64, c: f64): f64 {
    return scalarBetaQuantile(a, b, c);
  }
}
export function betaQuantile(dst: usize, a: usize, b: usize, c: usize): void {
  each3<BetaQuantile>(dst, a, b, c);
}

@unmanaged
class BetaCdf {
  @inline of(a: f64, b: f64, c: f64): f64 {
    return scalarBetaCdf(a, b, c);
  }
}
export function betaCdf(dst: usize, a: usize, b: usize, c: usize): void {
  each3<BetaCdf>(dst, a, b, c);
}
