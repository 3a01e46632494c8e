import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseAst} from 'vite';

const ENGINE = new URL('../../engine/', import.meta.url).pathname;

/** A template that the source uses, in a say`…` or worded`…`. */
export interface Used {
  readonly template: string;
  /** `scenario/load.ts`. */
  readonly file: string;
}

/** Every template in the source of the engine, from its syntax trees. */
export function usedTemplates(): Used[] {
  return sources().flatMap(({file, text}) => templatesIn(text).map((template) => ({template, file})));
}

/** The files of the engine in which a text stands. */
export function filesWith(wanted: string): string[] {
  return sources()
    .filter(({text}) => text.includes(wanted))
    .map(({file}) => file);
}

function sources(): {file: string; text: string}[] {
  return globSync('**/*.ts', {cwd: ENGINE})
    .filter((file) => !file.startsWith('kernels/') && !file.includes('.generated.'))
    .sort()
    .map((file) => ({file, text: readFileSync(join(ENGINE, file), 'utf8')}));
}

/** The templates in a text of TypeScript, in the order written. */
export function templatesIn(text: string): string[] {
  const found: string[] = [];
  visit(parseAst(text, {lang: 'ts'}), (node) => {
    if (node['type'] !== 'TaggedTemplateExpression') return;
    const {tag, quasi} = node as unknown as Tagged;
    if (tag.name === 'say' || tag.name === 'worded')
      found.push(quasi.quasis.map(({value}, i) => (i ? `{${i - 1}}` : '') + value.cooked).join(''));
  });
  return found;
}

interface Tagged {
  readonly tag: {readonly name?: string};
  readonly quasi: {readonly quasis: readonly {readonly value: {readonly cooked: string}}[]};
}

function visit(value: unknown, see: (node: Record<string, unknown>) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value) see({...value});
  for (const child of Object.values(value)) visit(child, see);
}
