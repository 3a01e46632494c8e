import type {Plugin} from 'vite';

const WORDS = /zod.v4.locales.en\.js$/;

const NONE = `export default () => ({localeError: () => () => 'invalid'});`;

/** Leaves out zod's own words: what a scenario breaks is said in ours. */
export function withoutZodWords(): Plugin {
  return {
    name: 'tidemark:without-zod-words',
    apply: 'build',
    load: {filter: {id: WORDS}, handler: () => NONE},
  };
}
