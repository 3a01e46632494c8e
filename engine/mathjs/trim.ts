import type {Plugin} from 'vite';

/** What nodes and units can do that is never asked of them: to be evaluated, set in type, printed, simplified. Half of mathjs's text. */
const UNCALLED = new Set(
  '_compile compile evaluate toHTML _toHTML toTex _toTex _toString toString format simplify splitUnit toBest toSI'.split(
    ' ',
  ),
);

interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Takes the methods that are never called out of mathjs's classes of nodes and units. */
export function withoutUncalled(): Plugin {
  return {
    name: 'tidemark:without-uncalled',
    transform(code, id) {
      if (!/\/mathjs\/lib\/esm\/(expression\/node|type\/unit)\/\w+\.js$/.test(id)) return null;
      const cuts: Syntax[] = [];
      walk(this.parse(code), (node) => {
        if (isUncalledMethod(node)) cuts.push(node);
      });
      return {code: cuts.reduceRight((text, {start, end}) => text.slice(0, start) + text.slice(end), code), map: null};
    },
  };
}

/** Formulas are never set in type: nothing asks for what these tables say. */
export function withoutLatex(): Plugin {
  const names = ['latexOperators', 'latexFunctions', 'defaultTemplate', 'escapeLatex', 'toSymbol'];
  return {
    name: 'tidemark:without-latex',
    load: (id) =>
      id.endsWith('/mathjs/lib/esm/utils/latex.js') ? names.map((name) => `export const ${name} = {};`).join('') : null,
  };
}

/** `toTex() {…}` in a class, or `Unit.prototype.toTex = …;`. */
function isUncalledMethod(node: Syntax): boolean {
  if (node.type === 'MethodDefinition') return UNCALLED.has(nameAt(node, 'key', 'name'));
  return (
    node.type === 'ExpressionStatement' &&
    nameAt(node, 'expression', 'type') === 'AssignmentExpression' &&
    nameAt(node, 'expression', 'left', 'object', 'property', 'name') === 'prototype' &&
    UNCALLED.has(nameAt(node, 'expression', 'left', 'property', 'name'))
  );
}

function nameAt(node: unknown, ...path: readonly string[]): string {
  const found = path.reduce((at, key) => (isRecord(at) ? at[key] : undefined), node);
  return typeof found === 'string' ? found : '';
}

/** Calls for every node from the root down, in the order of the text. */
function walk(node: unknown, visit: (node: Syntax) => void): void {
  if (Array.isArray(node)) for (const part of node) walk(part, visit);
  else if (isRecord(node)) {
    if (typeof node['type'] === 'string') visit(node as unknown as Syntax);
    for (const part of Object.values(node)) walk(part, visit);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
