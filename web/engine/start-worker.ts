import {WORKER_URL} from '../../engine/browser.ts';
import {ENGINE_URL} from './engine-script.ts';
import {type WorkerScript, workerOptions} from './worker-script.ts';

/** Starts the engine's worker and tells it where the script of its own workers is. */
export function startWorker(): Worker {
  const {script, type} = workerOptions(scriptOf('engine', ENGINE_URL));
  const worker = new Worker(script, {type});
  worker.postMessage({workers: scriptOf('run', WORKER_URL)});
  return worker;
}

/** In the page that is one file, scripts of workers stand in it as text; else each is a file of its own. */
function scriptOf(name: string, url: string): WorkerScript {
  const text = document.getElementById(`worker-${name}`)?.textContent;
  return text ? new Blob([text], {type: 'text/javascript'}) : new URL(url, location.href).href;
}
