/**
 * The curve under which draws are rejected: V uniform in (0, 1) and U in (-1/2, 1/2) give k = floor(G(U)), G(U) = (2a/(1/2 - |U|) + b) U + center, accepted
 * where V ≤ P(k) G'(U) / peak, G'(U) = a/(1/2 - |U|)² + b. `peak` is no less than P(k) G' anywhere, and `rectangle` no more than 0.86 P(k) G' / peak wherever
 * |U| ≤ 0.43, so that there most draws are accepted without a look at P. Hörmann (1993), transformed rejection.
 */
export class Hat {
  /** What the rest was worked out for: the rate, or n and p. */
  first: f64 = -1;
  second: f64 = -1;
  a: f64 = 0;
  b: f64 = 0;
  center: f64 = 0;
  peak: f64 = 0;
  /** The height up to which all V are accepted where |U| ≤ 0.43. */
  most: f64 = 0;
  /** 0.86 most. */
  rectangle: f64 = 0;
  /** 1 / most. */
  stretch: f64 = 0;

  setHeight(most: f64): void {
    this.most = most;
    this.rectangle = 0.86 * most;
    this.stretch = 1 / most;
  }

  /** The draw at U. */
  at(u: f64): f64 {
    return Math.floor(((2 * this.a) / (0.5 - Math.abs(u)) + this.b) * u + this.center);
  }

  /** V peak / G'(U), which is to be no more than P(k). */
  height(v: f64, u: f64): f64 {
    const side = 0.5 - Math.abs(u);
    return (v * this.peak) / (this.a / (side * side) + this.b);
  }

  /** U of a V between the rectangle and `most`, which falls on what the rectangle leaves: 0.43 < |U| < 1/2. */
  outside(v: f64): f64 {
    const u = v * this.stretch - 0.93;
    return u < 0 ? -0.5 - u : 0.5 - u;
  }
}
