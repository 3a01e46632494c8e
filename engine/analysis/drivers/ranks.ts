import type {RankCorrelation} from '../../drivers-schema.ts';
import {given} from '../given.ts';
import {correlationError, correlationsWith, correlationsWithHits, product, standardRanks} from './rank-correlation.ts';
import type {Hits} from './subjects.ts';

/** Replicates that ranks are worked out of: enough for a standard error of 4 points, and few enough to cost next to nothing beside the run that drew them. */
export const RANK_REPLICATES = 512;

/** Inputs up to which partial correlations are worked out: they take the inverse of a matrix of as many rows. */
const MOST_PARTIAL = 64;

/** The ranks of an input's draws, standardized. */
export interface RankedInput {
  readonly id: string;
  readonly ranks: Float64Array;
}

/** Undefined where the draws are all the same. */
export function rankInput(id: string, column: Float64Array): RankedInput | undefined {
  const ranks = standardRanks(column.subarray(0, RANK_REPLICATES));
  return ranks && {id, ranks};
}

/** The inverse of the correlation matrix of ranks; undefined where there are too many, or one follows from the others. */
export function inverseOf(inputs: readonly RankedInput[], correlation: Correlation): Float64Array[] | undefined {
  if (inputs.length > MOST_PARTIAL) return undefined;
  return invert(inputs.map((a) => Float64Array.from(inputs, (b) => (a === b ? 1 : correlation(a, b)))));
}

type Correlation = (a: RankedInput, b: RankedInput) => number;

/** The correlation of two inputs, worked out once for each pair. */
export function correlations(): Correlation {
  const known = new Map<RankedInput, Map<RankedInput, number>>();
  return (a, b) => {
    let r = known.get(a)?.get(b);
    if (r !== undefined) return r;
    r = product(a.ranks, b.ranks);
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      known.set(one, (known.get(one) ?? new Map<RankedInput, number>()).set(other, r));
    return r;
  };
}

/**
 * Spearman's rank correlation of every input with a column, or with the hits of a target, and the partial one: with what the other inputs explain of either, by rank and linearly, taken away
 * (PRCC: Marino, Hogue, Ray & Kirschner 2008, section 2.4). The strongest first; empty where the column does not vary.
 */
export function rankCorrelations(
  inputs: readonly RankedInput[],
  inverse: readonly Float64Array[] | undefined,
  column: Float64Array | Hits,
): RankCorrelation[] {
  const drawn = column.subarray(0, RANK_REPLICATES);
  const ranks = inputs.map((input) => input.ranks);
  const r = drawn instanceof Uint8Array ? correlationsWithHits(ranks, drawn) : correlationsWith(ranks, drawn);
  if (!r) return [];
  const partial = inverse && partials(inverse, r);
  return inputs
    .map(({id}, i) => ({
      input: id,
      // A correlation of 1 may be a rounding error more.
      correlation: Math.max(-1, Math.min(1, r[i]!)),
      ...given('partial', partial?.[i]),
      standardError: correlationError(r[i]!, drawn.length),
    }))
    .sort((x, y) => Math.abs(y.correlation) - Math.abs(x.correlation));
}

/** From the coefficients β = R⁻¹ r of the regression on all inputs: βⱼ/√(βⱼ² + (1 − r·β) R⁻¹ⱼⱼ). */
function partials(inverse: readonly Float64Array[], r: readonly number[]): number[] {
  const beta = inverse.map((row) => r.reduce((sum, x, j) => sum + row[j]! * x, 0));
  const rest = Math.max(0, 1 - r.reduce((sum, x, j) => sum + x * beta[j]!, 0));
  return beta.map((x, j) => {
    const size = Math.sqrt(x * x + rest * inverse[j]![j]!);
    return size > 0 ? Math.max(-1, Math.min(1, x / size)) : 0;
  });
}

/** Gauss–Jordan without exchanges, which a positive definite matrix does not need; undefined where it is not. */
function invert(matrix: readonly Float64Array[]): Float64Array[] | undefined {
  const n = matrix.length;
  const rows = matrix.map((row, i) => {
    const wide = new Float64Array(2 * n);
    wide.set(row);
    wide[n + i] = 1;
    return wide;
  });
  for (const [k, pivotRow] of rows.entries()) {
    const pivot = pivotRow[k]!;
    if (!(pivot > 1e-9)) return undefined;
    for (let j = 0; j < 2 * n; j++) pivotRow[j]! /= pivot;
    for (const [i, row] of rows.entries()) {
      const factor = row[k]!;
      if (i !== k) for (let j = 0; j < 2 * n; j++) row[j]! -= factor * pivotRow[j]!;
    }
  }
  return rows.map((row) => row.slice(n));
}
