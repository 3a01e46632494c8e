import {readFileSync} from 'node:fs';
import type {Plugin} from 'vite';

/** What of the yaml library writes YAML, makes nodes of values or walks over them, and the schemas of other versions. */
const LEFT_OUT =
  /\/yaml\/browser\/dist\/(stringify\/\w+|schema\/(json\/\w+|yaml-1\.1\/(?!merge)\w+)|doc\/(createNode|applyReviver)|parse\/cst-\w+|visit|public-api)\.js$/;

/** Leaves out two fifths of the yaml library: the page only reads YAML 1.2. The names of what is left out stay, and refuse to be called. */
export function withoutYamlWriter(): Plugin {
  return {
    name: 'tidemark:without-yaml-writer',
    apply: 'build',
    load(id) {
      if (!LEFT_OUT.test(id.replaceAll('\\', '/'))) return null;
      const names = [...readFileSync(id, 'utf8').matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list = '']) =>
        list.split(',').map((name) => name.replace(/^.* as /, '').trim()),
      );
      if (!names.length) this.error(`${id} exports in another way than was known`);
      return {code: names.map(stub).join('\n') + REFUSE, map: null};
    },
  };
}

const REFUSE = "\nfunction refuse() { throw new Error('the page writes no YAML'); }\n";

/** A text that names another version is refused as a whole; till then it is read like any other. */
function stub(name: string): string {
  return name === 'schema' ? "export {schema} from '../core/schema.js';" : `export {refuse as ${name}};`;
}
