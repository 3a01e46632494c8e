import type {Builder, Value} from '../program/builder.ts';
import type {Scenario} from '../scenario/schema.ts';
import type {Reporter} from './reporter.ts';
import {say} from '../message.ts';

/** Scaling all correlations by this step is tried when a matrix cannot be. */
const SHRINK = 0.01;

/**
 * A Gaussian copula over assumptions: standard normals with the given correlations, z = L·ε with L the Cholesky factor of the correlation matrix
 * and ε independent normals in the assumptions' own streams. Assumptions that nothing ties keep their own draws untouched.
 * The first of a group has its own normal, each further one rests on those before it; `leading` assumptions come first, in their order, then the others in the file's.
 * Between two assumptions by district a correlation holds within each district; between one by district and one that is not, with every district.
 */
export class Copula {
  private readonly b: Builder;
  private readonly rows = new Map<string, {group: readonly string[]; factor: readonly number[]}>();
  private readonly values = new Map<string, Value>();
  /** Assumptions that some correlation names. */
  readonly members: ReadonlySet<string>;

  constructor(
    b: Builder,
    correlations: Scenario['correlations'],
    variables: ReadonlyMap<string, readonly string[]>,
    reporter: Reporter,
    leading: readonly string[] = [],
  ) {
    this.b = b;
    this.members = new Set(correlations.flatMap(({between}) => between));
    const pairs = correlations.flatMap(({between: [x, y], rho}) =>
      tied(variables.get(x) ?? [], variables.get(y) ?? []).map(([p, q]) => ({p, q, rho})),
    );
    for (const component of components(pairs)) {
      const group = leadingFirst(component, leading);
      const matrix = group.map((p) => group.map((q) => correlation(pairs, p, q)));
      const factor = cholesky(matrix);
      if (!factor) {
        const share = largestFeasibleShare(matrix);
        reporter.report(['correlations'], {
          rule: say`no random quantities can have these correlations together: ${[...new Set(group.map((key) => key.split('/')[0]!))]}`,
          hint: say`the matrix is not positive definite; all of them times ${share.toFixed(2)} would be possible`,
        });
        continue;
      }
      group.forEach((key, i) => this.rows.set(key, {group, factor: factor[i]!}));
    }
  }

  /** The correlated standard normal of an assumption (and district), or undefined when nothing is tied to it. */
  normal(key: string): Value | undefined {
    const row = this.rows.get(key);
    if (!row) return undefined;
    let value = this.values.get(key);
    if (value === undefined) {
      value = row.factor.reduce<Value>(
        (sum, weight, k) =>
          this.b.add(sum, this.b.mul(this.b.constant(weight), this.b.normal(`assumption/${row.group[k]!}`))),
        this.b.constant(0),
      );
      this.values.set(key, value);
    }
    return value;
  }
}

/** Which keys a correlation ties: by position where both have one per district, else each with each. */
function tied(x: readonly string[], y: readonly string[]): [string, string][] {
  if (x.length === y.length) return x.map((key, i) => [key, y[i]!]);
  return x.flatMap((p) => y.map((q): [string, string] => [p, q]));
}

type Pair = {p: string; q: string; rho: number};

function correlation(pairs: readonly Pair[], p: string, q: string): number {
  if (p === q) return 1;
  return pairs.find((pair) => (pair.p === p && pair.q === q) || (pair.p === q && pair.q === p))?.rho ?? 0;
}

/** Keys that hang together through correlations, each group in the order of first mention. */
function components(pairs: readonly Pair[]): string[][] {
  const groupOf = new Map<string, Set<string>>();
  for (const {p, q} of pairs) {
    const joined = new Set([...(groupOf.get(p) ?? [p]), ...(groupOf.get(q) ?? [q])]);
    for (const key of joined) groupOf.set(key, joined);
  }
  return [...new Set(groupOf.values())].map((group) => [...group]);
}

function leadingFirst(keys: readonly string[], leading: readonly string[]): readonly string[] {
  const place = (key: string) => {
    const at = leading.indexOf(key.split('/')[0]!);
    return at < 0 ? leading.length : at;
  };
  return keys.toSorted((p, q) => place(p) - place(q));
}

/** The lower triangular L with L·Lᵀ = matrix, or undefined where the matrix is not positive definite. Only `+ − × ÷ √`, so the digits are the same everywhere. */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const factor: number[][] = [];
  for (const [i, given] of matrix.entries()) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const above = j === i ? row : factor[j]!;
      let rest = given[j]!;
      for (let k = 0; k < j; k++) rest -= row[k]! * above[k]!;
      if (j < i) row.push(rest / above[j]!);
      else if (rest > 1e-12) row.push(Math.sqrt(rest));
      else return undefined;
    }
    factor.push(row);
  }
  return factor;
}

function largestFeasibleShare(matrix: readonly (readonly number[])[]): number {
  for (let share = 1 - SHRINK; share > 0; share -= SHRINK)
    if (cholesky(matrix.map((row, i) => row.map((rho, j) => (i === j ? 1 : rho * share))))) return share;
  return 0;
}
