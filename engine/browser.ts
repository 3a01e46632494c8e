/** For pages, public: the script of the workers that a pool runs, as Vite names it. */
export {WORKER_URL} from './run/browser-worker.ts';
