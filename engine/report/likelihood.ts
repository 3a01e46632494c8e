/** How likely something is, in words. */
export type Likelihood = 'remote' | 'unlikely' | 'even' | 'likely' | 'certain';

/** Below 5 % remote, below 33 % unlikely, 33 to 67 % even, above 67 % likely, above 95 % certain. */
export function likelihoodOf(probability: number): Likelihood {
  if (probability < 0.05) return 'remote';
  if (probability < 0.33) return 'unlikely';
  if (probability <= 0.67) return 'even';
  return probability <= 0.95 ? 'likely' : 'certain';
}
