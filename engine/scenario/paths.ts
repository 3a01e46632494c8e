/** Paths of files as text, so that they mean the same in Node and in a browser; both kinds of slash separate in a path that comes from outside. */

/** The folder of a file, '' for one without. */
export function folderOf(file: string): string {
  return file.slice(0, Math.max(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
}

/**
 * Where `relative`, written in a file of the folder `from` (a path inside the scenario folder, '' or ending in /), leads within the scenario folder;
 * undefined when it leaves that folder or is not relative.
 */
export function resolveInside(from: string, relative: string): string | undefined {
  if (/^\/|\\|:/.test(relative)) return undefined;
  const steps: string[] = [];
  for (const step of `${from}${relative}`.split('/')) {
    if (step === '..' && steps.pop() === undefined) return undefined;
    if (step !== '..' && step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
