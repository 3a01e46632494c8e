/** The script of a worker: a URL, or the script itself. */
export type WorkerScript = string | Blob;

/**
 * How a thread starts a worker from a script. A script itself is no module, for browsers start none from a page that is a file; and the thread that makes a URL of
 * it must be the one that uses it, for on such pages each has an origin of its own.
 */
export function workerOptions(script: WorkerScript): {script: string; type: WorkerType} {
  return typeof script === 'string' ? {script, type: 'module'} : {script: URL.createObjectURL(script), type: 'classic'};
}
