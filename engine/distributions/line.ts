import type {Builder, Value} from '../program/builder.ts';

/** Limits of a quantity, either or both of them. */
export interface Bounds {
  readonly min: Value | undefined;
  readonly max: Value | undefined;
}

/** A bounded quantity on the whole line, ascending: its logarithm or logit; ±∞ at the bounds and beyond. */
export function toLine(b: Builder, x: Value, {min, max}: Bounds): Value {
  const over = (y: Value) => b.max(y, b.constant(0));
  if (min === undefined && max === undefined) return x;
  if (max === undefined) return b.log(over(b.sub(x, min!)));
  if (min === undefined) return b.neg(b.log(over(b.sub(max, x))));
  return b.log(b.div(over(b.sub(x, min)), over(b.sub(max, x))));
}

/** The inverse of `toLine`. */
export function fromLine(b: Builder, z: Value, {min, max}: Bounds): Value {
  if (min === undefined && max === undefined) return z;
  if (max === undefined) return b.add(min!, b.exp(z));
  if (min === undefined) return b.sub(max, b.exp(b.neg(z)));
  return b.add(min, b.mul(b.sub(max, min), logistic(b, z)));
}

/** 1 / (1 + e^-s), the inverse of the logit. */
export function logistic(b: Builder, s: Value): Value {
  const one = b.constant(1);
  return b.div(one, b.add(one, b.exp(b.neg(s))));
}
