import type {Path} from '../errors.ts';
import {distributionsIn, type Expression, parse} from '../expression/index.ts';
import type {Cases} from '../scenario/schema.ts';
import type {District} from '../scenario/districts.ts';
import type {Reporter} from './reporter.ts';

/** One parsed expression and where it stands. `draws` numbers its distributions, so that each has a stream of its own. */
export interface Leaf {
  readonly expression: Expression;
  readonly path: Path;
  readonly text: string | number;
  readonly draws: ReadonlyMap<Expression, number>;
}

/** One value, or a map from districts, tags, years and `default` to such values. */
export type CaseTree = Leaf | {readonly entries: ReadonlyMap<string, CaseTree>; readonly path: Path};

export function isLeaf(tree: CaseTree): tree is Leaf {
  return 'expression' in tree;
}

const FAULTY: Expression = {kind: 'number', value: Number.NaN, span: {start: 0, end: 0}};

/** Parses one expression; a faulty one is reported and stands as NaN, so that it causes no more faults. */
export function parseLeaf(text: string | number, path: Path, families: ReadonlySet<string>, reporter: Reporter): Leaf {
  const parsed = parse(text, {families});
  if ('issues' in parsed) for (const {span, ...issue} of parsed.issues) reporter.report(path, issue, span);
  const expression = 'ok' in parsed ? parsed.ok : FAULTY;
  return {expression, path, text, draws: new Map(distributionsIn(expression).map((node, i) => [node, i]))};
}

/** Parses every branch. */
export function parseCases(cases: Cases, path: Path, families: ReadonlySet<string>, reporter: Reporter): CaseTree {
  if (typeof cases !== 'object') return parseLeaf(cases, path, families, reporter);
  const parsed = Object.entries(cases).map(
    ([key, value]) => [key, parseCases(value, [...path, key], families, reporter)] as const,
  );
  return {entries: new Map(parsed), path};
}

/**
 * The expression that holds in a district and year. The most particular key wins: the district itself, then its first tag that is named, then the year,
 * then `default`; below the chosen key the same again. A parent's value is never its children's: a total is not a share.
 */
export function pick(tree: CaseTree, district: District | undefined, year: number): Leaf | undefined {
  if (isLeaf(tree)) return tree;
  for (const key of keysFor(district, year)) {
    const chosen = tree.entries.get(key);
    const leaf = chosen && pick(chosen, district, year);
    if (leaf) return leaf;
  }
  return undefined;
}

function* keysFor(district: District | undefined, year: number): Generator<string> {
  if (district) {
    yield district.id;
    yield* district.tags;
  }
  yield String(year);
  yield 'default';
}
