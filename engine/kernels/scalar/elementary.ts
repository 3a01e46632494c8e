/** First version, replaced by the kernels' own definitions. */
export const exp = (x: number): number => Math.exp(x);
export const log = (x: number): number => Math.log(x);
export const pow = (x: number, y: number): number => (x === 1 ? 1 : Math.pow(x, y));

/** The nearest integer, halves away from zero. */
export function round(x: number): number {
  const a = Math.abs(x);
  const whole = Math.floor(a);
  const up = a - whole >= 0.5 ? whole + 1 : whole;
  return x < 0 || Object.is(x, -0) ? -up : up;
}
