import type {Plugin} from 'vite';

const ASKED = '?worker&url';
const MARK = '\0worker-script:';

/**
 * Makes the script of a worker a chunk of the page's own build, so that page and workers load what they share once. Vite by itself builds each worker apart, with
 * another copy of the kernels in each.
 */
export function workerScripts(): Plugin {
  return {
    name: 'tidemark:worker-scripts',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(ASKED)) return null;
      const script = await this.resolve(source.slice(0, -ASKED.length), importer);
      return script && MARK + script.id;
    },
    load(id) {
      if (!id.startsWith(MARK)) return null;
      const reference = this.emitFile({type: 'chunk', id: id.slice(MARK.length), preserveSignature: false});
      return `export default import.meta.ROLLUP_FILE_URL_${reference}`;
    },
  };
}
