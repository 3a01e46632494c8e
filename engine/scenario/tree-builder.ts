import type {Node, Pair, ParsedNode, Scalar} from 'yaml';
import {isAlias, isMap, isScalar, isSeq} from 'yaml';
import {controlCharacter} from './characters.ts';
import type {IssueList} from './issue-list.ts';
import {formatCount, MAX_DEPTH, MAX_NODES} from './limits.ts';
import type {SourceText} from './source-text.ts';
import type {Entry, ScalarStyle, ScalarTree, Span, Tree} from './tree.ts';
import {type Message, say} from '../message.ts';

/** The tree of a composed document, aliases replaced by what they stand for; undefined when that cannot be done. */
export function buildTree(source: SourceText, root: ParsedNode | null, issues: IssueList): Tree | undefined {
  try {
    return new TreeBuilder(source, issues).build(root, 0)?.tree;
  } catch (error) {
    if (error instanceof Broken) return undefined;
    throw error;
  }
}

/** Ends the building of a tree whose issue is already in the list. */
class Broken extends Error {}

/** A tree with how many nodes it expands to and how many levels it has. */
interface Built {
  readonly tree: Tree;
  readonly nodes: number;
  readonly height: number;
}

class TreeBuilder {
  readonly #source: SourceText;
  readonly #issues: IssueList;
  readonly #anchors = new Map<string, Built>();

  constructor(source: SourceText, issues: IssueList) {
    this.#source = source;
    this.#issues = issues;
  }

  /** `at` is the place of a value that was left out. */
  build(node: Node | null | undefined, at: number): Built {
    const span = this.#span(node, at);
    const built = this.#expand(node, span);
    if (built.nodes > MAX_NODES)
      this.#break(span, say`a file must hold at most ${formatCount(MAX_NODES)} values, aliases expanded`);
    if (built.height > MAX_DEPTH)
      this.#break(span, say`maps and lists must be nested at most ${MAX_DEPTH} deep, aliases expanded`);
    if (node && 'anchor' in node && node.anchor) this.#anchors.set(node.anchor, built);
    return built;
  }

  #expand(node: Node | null | undefined, span: Span): Built {
    if (isAlias(node))
      return this.#anchors.get(node.source) ?? this.#break(span, say`unknown anchor`, `*${node.source}`);
    if (isMap(node)) return this.#map(node.items as Pair<Node, Node | null>[], span);
    if (isSeq(node)) return this.#list(node.items as Node[], span);
    return {tree: this.#scalar(isScalar(node) ? node : undefined, span), nodes: 1, height: 0};
  }

  #list(nodes: readonly Node[], span: Span): Built {
    const items = nodes.map((node) => this.build(node, span.start));
    return {tree: {kind: 'list', span, items: items.map(({tree}) => tree)}, ...measure(items)};
  }

  #map(pairs: readonly Pair<Node, Node | null>[], span: Span): Built {
    const entries = new Map<string, Entry>();
    const values: Built[] = [];
    for (const pair of pairs) {
      const key = this.#span(pair.key, span.start);
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      const value = this.build(pair.value, key.end);
      values.push(value);
      if (this.#acceptKey(name, key, entries)) entries.set(name, {key, value: value.tree});
    }
    return {tree: {kind: 'map', span, entries}, ...measure(values)};
  }

  #acceptKey(name: string, key: Span, entries: ReadonlyMap<string, Entry>): boolean {
    const first = entries.get(name);
    if (first) {
      const {line} = first.key.source.location(first.key.start, first.key.end);
      this.#issues.at(key, {rule: say`duplicate key ${name}`, hint: say`the first one is in line ${line}`});
    } else if (name === '<<') {
      this.#issues.at(key, {rule: say`must not use the merge key <<`, hint: say`write the keys out, or use extends`});
    } else if (name === '__proto__') {
      this.#issues.at(key, {rule: say`must not be used as a name`, got: name});
    } else return true;
    return false;
  }

  #scalar(node: Scalar | undefined, span: Span): ScalarTree {
    const value = node?.value as ScalarTree['value'] | undefined;
    if (typeof value === 'string') this.#checkCharacters(value, span);
    return {kind: 'scalar', span, value: value ?? null, style: styleOf(node)};
  }

  /** Escapes can write what the text itself must not hold: a terminal must not be steered by a label, a digest needs whole characters. */
  #checkCharacters(value: string, span: Span): void {
    const control = controlCharacter(value);
    if (control) this.#issues.at(span, {rule: say`must not contain control characters`, got: control.name});
    else if (!value.isWellFormed()) this.#issues.at(span, {rule: say`must not contain half a surrogate pair`});
  }

  #span(node: Node | null | undefined, at: number): Span {
    const [start, end] = node?.range ?? [at, at];
    return {source: this.#source, start, end};
  }

  #break(span: Span, rule: Message, got?: string): never {
    this.#issues.at(span, {rule, got});
    throw new Broken();
  }
}

function measure(children: readonly Built[]): {nodes: number; height: number} {
  let nodes = 1;
  let height = 0;
  for (const child of children) {
    nodes += child.nodes;
    height = Math.max(height, child.height);
  }
  return {nodes, height: height + 1};
}

function styleOf(node: Scalar | undefined): ScalarStyle {
  if (!node || (node.value === null && node.source === '')) return 'empty';
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return 'block';
  return node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 'quoted' : 'plain';
}
