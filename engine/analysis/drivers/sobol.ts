/** A share of variance with its standard error. */
export interface Index {
  readonly index: number;
  readonly standardError: number;
}

/**
 * The share of the variance of y that comes from what two columns of draws share: they are computed from the same values of some inputs and independent ones of all others, replicate by
 * replicate, so that C/V with C = mean(y − m)(y′ − m), V = mean((y − m)² + (y′ − m)²)/2 and m the mean of both is the first-order index of what is shared, and 1 − C/V the total index of
 * what is not. Efficient among estimators from such pairs (Janon, Klein, Lagnoux, Nodet & Prieur 2014, Asymptotic normality and efficiency of two Sobol index estimators, eq. 6; 1 − C/V is the
 * estimator of Jansen 1999, Analysis of variance designs for model output, with the variance of both columns). The standard error is that of its central limit theorem (prop. 2.2). Undefined
 * where nothing varies.
 */
export function sharedIndex(y: Float64Array, z: Float64Array): Index | undefined {
  const n = y.length;
  const mean = meanOf(y) / 2 + meanOf(z) / 2;
  // In plain variables: millions of numbers in objects would be too slow.
  let products = 0;
  let squares = 0;
  let productsSquared = 0;
  let mixed = 0;
  let squaresSquared = 0;
  for (let i = 0; i < n; i++) {
    const a = y[i]! - mean;
    const b = z[i]! - mean;
    const p = a * b;
    const q = (a * a + b * b) / 2;
    products += p;
    squares += q;
    productsSquared += p * p;
    mixed += p * q;
    squaresSquared += q * q;
  }
  // What differs by rounding errors alone does not vary.
  if (!(squares / n > 1e-24 * mean * mean)) return undefined;
  return indexOf({products, squares, productsSquared, mixed, squaresSquared}, n);
}

/** The same of hits, 1 or 0: from how often both, or one alone, is 1. */
export function sharedIndexOfHits(y: Uint8Array, z: Uint8Array): Index | undefined {
  const n = y.length;
  let [both, ones] = [0, 0];
  for (let i = 0; i < n; i++) {
    both += y[i]! & z[i]!;
    ones += y[i]! + z[i]!;
  }
  if (ones === 0 || ones === 2 * n) return undefined;
  const mean = ones / (2 * n);
  const [hit, miss] = [1 - mean, -mean];
  const either = ones - 2 * both;
  const sums: Sums = {products: 0, squares: 0, productsSquared: 0, mixed: 0, squaresSquared: 0};
  add(sums, hit * hit, hit * hit, both);
  add(sums, hit * miss, (hit * hit + miss * miss) / 2, either);
  add(sums, miss * miss, miss * miss, n - both - either);
  return indexOf(sums, n);
}

/** Of p = (y − m)(y′ − m) and q = ((y − m)² + (y′ − m)²)/2: Σp, Σq, Σp², Σpq, Σq². */
interface Sums {
  products: number;
  squares: number;
  productsSquared: number;
  mixed: number;
  squaresSquared: number;
}

function add(sums: Sums, p: number, q: number, times: number): void {
  sums.products += times * p;
  sums.squares += times * q;
  sums.productsSquared += times * p * p;
  sums.mixed += times * p * q;
  sums.squaresSquared += times * q * q;
}

/** A replicate's influence on C/V is (p − q·C/V)/V, of mean 0: the standard error is that of its mean. */
function indexOf({products, squares, productsSquared, mixed, squaresSquared}: Sums, n: number): Index {
  const index = products / squares;
  const variance = squares / n;
  const influence = productsSquared - 2 * index * mixed + index * index * squaresSquared;
  return {index, standardError: Math.sqrt(Math.max(0, influence)) / (n * variance)};
}

/** `sharedIndex` with the influence of every replicate on it: for what several indices from the same replicates are combined to. */
export function influences(
  y: ArrayLike<number>,
  z: ArrayLike<number>,
): {readonly index: number; readonly influence: Float64Array} | undefined {
  const n = y.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (y[i]! + z[i]!) / (2 * n);
  let [product, square] = [0, 0];
  for (let i = 0; i < n; i++) {
    const [a, b] = [y[i]! - mean, z[i]! - mean];
    product += a * b;
    square += (a * a + b * b) / 2;
  }
  const variance = square / n;
  if (!(variance > 1e-24 * mean * mean)) return undefined;
  const index = product / square;
  const influence = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const [a, b] = [y[i]! - mean, z[i]! - mean];
    influence[i] = (a * b - (index * (a * a + b * b)) / 2) / variance;
  }
  return {index, influence};
}

/** Standard error of the mean of values around 0. */
export function errorOfMean(values: Float64Array): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares) / values.length;
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
