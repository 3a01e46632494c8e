import type {ParseText} from './extend.ts';
import type {MapTree} from './tree.ts';
import {parseYaml} from './yaml.ts';

/**
 * Parses files and remembers the last faultless tree of each: for one base whose variants come one after the other, as a slider moves. Reading a plan's file takes
 * most of the time of loading it.
 */
export function rememberTrees(): ParseText {
  const known = new Map<string, {readonly text: string; readonly tree: MapTree}>();
  return (source, issues) => {
    const last = known.get(source.file);
    if (last?.text === source.text) return last.tree;
    const before = issues.size;
    const tree = parseYaml(source, issues);
    if (tree && issues.size === before) known.set(source.file, {text: source.text, tree});
    return tree;
  };
}
