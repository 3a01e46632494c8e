import type {Builder, Value} from '../program/builder.ts';

/** One random point on (0, 1), asked for in the form that a quantile function needs; operations are added when asked. */
export interface Point {
  /** The point itself. */
  uniform(): Value;
  /** 1 − uniform, without loss of digits when the point is close to 1. */
  complement(): Value;
  /** The standard normal below which a normal variable falls with probability `uniform`. */
  normal(): Value;
}

/** A parameter as given: a number, several numbers, a distribution or several of both. Numbers are constants or vary by replicate. */
export type Argument = Component | readonly Component[];

/** What a mixture is made of: a distribution, or a number that is taken with its whole weight. */
export type Component = Value | Distribution;

/** A share of a mixture; weights sum to 1. */
export interface Part {
  readonly weight: Value;
  readonly distribution: Distribution;
}

/** Plain numbers; `mean` and `variance` are infinite where the integral is. */
export interface Statistics {
  readonly mean: number;
  readonly variance: number;
  /** Least and greatest value, infinite where there is none. */
  readonly support: readonly [least: number, greatest: number];
}

/**
 * A family bound to its parameters, as operations on a builder: the one its parameters belong to.
 *
 * NaN in a parameter, a point or an argument gives NaN; so does a parameter that breaks a rule in some replicate.
 */
export interface Distribution {
  readonly family: string;
  /** The parameters as they were given. */
  readonly given: Readonly<Record<string, Argument>>;
  /** inf{x: P(X ≤ x) ≥ u}, ascending in the point u. */
  quantile(b: Builder, point: Point): Value;
  /** P(X ≤ x). */
  cdf(b: Builder, x: Value): Value;
  /** P(X < x): differs from `cdf` where a single value has a probability. */
  below(b: Builder, x: Value): Value;
  /** P(X > x); `exactTail` says whether small ones keep their digits. */
  survival(b: Builder, x: Value): Value;
  /** Are `survival` and the quantiles of points close to 1 good to relative accuracy? Otherwise only to 1e-16 of probability. */
  readonly exactTail: boolean;
  /** Values that have a probability of their own; all values of a discrete distribution. */
  readonly atoms: readonly Value[];
  /** No value without a probability of its own? */
  readonly discrete: boolean;
  /** Of a mixture. */
  readonly parts?: readonly Part[];
  /** Undefined when a parameter varies by replicate. Cost: up to some milliseconds where no closed form is known. */
  statistics(): Statistics | undefined;
}

/** The point at a draw's place: stream, year and index as in `Builder.uniform`. */
export function drawPoint(b: Builder, stream: string, year = 0, index = 0): Point {
  const uniform = () => b.uniform(stream, year, index);
  return {
    uniform,
    complement: () => b.sub(b.constant(1), uniform()),
    normal: () => b.normal(stream, year, index),
  };
}

/** The point below which a standard normal variable z lies: for draws that are correlated as normals (a Gaussian copula). */
export function normalPoint(b: Builder, z: Value): Point {
  return {
    uniform: () => b.map('normalCdf', z),
    complement: () => b.map('normalCdf', b.neg(z)),
    normal: () => z,
  };
}

/** The point u in (0, 1). */
export function uniformPoint(b: Builder, u: Value): Point {
  return {
    uniform: () => u,
    complement: () => b.sub(b.constant(1), u),
    normal: () => b.map('probit', u),
  };
}

/** The point with this probability above it: close to 1 without loss of digits. */
export function complementPoint(b: Builder, complement: Value): Point {
  return {
    uniform: () => b.sub(b.constant(1), complement),
    complement: () => complement,
    normal: () => b.neg(b.map('probit', complement)),
  };
}

export function isDistribution(argument: Argument): argument is Distribution {
  return typeof argument === 'object' && 'family' in argument;
}

export function isNumber(argument: Argument): argument is Value {
  return typeof argument === 'number';
}
