import type {Builder, Value} from '../program/builder.ts';
import type {Checks} from './checks.ts';
import type {Distribution, Part, Point, Statistics} from './distribution.ts';
import {toUnit} from './elementary.ts';
import {family} from './family.ts';
import {form} from './form.ts';
import type {Bounds} from './line.ts';
import {mixedStatistics} from './mixture.ts';
import {atomMoments, quantileMoments} from './moments.ts';
import {distribution, number, optional} from './parameters.ts';
import {say} from '../message.ts';

interface Parameters extends Bounds {
  of: Distribution;
  /** P(X < min), P(min ≤ X ≤ max) and P(X > max) of the whole distribution. */
  below: Value;
  mass: Value;
  above: Value;
}

/** The least probability above min that is cut out of a family whose upper tail is known to 1e-16 only: eight digits are left. */
const LEAST_TAIL = 1e-8;

/**
 * A distribution given that it lies between two limits, both included: draws outside are not moved to the limits, the rest of the
 * distribution grows in proportion. One of the limits may be left out.
 *
 * Quantile Q(P(X < min) + u · mass); probabilities are counted from the nearer end, so that far tails keep their digits:
 * `truncated(normal(mean = 0, sd = 1), min = 6)` is good to 1e-13.
 */
export const truncated = family<Parameters>({
  name: 'truncated',

  forms: [
    form({of: distribution, min: optional(number), max: optional(number)}, (b, {of, min, max}, check) => {
      if (min === undefined && max === undefined) check.fail({rule: say`truncated requires min or max or both`});
      if (min !== undefined && max !== undefined) check.order({name: 'min', value: min}, {name: 'max', value: max});
      const parameters = cut(b, of, {min, max});
      if (!check.issues.length) requireMass(b, parameters, check);
      return parameters;
    }),
  ],

  statistics,

  quantile,

  cdf,

  below,

  survival: (b, x, parameters) => between(b, parameters, parameters.of.cdf(b, x), parameters.of.survival(b, x)).above,

  exactTail: ({of}) => of.exactTail,

  atoms: (b, {of, min, max}) => of.atoms.filter((atom) => mayLieIn(b, atom, {min, max})),

  discrete: ({of}) => of.discrete,
});

function cut(b: Builder, of: Distribution, {min, max}: Bounds): Parameters {
  const [zero, one] = [b.constant(0), b.constant(1)];
  const below = min === undefined ? zero : of.below(b, min);
  const above = max === undefined ? zero : of.survival(b, max);
  const fromBelow = b.sub(max === undefined ? one : of.cdf(b, max), below);
  const fromAbove = b.sub(min === undefined ? one : atLeast(b, of, min), above);
  return {of, min, max, below, mass: b.select(b.le(below, b.constant(0.5)), fromBelow, fromAbove), above};
}

/** P(X ≥ x). */
function atLeast(b: Builder, of: Distribution, x: Value): Value {
  return of.atoms.length === 0 ? of.survival(b, x) : b.sub(b.constant(1), of.below(b, x));
}

function requireMass(b: Builder, {of, below, mass}: Parameters, check: Checks): void {
  const rule = say`must leave some probability of the ${of.family} distribution between min and max`;
  check.require(b.lt(b.constant(0), mass), {rule, ...check.got(mass), hint: say`move the limits or the distribution`});
  if (of.exactTail || of.discrete || check.issues.length) return;
  check.require(b.le(below, b.constant(1 - LEAST_TAIL)), {
    parameter: 'min',
    rule: say`must leave at least ${LEAST_TAIL} of the probability of the ${of.family} distribution above it`,
    ...check.got(b.sub(b.constant(1), below)),
  });
}

function quantile(b: Builder, point: Point, parameters: Parameters): Value {
  const {of, min, max} = parameters;
  const x = of.quantile(b, innerPoint(b, point, parameters));
  const aboveMin = min === undefined ? x : b.max(x, min);
  return max === undefined ? aboveMin : b.min(aboveMin, max);
}

/** The point of the whole distribution below which a share u of the mass between the limits lies. */
function innerPoint(b: Builder, point: Point, {below, mass, above}: Parameters): Point {
  const one = b.constant(1);
  const lower = () => b.add(below, b.mul(point.uniform(), mass));
  const upper = () => b.add(above, b.mul(point.complement(), mass));
  const isLow = () => b.lt(lower(), upper());
  return {
    uniform: () => b.select(isLow(), lower(), b.sub(one, upper())),
    complement: () => b.select(isLow(), b.sub(one, lower()), upper()),
    normal() {
      const z = b.map('probit', b.min(lower(), upper()));
      return b.select(isLow(), z, b.neg(z));
    },
  };
}

function cdf(b: Builder, x: Value, parameters: Parameters): Value {
  return between(b, parameters, parameters.of.cdf(b, x), parameters.of.survival(b, x)).below;
}

function below(b: Builder, x: Value, parameters: Parameters): Value {
  return between(b, parameters, parameters.of.below(b, x), atLeast(b, parameters.of, x)).below;
}

/** The shares of the mass below and above a place, from the probabilities of the whole distribution there. */
function between(
  b: Builder,
  {below, mass, above}: Parameters,
  under: Value,
  over: Value,
): {below: Value; above: Value} {
  const one = b.constant(1);
  const isLow = b.lt(under, over);
  const fromMin = b.div(b.sub(under, below), mass);
  const fromMax = b.div(b.sub(over, above), mass);
  return {
    below: toUnit(b, b.select(isLow, fromMin, b.sub(one, fromMax))),
    above: toUnit(b, b.select(isLow, b.sub(one, fromMin), fromMax)),
  };
}

function mayLieIn(b: Builder, atom: Value, {min, max}: Bounds): boolean {
  const tooLow = min !== undefined && b.constantOf(b.lt(atom, min)) === 1;
  const tooHigh = max !== undefined && b.constantOf(b.lt(max, atom)) === 1;
  return !tooLow && !tooHigh;
}

/** Exact for discrete distributions and for mixtures of what is exact, else by integrating the quantile function. */
function statistics(b: Builder, parameters: Parameters): Statistics | undefined {
  const {of, min, max, mass} = parameters;
  const whole = of.statistics();
  if (whole === undefined || b.constantOf(mass) === undefined) return undefined;
  if (of.parts) return mixedStatistics(b, partsOf(b, of.parts, parameters));
  if (of.discrete) {
    const probability = (x: Value) => b.sub(cdf(b, x, parameters), below(b, x, parameters));
    return atomMoments(b, of.atoms, probability);
  }
  const least = Math.max(whole.support[0], min === undefined ? -Infinity : b.constantOf(min)!);
  const greatest = Math.min(whole.support[1], max === undefined ? Infinity : b.constantOf(max)!);
  return {...quantileMoments(b, (point) => quantile(b, point, parameters)), support: [least, greatest]};
}

/** A truncated mixture is a mixture of its components truncated, each weighted by what is left of it. */
function partsOf(b: Builder, parts: readonly Part[], {min, max, mass}: Parameters): Part[] {
  const limits = {...(min === undefined ? {} : {min}), ...(max === undefined ? {} : {max})};
  return parts.flatMap(({weight, distribution}) => {
    const bound = truncated.bind(b, {of: distribution, ...limits});
    if ('issues' in bound) return [];
    const left = b.mul(weight, cut(b, distribution, {min, max}).mass);
    return [{weight: b.div(left, mass), distribution: bound.distribution}];
  });
}
