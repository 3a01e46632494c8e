import {probit} from '../kernels/scalar/index.ts';

/** The two-sided standard normal quantile that leaves `1 − confidence` outside. */
export function criticalValue(confidence: number): number {
  return probit(0.5 + confidence / 2);
}

/** Standard error of a share: √(p(1 − p)/n). */
export function shareStandardError(p: number, n: number): number {
  return Math.sqrt((p * (1 - p)) / n);
}

/**
 * Wilson score interval of a probability after `hits` of `n` (Wilson 1927, eq. 4 without continuity correction): never empty, never outside [0, 1],
 * and honest at 0 and n hits.
 */
export function wilson(hits: number, n: number, confidence = 0.95): [low: number, high: number] {
  const z = criticalValue(confidence);
  const p = hits / n;
  const scale = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / scale;
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [hits === 0 ? 0 : centre - half, hits === n ? 1 : centre + half];
}
