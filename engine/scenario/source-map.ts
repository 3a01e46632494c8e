import type {Location, Path} from '../errors.ts';
import {shorten} from './limits.ts';
import {scalarOffsets} from './scalar-offsets.ts';
import type {Span, Tree} from './tree.ts';
import {type Message, say} from '../message.ts';

/** Where each value of a merged scenario was written, by its path from the root. */
export class SourceMap {
  readonly #root: Tree;

  constructor(root: Tree) {
    this.#root = root;
  }

  /** The place of the value at `path`, or of its key with `key: true`; of its nearest ancestor's key when it was left out. */
  locate(path: Path, {key = false} = {}): Location | undefined {
    const {tree, keySpan, depth} = this.#find(path);
    const wantsKey = (key || depth < path.length || isEmpty(tree)) && keySpan;
    if (wantsKey) return locationOf(keySpan);
    // Nobody wants a whole file underlined.
    return depth === 0 ? locationOf({...tree.span, end: tree.span.start}) : locationOf(tree.span);
  }

  /** The place of the characters `[start, end)` of the text at `path`; of all of it when they do not stand in the file one by one (escapes). */
  locateSpan(path: Path, start: number, end: number): Location | undefined {
    const {tree, depth} = this.#find(path);
    const offsets = depth === path.length && tree.kind === 'scalar' ? scalarOffsets(tree) : undefined;
    if (!offsets || offsets.length === 0) return this.locate(path);
    const from = offsetAt(offsets, start);
    const to = offsetAt(offsets, Math.max(start + 1, end) - 1) + 1;
    return locationOf({source: tree.span.source, start: from, end: to});
  }

  /** The value at `path` as the user wrote it, cut to fit a message; undefined when it is not there. */
  textOf(path: Path): Message | string | undefined {
    const {tree, depth} = this.#find(path);
    if (depth < path.length) return undefined;
    if (tree.kind === 'map') return say`a map`;
    if (tree.kind === 'list') return tree.items.length > 0 ? say`a list of ${tree.items.length}` : say`an empty list`;
    if (tree.style === 'empty') return say`nothing`;
    return shorten(tree.style === 'block' ? String(tree.value) : rawText(tree.span));
  }

  #find(path: Path): {tree: Tree; keySpan: Span | undefined; depth: number} {
    let tree = this.#root;
    let keySpan: Span | undefined;
    for (const [depth, step] of path.entries()) {
      const entry = tree.kind === 'map' ? tree.entries.get(String(step)) : undefined;
      const next = tree.kind === 'list' ? tree.items[Number(step)] : entry?.value;
      if (!next) return {tree, keySpan, depth};
      tree = next;
      keySpan = entry?.key ?? next.span;
    }
    return {tree, keySpan, depth: path.length};
  }
}

function isEmpty(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.style === 'empty';
}

function locationOf({source, start, end}: Span): Location {
  return source.location(start, end);
}

function rawText({source, start, end}: Span): string {
  return source.text.slice(start, end);
}

/** One past the last is where a text ends too early. */
function offsetAt(offsets: readonly number[], index: number): number {
  return offsets[index] ?? offsets.at(-1)! + 1;
}
