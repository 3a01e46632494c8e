/**
 * Where a page finds the worker's script, for `new Pool({script: WORKER_URL})`. Vite makes a file of its own of the worker and puts its URL here; Node cannot
 * import this module and does not need to.
 */
export {default as WORKER_URL} from './worker.ts?worker&url';
