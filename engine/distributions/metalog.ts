import type {Builder, Value} from '../program/builder.ts';
import type {Checks} from './checks.ts';
import type {Point, Statistics} from './distribution.ts';
import {dot} from './elementary.ts';
import {family} from './family.ts';
import {type Quantile, quantileForm} from './form.ts';
import {type Bounds, fromLine, logistic, toLine} from './line.ts';
import {fallingPoints, fittingMatrix, middleRange, slopes} from './metalog-basis.ts';
import {curveAt, curveOf, logitAt} from './metalog-curve.ts';
import {quantileMoments} from './moments.ts';
import {number, optional} from './parameters.ts';
import {type Message, say} from '../message.ts';

interface Parameters extends Bounds {
  /** a1 … an. */
  coefficients: readonly Value[];
}

const MOST_QUANTILES = 10;

/**
 * The metalog distribution: passes exactly through three or more quantiles, whatever shape they have; `min` and `max` bound it below,
 * above or on both sides. Its quantile function on the line is a1 + a2 L + a3 c L + a4 c + a5 c² + a6 c² L + …, with c = u − 1/2 and
 * L = ln(u / (1 − u)), as many terms as quantiles; a bounded quantity is the exponential or logistic function of that.
 *
 * Keelin (2016), The metalog distributions, Decision Analysis 13(4): unbounded, semi-bounded and bounded.
 */
export const metalog = family<Parameters>({
  name: 'metalog',

  forms: [
    quantileForm(
      {
        least: 3,
        most: MOST_QUANTILES,
        text: say`three or more quantiles such as p10, p50, p90 (and min?, max?)`,
        each: number,
        more: {min: optional(number), max: optional(number)},
      },
      (b, quantiles, bounds, check) => {
        requireInside(quantiles, bounds, check);
        return {...bounds, coefficients: check.issues.length ? [] : fit(b, quantiles, bounds, check)};
      },
    ),
  ],

  statistics,

  quantile,

  cdf: (b, x, parameters) => logistic(b, logitOf(b, x, parameters)),

  survival: (b, x, parameters) => logistic(b, b.neg(logitOf(b, x, parameters))),

  exactTail: () => true,
});

function quantile(b: Builder, point: Point, parameters: Parameters): Value {
  const u = point.uniform();
  const logit = b.log(b.div(u, point.complement()));
  return fromLine(b, curveAt(b, curveOf(parameters.coefficients), b.sub(u, b.constant(0.5)), logit), parameters);
}

function logitOf(b: Builder, x: Value, parameters: Parameters): Value {
  return logitAt(b, curveOf(parameters.coefficients), toLine(b, x, parameters));
}

function requireInside(quantiles: readonly Quantile[], {min, max}: Bounds, check: Checks): void {
  if (min !== undefined) check.order({name: 'min', value: min}, quantiles[0]!);
  if (max !== undefined) check.order(quantiles.at(-1)!, {name: 'max', value: max});
}

/** The coefficients of the metalog through the quantiles; the levels are constants, so each is a sum of the values with constant weights. */
function fit(b: Builder, quantiles: readonly Quantile[], bounds: Bounds, check: Checks): Value[] {
  const onLine = quantiles.map(({value}) => toLine(b, value, bounds));
  const matrix = fittingMatrix(quantiles);
  const coefficients = matrix.map((row) =>
    dot(
      b,
      row.map((x) => b.constant(x)),
      onLine,
    ),
  );
  const known = coefficients.flatMap((a) => b.constantOf(a) ?? []);
  if (known.length === coefficients.length) requireRising(b, quantiles, bounds, known, check);
  else guardRising(b, coefficients, check);
  return coefficients;
}

function requireRising(
  b: Builder,
  quantiles: readonly Quantile[],
  bounds: Bounds,
  coefficients: readonly number[],
  check: Checks,
): void {
  const falling = fallingPoints(slopes(coefficients.length, 24, 1 / 8), coefficients);
  if (falling.length === 0) return;
  const [from, to] = [falling[0], falling.at(-1)].map((u) => `p${Number((100 * u!).toPrecision(3))}`);
  check.fail({
    rule: say`the quantile function must rise from p0 to p100, but the metalog through these quantiles falls ${from === to ? say`at ${from!}` : say`between ${from!} and ${to!}`}`,
    got: quantiles.map(({name, value}) => `${name} = ${b.constantOf(value)}`).join(', '),
    hint: remedy(b, quantiles, bounds),
  });
}

function remedy(b: Builder, quantiles: readonly Quantile[], bounds: Bounds): Message {
  const [low, middle, high] = quantiles as [Quantile, Quantile, Quantile];
  if (quantiles.length > 3) return say`leave out a quantile or move the one that bends the curve most`;
  const [l, h] = [low, high].map(({value}) => b.constantOf(toLine(b, value, bounds))!);
  const range = middleRange(quantiles, l!, h!);
  const [from, to] = range.map((z) => Number(b.constantOf(fromLine(b, b.constant(z), bounds))!.toPrecision(4)));
  return say`with these outer quantiles ${middle.name} must lie between ${from!} and ${to!}`;
}

/** Where quantiles vary: the slope on a coarser grid, in each replicate. */
function guardRising(b: Builder, coefficients: readonly Value[], check: Checks): void {
  for (const row of slopes(coefficients.length, 12, 1 / 2).rows) {
    const slope = dot(
      b,
      row.map((x) => b.constant(x)),
      coefficients,
    );
    check.require(b.lt(b.constant(0), slope), {rule: say`the quantile function must rise from p0 to p100`});
  }
}

function statistics(b: Builder, parameters: Parameters): Statistics | undefined {
  const {coefficients, min, max} = parameters;
  const known = coefficients.flatMap((a) => b.constantOf(a) ?? []);
  const least = min === undefined ? -Infinity : b.constantOf(min);
  const greatest = max === undefined ? Infinity : b.constantOf(max);
  if (known.length < coefficients.length || least === undefined || greatest === undefined) return undefined;
  const support = [least, greatest] as const;
  const power = tailPower(known, parameters);
  if (power >= 1) return {mean: min === undefined ? -Infinity : Infinity, variance: Infinity, support};
  const {mean, variance} = quantileMoments(b, (point) => quantile(b, point, parameters));
  return {mean, variance: power >= 0.5 ? Infinity : variance, support};
}

/** With one bound the open tail is that of a power: its quantile grows as (1 − u)^-power. With none it grows as a logarithm, with two it ends. */
function tailPower(coefficients: readonly number[], {min, max}: Bounds): number {
  if ((min === undefined) === (max === undefined)) return 0;
  const {rows} = slopes(coefficients.length, 0, 1);
  const end = min === undefined ? rows[0]! : rows.at(-1)!;
  return end.reduce((sum, x, i) => sum + x * coefficients[i]!, 0);
}
