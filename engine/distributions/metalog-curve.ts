import type {Builder, Value} from '../program/builder.ts';
import {nanWith} from './elementary.ts';
import {logistic} from './line.ts';
import {terms} from './metalog-basis.ts';

/** A metalog on the line, M = location(c) + scale(c) L: coefficients of two polynomials in c = u − 1/2, ascending. */
export interface Curve {
  readonly location: readonly Value[];
  readonly scale: readonly Value[];
}

export function curveOf(coefficients: readonly Value[]): Curve {
  const all = terms(coefficients.length);
  return {
    location: coefficients.filter((_, i) => !all[i]!.logit),
    scale: coefficients.filter((_, i) => all[i]!.logit),
  };
}

/** M at c and L. */
export function curveAt(b: Builder, {location, scale}: Curve, c: Value, logit: Value): Value {
  return b.add(polynomial(b, location, c), b.mul(polynomial(b, scale, c), logit));
}

/** Logits between which an inverse is sought: outside lies a probability of 4e-18. */
const REACH = 40;
/** Twelve reach the last digits for common shapes, twenty for those within 0.1 % of shapes that are none. */
const STEPS = 20;

/**
 * The logit s at which an ascending curve reaches z, -∞ and ∞ beyond ±40: Newton's method in s, in which the curve is close to a straight
 * line, kept inside a bracket and replaced by bisection where it would leave it.
 */
export function logitAt(b: Builder, curve: Curve, z: Value): Value {
  const [least, greatest] = [b.constant(-REACH), b.constant(REACH)];
  let [low, high, s] = [least, greatest, b.constant(0)];
  for (let i = 0; i < STEPS; i++) {
    const {value, slope} = valueAndSlope(b, curve, s);
    const over = b.sub(value, z);
    const isOver = b.lt(b.constant(0), over);
    [low, high] = [b.select(isOver, low, s), b.select(isOver, s, high)];
    const newton = b.sub(s, b.div(over, slope));
    const isInside = b.and(b.le(low, newton), b.le(newton, high));
    s = b.select(isInside, newton, b.mul(b.constant(0.5), b.add(low, high)));
  }
  const [first, last] = [valueAndSlope(b, curve, least).value, valueAndSlope(b, curve, greatest).value];
  const bounded = b.select(b.lt(z, first), b.constant(-Infinity), b.select(b.lt(last, z), b.constant(Infinity), s));
  return nanWith(b, z, bounded);
}

/** M and dM/ds at logit s. */
function valueAndSlope(b: Builder, {location, scale}: Curve, s: Value): {value: Value; slope: Value} {
  const u = logistic(b, s);
  const c = b.sub(u, b.constant(0.5));
  const weight = b.mul(u, b.sub(b.constant(1), u));
  const spread = polynomial(b, scale, c);
  const bend = b.add(polynomial(b, derivative(b, location), c), b.mul(polynomial(b, derivative(b, scale), c), s));
  return {
    value: b.add(polynomial(b, location, c), b.mul(spread, s)),
    slope: b.add(spread, b.mul(weight, bend)),
  };
}

/** By Horner's rule. */
function polynomial(b: Builder, coefficients: readonly Value[], x: Value): Value {
  return coefficients.reduceRight((sum, a) => b.add(b.mul(sum, x), a), b.constant(0));
}

function derivative(b: Builder, coefficients: readonly Value[]): Value[] {
  return coefficients.slice(1).map((a, i) => b.mul(b.constant(i + 1), a));
}
