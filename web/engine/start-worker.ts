import {WORKER_URL} from '../../engine/browser.ts';
import {ENGINE_URL} from './engine-script.ts';

/** Starts the engine's worker and tells it where the script of its own workers is. */
export function startWorker(): Worker {
  const worker = new Worker(scriptOf('engine', ENGINE_URL), {type: 'module'});
  worker.postMessage({workers: scriptOf('run', WORKER_URL)});
  return worker;
}

/** In the page that is one file, scripts of workers stand in it as text; else each is a file of its own. */
function scriptOf(name: string, url: string): string {
  const text = document.getElementById(`worker-${name}`)?.textContent;
  if (!text) return new URL(url, location.href).href;
  return URL.createObjectURL(new Blob([text], {type: 'text/javascript'}));
}
