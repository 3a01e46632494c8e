import type {Plugin} from 'vite';

const METHODS = /^ {4}\w+\(params\) \{\n {8}return this\.check\(core\._\w+\(Zod\w+, params\)\);\n {4}\},\n/gm;

/** Leaves out zod's formats of strings, such as `z.string().email()`: every string holds on to all of them, and scenarios have none. */
export function withoutStringFormats(): Plugin {
  return {
    name: 'tidemark:without-string-formats',
    apply: 'build',
    transform: {
      filter: {id: /zod.v4.classic.schemas\.js$/},
      handler(code) {
        const lean = code.replaceAll(METHODS, '');
        if (lean === code) this.error('zod holds the formats of strings in another way than was known');
        return {code: lean, map: null};
      },
    },
  };
}
