import type {Plugin} from 'vite';

const TAGS = /yaml.browser.dist.schema.tags\.js$/;

const IMPORTS = /import \{ ([^}]+) \} from '\.\/yaml-1\.1\/(?!merge)[^']+';/g;

/** Leaves out what YAML 1.1 has beyond 1.2: dates, sets, binary values, other spellings of numbers. Scenario files use neither its tags nor its directive. */
export function withoutYaml11(): Plugin {
  return {
    name: 'tidemark:without-yaml-1-1',
    apply: 'build',
    transform: {
      filter: {id: TAGS},
      handler(code) {
        const names = [...code.matchAll(IMPORTS)].flatMap(([, names]) =>
          names!.split(',').map((name) => name.replace(/^.* as /, '').trim()),
        );
        if (names.length < 6) this.error('yaml holds its tags in another way than was known');
        // A document that says it is YAML 1.1 is refused, and read as 1.2 until then.
        const stubs = names.map((name) => `const ${name} = ${name === 'schema$2' ? 'schema' : 'undefined'};`);
        return {code: [...stubs, code.replaceAll(IMPORTS, '')].join('\n'), map: null};
      },
    },
  };
}
