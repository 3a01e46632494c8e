/** The script of the engine's worker, as Vite names it. */
export {default as ENGINE_URL} from './engine-worker.ts?worker&url';
