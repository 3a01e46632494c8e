import {join} from 'node:path';
import type {Plugin} from 'vite';

/** The kit's folder of sources; `observable:runtime` is `runtime` in it. */
const KIT = new URL('../../node_modules/@observablehq/notebook-kit/dist/src', import.meta.url).pathname;

const CDN = 'https://cdn.jsdelivr.net/npm/';

/** Of the libraries that the kit would load from a CDN by a name alone, those that are installed here. */
const INSTALLED: Readonly<Record<string, string>> = {Plot: '@observablehq/plot'};

const ABSENT = '\0absent-library';

/**
 * Has the notebook kit take from `node_modules` what it would load from a CDN. What is not installed is absent: a cell that names it is an error that says so, and no
 * address of another host is left in what is built.
 */
export function kitOffline(): Plugin {
  return {
    name: 'tidemark:kit-offline',
    enforce: 'pre',
    resolveId(source) {
      if (source.startsWith('observable:'))
        return this.resolve(join(KIT, source.slice('observable:'.length), 'index.js'));
      if (!source.startsWith(CDN)) return null;
      const name = /^(@[^/]+\/)?[^/@]+/.exec(source.slice(CDN.length))?.[0] ?? '';
      return Object.values(INSTALLED).includes(name) ? this.resolve(name) : ABSENT;
    },
    load(id) {
      if (id === ABSENT) return 'export default undefined';
      if (id === join(KIT, 'runtime/stdlib/recommendedLibraries.js')) return installedLibraries();
      if (id === join(KIT, 'runtime/stdlib/sampleDatasets.js')) return 'export {}';
      return null;
    },
    transform(code, id) {
      if (!id.startsWith(KIT) || !code.includes(CDN)) return null;
      // What is no import is a file that one of the absent libraries would fetch.
      return {code: code.replaceAll(new RegExp(`(?<!(from |import |import\\())"${CDN}[^"]*"`, 'g'), '""'), map: null};
    },
  };
}

function installedLibraries(): string {
  return Object.entries(INSTALLED)
    .map(([name, library]) => `export const ${name} = () => import(${JSON.stringify(library)});`)
    .join('\n');
}
