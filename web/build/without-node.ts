import type {Plugin} from 'vite';

const EMPTY = '\0without-node';

/** What workerpool asks of Node, where it runs there. In a browser it asks and gets nothing. */
const MODULES = new Set(['child_process', 'os', 'worker_threads']);

/** Leaves Node's modules out in silence; anyone else who asks for one is still told. */
export function withoutNode(): Plugin {
  return {
    name: 'tidemark:without-node',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) => (MODULES.has(source) && importer?.includes('/workerpool/') ? EMPTY : null),
    load: (id) => (id === EMPTY ? 'export default {}' : null),
  };
}
