/** A tangle has more circles than anyone would read. */
const MAX_CYCLES = 20;

/**
 * The circles in a graph, one for each edge that a depth-first search finds to close one: `['a', 'b', 'a']`. Linear in nodes and edges; a long chain
 * goes no deeper on the stack.
 */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  for (const start of graph.keys()) if (!done.has(start)) search(graph, start, done, cycles);
  return cycles;
}

function search(
  graph: ReadonlyMap<string, readonly string[]>,
  start: string,
  done: Set<string>,
  cycles: string[][],
): void {
  const path = [{name: start, next: 0}];
  const depths = new Map([[start, 0]]);
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const next = graph.get(top.name)?.[top.next++];
    if (next === undefined) {
      done.add(top.name);
      depths.delete(top.name);
      path.pop();
    } else if (depths.has(next)) {
      if (cycles.length < MAX_CYCLES) cycles.push([...path.slice(depths.get(next)).map(({name}) => name), next]);
    } else if (graph.has(next) && !done.has(next)) {
      depths.set(next, path.length);
      path.push({name: next, next: 0});
    }
  }
}

const MAX_SPELLED = 10;

/** `a → b → a`; a long one is cut in the middle. */
export function spellCycle(names: readonly string[]): string {
  const shown = names.length > MAX_SPELLED ? [...names.slice(0, MAX_SPELLED - 2), '…', ...names.slice(-1)] : names;
  return shown.join(' → ');
}
