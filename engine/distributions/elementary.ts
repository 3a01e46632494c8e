import type {Builder, Value} from '../program/builder.ts';

/**
 * ln(1 + x) to a few units in the last place for x ≥ 0, small ones too.
 *
 * Goldberg (1991), What every computer scientist should know about floating-point arithmetic, theorem 4.
 */
export function log1p(b: Builder, x: Value): Value {
  const one = b.constant(1);
  const w = b.add(one, x);
  return b.select(b.map('eq', w, one), x, b.mul(x, b.div(b.log(w), b.sub(w, one))));
}

/** x moved into [0, 1]. */
export function toUnit(b: Builder, x: Value): Value {
  return b.min(b.max(x, b.constant(0)), b.constant(1));
}

/** `value`, or NaN where x is NaN: for functions made of comparisons, which take NaN for false. */
export function nanWith(b: Builder, x: Value, value: Value): Value {
  return b.select(b.map('eq', x, x), value, b.constant(NaN));
}

/** Σ a b. */
export function dot(b: Builder, left: readonly Value[], right: readonly Value[]): Value {
  return left.map((value, i) => b.mul(value, right[i]!)).reduce(b.add);
}
