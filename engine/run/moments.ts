/** Doubles per set of moments: mean, M2 (sum of squared deviations from the mean), least and greatest value. */
export const MOMENTS = 4;

/**
 * Merges the moments of `m` values at `from[j]` into those of `n` values at `into[i]`. No digit depends on anything but the two sets, so merging in a
 * fixed order gives a fixed result.
 *
 * Chan, Golub & LeVeque (1983), Algorithms for computing the sample variance, equations 2.1.
 */
export function mergeMoments(into: Float64Array, i: number, n: number, from: Float64Array, j: number, m: number): void {
  if (n === 0) {
    for (let k = 0; k < MOMENTS; k++) into[i + k] = from[j + k]!;
    return;
  }
  const total = n + m;
  const delta = from[j]! - into[i]!;
  into[i] = into[i]! + delta * (m / total);
  into[i + 1] = into[i + 1]! + from[j + 1]! + delta * delta * ((n * m) / total);
  into[i + 2] = Math.min(into[i + 2]!, from[j + 2]!);
  into[i + 3] = Math.max(into[i + 3]!, from[j + 3]!);
}

/** The standard deviation of the draws, divisor n − 1. */
export function standardDeviation(m2: number, n: number): number {
  return Math.sqrt(m2 / (n - 1));
}
