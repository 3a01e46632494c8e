import type {Builder, Value} from '../program/builder.ts';
import type {Checks} from './checks.ts';
import type {Distribution, Part, Point, Statistics} from './distribution.ts';
import {toUnit} from './elementary.ts';
import {family} from './family.ts';
import {form} from './form.ts';
import {mixedStatistics} from './mixture.ts';
import {atomMoments, quantileMoments} from './moments.ts';
import {distribution, number, optional} from './parameters.ts';

interface Parameters {
  of: Distribution;
  min: Value | undefined;
  max: Value | undefined;
  /** P(X < min) and P(X ≤ max) of the whole distribution, and the same from above: P(X ≥ min) and P(X > max). */
  below: readonly [Value, Value];
  above: readonly [Value, Value];
  /** Is probability counted from below (true) or from above? From the side where it is small, so that far tails keep their digits. */
  fromBelow: Value;
  /** P(min ≤ X ≤ max). */
  mass: Value;
}

/** The least probability above min that is cut out of a family whose upper tail is known to 1e-16 only: eight digits are left. */
const LEAST_TAIL = 1e-8;

/**
 * A distribution given that it lies between two limits, both included: draws outside are not moved to the limits, the rest of the
 * distribution grows in proportion. One of the limits may be left out.
 */
export const truncated = family<Parameters>({
  name: 'truncated',

  forms: [
    form({of: distribution, min: optional(number), max: optional(number)}, (b, {of, min, max}, check) => {
      if (min === undefined && max === undefined) check.fail({rule: 'truncated requires min or max or both'});
      if (min !== undefined && max !== undefined) check.order({name: 'min', value: min}, {name: 'max', value: max});
      const parameters = cut(b, of, min, max);
      if (!check.issues.length) requireMass(b, parameters, check);
      return parameters;
    }),
  ],

  statistics: truncatedStatistics,

  quantile: truncatedQuantile,

  cdf: truncatedCdf,

  below: truncatedBelow,

  survival: (b, x, p) => shareAbove(b, p, p.of.cdf(b, x), p.of.survival(b, x)),

  exactTail: ({of}) => of.exactTail,

  atoms: (b, {of, min, max}) => of.atoms.filter((atom) => mayLieIn(b, atom, min, max)),

  discrete: ({of}) => of.discrete,
});

function cut(b: Builder, of: Distribution, min: Value | undefined, max: Value | undefined): Parameters {
  const [zero, one] = [b.constant(0), b.constant(1)];
  const smooth = of.exactTail && of.atoms.length === 0;
  const belowMin = min === undefined ? zero : of.below(b, min);
  const below = [belowMin, max === undefined ? one : of.cdf(b, max)] as const;
  const aboveMin = min === undefined ? one : smooth ? of.survival(b, min) : b.sub(one, belowMin);
  const above = [aboveMin, max === undefined ? zero : of.survival(b, max)] as const;
  const fromBelow = smooth ? b.le(belowMin, b.constant(0.5)) : one;
  const mass = b.select(fromBelow, b.sub(below[1], below[0]), b.sub(above[0], above[1]));
  return {of, min, max, below, above, fromBelow, mass};
}

function requireMass(b: Builder, {of, below, mass, fromBelow}: Parameters, check: Checks): void {
  const rule = `must leave some probability of the ${of.family} distribution between min and max`;
  check.require(b.lt(b.constant(0), mass), {rule, ...check.got(mass), hint: 'move the limits or the distribution'});
  if (b.constantOf(fromBelow) !== 1 || of.atoms.length > 0 || of.exactTail) return;
  check.require(b.le(below[0], b.constant(1 - LEAST_TAIL)), {
    parameter: 'min',
    rule: `must leave at least ${LEAST_TAIL} of the probability of the ${of.family} distribution above it`,
    ...check.got(b.sub(b.constant(1), below[0])),
  });
}

