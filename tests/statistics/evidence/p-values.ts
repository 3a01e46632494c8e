import {betaCdf, gammaCdf, normalCdf} from '../../../engine/kernels/scalar/index.ts';

/** How probable is a chi-square so large? Within 1e-15. */
export function chiSquareTail(statistic: number, freedom: number): number {
  return freedom === 0 ? 1 : 1 - gammaCdf(statistic / 2, freedom / 2);
}

/**
 * How probable is it that an empirical distribution function of n draws is so far from the true one? Kolmogorov's limit at a corrected distance: Vrbik (2018),
 * Small-sample corrections to Kolmogorov-Smirnov test statistic, Pioneer J. Theor. Appl. Stat. 15. For n from 4096 within 6e-6, and within 2 % of itself down to
 * 1e-11.
 */
export function kolmogorovTail(distance: number, n: number): number {
  const raw = distance * Math.sqrt(n);
  const t = raw + 1 / (6 * Math.sqrt(n)) + (raw - 1) / (4 * n);
  // Less is next to impossible, and the series would need many terms.
  if (t < 0.2) return 1;
  let [sum, k] = [0, 1];
  for (let term = 1; term > 1e-20; k++) {
    term = Math.exp(-2 * k * k * t * t);
    sum += k % 2 ? term : -term;
  }
  return Math.min(1, 2 * sum);
}

/** How probable is a count so far to one side of n draws with a probability? Exact, of both sides: twice the less probable. */
export function binomialTail(count: number, n: number, probability: number): number {
  const atLeast = (k: number, p: number) => (k <= 0 ? 1 : betaCdf(p, k, n - k + 1));
  return Math.min(1, 2 * Math.min(atLeast(count, probability), atLeast(n - count, 1 - probability)));
}

/** The same of a Poisson count. */
export function poissonTail(count: number, mean: number): number {
  const atLeast = (k: number) => (k === 0 ? 1 : gammaCdf(mean, k));
  return Math.min(1, 2 * Math.min(atLeast(count), 1 - atLeast(count + 1)));
}

/** How probable is a standard normal so far from 0? */
export function normalTail(z: number): number {
  return 2 * normalCdf(-Math.abs(z));
}
