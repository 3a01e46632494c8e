import type {Path} from '../errors.ts';
import type {IssueList} from './issue-list.ts';
import type {Entry, MapTree, Tree} from './tree.ts';
import {say} from '../message.ts';

/** Lays `over` on `base`: maps merge key by key, `null` removes a key, other values replace. Every value keeps the place where it was written. */
export function mergeTrees(base: MapTree, over: MapTree, path: Path, issues: IssueList): MapTree {
  const entries = new Map(base.entries);
  for (const [key, entry] of over.entries) mergeEntry(entries, key, entry, [...path, key], issues);
  return {kind: 'map', span: over.span, entries};
}

function mergeEntry(
  entries: Map<string, Entry>,
  key: string,
  {key: span, value}: Entry,
  path: Path,
  issues: IssueList,
): void {
  const base = entries.get(key);
  if (isNull(value) && base && value.style === 'empty') {
    // An empty value is more often a section whose lines were commented out than a wish to remove it.
    issues.at(span, {
      rule: say`missing value`,
      path,
      hint: say`write null to remove what is extended, or delete the line to keep it`,
    });
  } else if (isNull(value) && base) {
    entries.delete(key);
  } else if (isNull(value) && value.style !== 'empty') {
    issues.at(span, {rule: say`must be in a file that is extended to be removed`, path, got: 'null'});
  } else if (base?.value.kind === 'map' && value.kind === 'map') {
    entries.set(key, {key: span, value: mergeTrees(base.value, value, path, issues)});
  } else {
    entries.set(key, {key: span, value});
  }
}

function isNull(tree: Tree): tree is Extract<Tree, {kind: 'scalar'}> {
  return tree.kind === 'scalar' && tree.value === null;
}