/** The point of the whole distribution at which a share u of the mass between the limits lies below. */
function innerPoint(b: Builder, point: Point, {below, above, fromBelow, mass}: Parameters): Point {
  const one = b.constant(1);
  const fromMin = () => b.add(below[0], b.mul(point.uniform(), mass));
  const fromMax = () => b.add(above[1], b.mul(point.complement(), mass));
  return {
    uniform: () => b.select(fromBelow, fromMin(), b.sub(one, fromMax())),
    complement: () => b.select(fromBelow, b.sub(one, fromMin()), fromMax()),
    normal: () => b.select(fromBelow, b.map('probit', fromMin()), b.neg(b.map('probit', fromMax()))),
  };
}

function truncatedQuantile(b: Builder, point: Point, parameters: Parameters): Value {
  const {of, min, max} = parameters;
  const x = of.quantile(b, innerPoint(b, point, parameters));
  const aboveMin = min === undefined ? x : b.max(x, min);
  return max === undefined ? aboveMin : b.min(aboveMin, max);
}

function truncatedCdf(b: Builder, x: Value, p: Parameters): Value {
  return share(b, p, p.of.cdf(b, x), p.of.survival(b, x));
}

function truncatedBelow(b: Builder, x: Value, p: Parameters): Value {
  return share(b, p, p.of.below(b, x), b.sub(b.constant(1), p.of.below(b, x)));
}

function share(b: Builder, {below, above, fromBelow, mass}: Parameters, cdf: Value, survival: Value): Value {
  const fromMin = b.div(b.sub(cdf, below[0]), mass);
  const fromMax = b.sub(b.constant(1), b.div(b.sub(survival, above[1]), mass));
  return toUnit(b, b.select(fromBelow, fromMin, fromMax));
}

function shareAbove(b: Builder, {below, above, fromBelow, mass}: Parameters, cdf: Value, survival: Value): Value {
  const fromMin = b.div(b.sub(below[1], cdf), mass);
  const fromMax = b.div(b.sub(survival, above[1]), mass);
  return toUnit(b, b.select(fromBelow, fromMin, fromMax));
}

function mayLieIn(b: Builder, atom: Value, min: Value | undefined, max: Value | undefined): boolean {
  const tooLow = min !== undefined && b.constantOf(b.lt(atom, min)) === 1;
  const tooHigh = max !== undefined && b.constantOf(b.lt(max, atom)) === 1;
  return !tooLow && !tooHigh;
}

/** Exact for discrete distributions and for mixtures of what is exact, else by integrating the quantile function. */
function truncatedStatistics(b: Builder, parameters: Parameters): Statistics | undefined {
  const {of, min, max, mass} = parameters;
  const whole = of.statistics();
  if (whole === undefined || b.constantOf(mass) === undefined) return undefined;
  if (of.parts) return mixedStatistics(b, truncatedParts(b, of.parts, parameters));
  const [least, greatest] = whole.support;
  const support = [
    Math.max(least, min === undefined ? -Infinity : b.constantOf(min)!),
    Math.min(greatest, max === undefined ? Infinity : b.constantOf(max)!),
  ] as const;
  if (of.discrete) return atomMoments(b, of.atoms, (x) => cdfStep(b, x, parameters));
  return {...quantileMoments(b, (point) => truncatedQuantile(b, point, parameters)), support};
}

/** A truncated mixture is a mixture of its components truncated, each weighted by what is left of it. */
function truncatedParts(b: Builder, parts: readonly Part[], {min, max, mass}: Parameters): Part[] {
  return parts.flatMap(({weight, distribution}) => {
    const bound = truncated.bind(b, {
      of: distribution,
      ...(min === undefined ? {} : {min}),
      ...(max === undefined ? {} : {max}),
    });
    if ('issues' in bound) return [];
    const left = b.mul(weight, cut(b, distribution, min, max).mass);
    return [{weight: b.div(left, mass), distribution: bound.distribution}];
  });
}

function cdfStep(b: Builder, x: Value, p: Parameters): Value {
  return b.sub(truncatedCdf(b, x, p), truncatedBelow(b, x, p));
}
