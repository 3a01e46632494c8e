import {exp, log} from '../kernels/scalar/index.ts';
import type {Level} from './quantile-names.ts';

/** One term of the metalog quantile function: c^power, times the logit L when `logit`; c = u − 1/2. */
interface Term {
  power: number;
  logit: boolean;
}

/** 1, L, cL, c, c², c²L, c³, c³L, … Keelin (2016). */
export function terms(n: number): Term[] {
  const first = [
    {power: 0, logit: false},
    {power: 0, logit: true},
    {power: 1, logit: true},
    {power: 1, logit: false},
  ];
  return Array.from({length: n}, (_, i) => first[i] ?? {power: Math.floor(i / 2), logit: i % 2 === 1});
}

/** The matrix that turns n quantiles at these levels into n coefficients. */
export function fittingMatrix(levels: readonly Level[]): number[][] {
  const all = terms(levels.length);
  return invert(
    levels.map(({probability, complement}) => {
      const logitAt = log(probability / complement);
      return all.map(({power, logit}) => integerPower(probability - 0.5, power) * (logit ? logitAt : 1));
    }),
  );
}

/** Matrix times vector. */
export function times(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, x, i) => sum + x * vector[i]!, 0));
}

/** Where the slope of a metalog is looked at: points u and, for n terms, the row whose product with the coefficients is dM / ds, s the logit of u. */
export interface Slopes {
  readonly points: readonly number[];
  readonly rows: readonly (readonly number[])[];
}

/** The slope on a grid of logits from −reach to reach, and at both ends. */
export function slopes(n: number, reach: number, step: number): Slopes {
  const count = Math.round(reach / step);
  const logits = Array.from({length: 2 * count + 1}, (_, i) => (i - count) * step);
  const points = [0, ...logits.map((s) => 1 / (1 + exp(-s))), 1];
  const rows = [slopeRow(n, -Infinity), ...logits.map((s) => slopeRow(n, s)), slopeRow(n, Infinity)];
  return {points, rows};
}

/** d/ds of each term at logit s: du/ds = u (1 − u) and dL/ds = 1. */
function slopeRow(n: number, s: number): number[] {
  const u = 1 / (1 + exp(-s));
  const c = u - 0.5;
  // At the ends u (1 − u) and u (1 − u) L are 0.
  const [weight, weighted] = Number.isFinite(s) ? [u * (1 - u), u * (1 - u) * s] : [0, 0];
  return terms(n).map(({power, logit}) => {
    const derivative = power === 0 ? 0 : power * integerPower(c, power - 1);
    return logit ? integerPower(c, power) + weighted * derivative : weight * derivative;
  });
}

/** The points at which the quantile function does not rise; none when the metalog is a distribution. At the ends it may be flat. */
export function fallingPoints({points, rows}: Slopes, coefficients: readonly number[]): number[] {
  const slope = times(rows, coefficients);
  return points.filter((_, i) => (i === 0 || i === points.length - 1 ? slope[i]! < 0 : !(slope[i]! > 0)));
}

/**
 * For three quantiles on the line the interval in which the middle one must lie, given the outer ones. The set is convex and holds the
 * middle at which the skew term vanishes.
 */
export function middleRange(levels: readonly Level[], low: number, high: number): [number, number] {
  const matrix = fittingMatrix(levels);
  const [l, m, h] = matrix[2] as [number, number, number];
  const center = -(l * low + h * high) / m;
  const grid = slopes(3, 24, 1 / 8);
  const rises = (middle: number) => fallingPoints(grid, times(matrix, [low, middle, high])).length === 0;
  const edge = (outside: number) => {
    let [inside, beyond] = [center, outside];
    for (let i = 0; i < 50; i++) {
      const middle = (inside + beyond) / 2;
      if (rises(middle)) inside = middle;
      else beyond = middle;
    }
    return inside;
  };
  return [edge(low), edge(high)];
}

/** By Gauss-Jordan elimination with partial pivoting; not finite when the matrix is singular. */
function invert(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i]![k]!) > Math.abs(rows[pivot]![k]!)) pivot = i;
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    const head = rows[k]!;
    const scale = head[k]!;
    for (let j = k; j < 2 * n; j++) head[j]! /= scale;
    rows.forEach((row, i) => {
      const factor = row[k]!;
      if (i !== k && factor !== 0) for (let j = k; j < 2 * n; j++) row[j]! -= factor * head[j]!;
    });
  }
  return rows.map((row) => row.slice(n));
}

function integerPower(x: number, n: number): number {
  let power = 1;
  for (let i = 0; i < n; i++) power *= x;
  return power;
}
