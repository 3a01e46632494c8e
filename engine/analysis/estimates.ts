import {betaQuantile, probit} from '../kernels/scalar/index.ts';

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

/**
 * Clopper–Pearson interval of a probability after `hits` of `n` (Clopper & Pearson 1934, Biometrika 26, 404–413; in beta quantiles, Brown, Cai & DasGupta 2001,
 * Statistical Science 16, section 4.2.1): covers at least as often as it says at any n, which for a handful of cases matters more than being short.
 */
export function clopperPearson(hits: number, n: number, confidence = 0.95): [low: number, high: number] {
  const tail = (1 - confidence) / 2;
  return [
    hits === 0 ? 0 : betaQuantile(tail, hits, n - hits + 1),
    hits === n ? 1 : betaQuantile(1 - tail, hits + 1, n - hits),
  ];
}
