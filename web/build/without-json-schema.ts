import type {Plugin} from 'vite';

const SCHEMAS = '/zod/v4/classic/schemas.js';

const MAKERS = /import \{ createStandardJSONSchemaMethod, createToJSONSchemaMethod \} from [^;]*;/;

const REFUSAL = `
const refuseJsonSchema = () => { throw new Error('zod in the page makes no JSON Schema'); };
const createStandardJSONSchemaMethod = () => refuseJsonSchema;
const createToJSONSchemaMethod = () => refuseJsonSchema;
`;

/** Leaves out what makes JSON Schema of zod's schemas: each schema holds on to it, a fifth of zod's size, and the page never asks. */
export function withoutJsonSchema(): Plugin {
  return {
    name: 'tidemark:without-json-schema',
    apply: 'build',
    transform: {
      filter: {id: /zod.v4.classic.schemas\.js$/},
      handler(code, id) {
        if (!id.replaceAll('\\', '/').endsWith(SCHEMAS)) return null;
        if (!MAKERS.test(code)) this.error('zod asks for JSON Schema in another way than was known');
        return {
          code: code.replace(MAKERS, REFUSAL).replaceAll(/\bprocessors\.\w+Processor\b/g, 'refuseJsonSchema'),
          map: null,
        };
      },
    },
  };
}
