import {probit} from '../kernels/scalar/index.ts';

/** A probability and what is left to 1, each the double nearest to its decimals. */
export interface Level {
  readonly probability: number;
  readonly complement: number;
}

/** `p5` → 0.05, `p97_5` → 0.975; undefined for a name that is not written so. May lie outside (0, 1). */
export function levelOf(name: string): Level | undefined {
  const [, whole, fraction = ''] = /^p(\d{1,6})(?:_(\d{1,6}))?$/.exec(name) ?? [];
  if (whole === undefined) return undefined;
  const digits = Number(whole + fraction);
  const hundred = Number(`1e${fraction.length + 2}`);
  const decimal = (n: number) => Number(`${n}e-${fraction.length + 2}`);
  return {probability: decimal(digits), complement: decimal(hundred - digits)};
}

/** The normal quantile of a level; exactly opposite for opposite levels such as p5 and p95. */
export function zOf({probability, complement}: Level): number {
  return probability <= 0.5 ? probit(probability) : -probit(complement);
}
