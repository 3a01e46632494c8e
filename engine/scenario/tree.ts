import type {SourceText} from './source-text.ts';

/** Where a piece of a tree was written. */
export interface Span {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/** How a scalar was written; `empty` is a value left out. */
export type ScalarStyle = 'plain' | 'quoted' | 'block' | 'empty';

export interface ScalarTree {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly value: string | number | boolean | null;
  readonly style: ScalarStyle;
}

export interface ListTree {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Tree[];
}

export interface Entry {
  readonly key: Span;
  readonly value: Tree;
}

export interface MapTree {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** A YAML value with the place of every key and value. Immutable, so that aliases may share it; at most `MAX_DEPTH` deep. */
export type Tree = ScalarTree | ListTree | MapTree;

/** Maps become objects without a prototype, so that no key of a file can meet one of `Object.prototype`. */
export function toPlain(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(toPlain);
  const plain: Record<string, unknown> = Object.create(null);
  for (const [key, {value}] of tree.entries) plain[key] = toPlain(value);
  return plain;
}
