import {join} from 'node:path';
import type {Plugin, Rolldown} from 'vite';

const WEB = new URL('../', import.meta.url).pathname;

const MAIN = 'main.tsx';

type Splitting = Exclude<Rolldown.OutputOptions['codeSplitting'], boolean | undefined>;

/**
 * Keeps in one chunk what the page shows first. By themselves, bundlers put whatever a later part shares with it into a chunk of its own: the more there is to
 * load later, the more, and the less well packed, the first load would be.
 */
export function firstLoad(): {readonly plugin: Plugin; readonly codeSplitting: Splitting} {
  const first = new Set<string>();
  return {
    plugin: {
      name: 'tidemark:first-load',
      apply: 'build',
      buildEnd() {
        const reachedFrom = (entry: string) =>
          reached(join(WEB, entry), (id) => this.getModuleInfo(id)?.importedIds ?? []);
        // What the engine's worker needs too is not the page's alone. And what the entry itself waits for must not wait for the entry.
        const apart = reachedFrom('engine/engine-worker.ts').add(join(WEB, MAIN));
        for (const id of reachedFrom(MAIN)) if (!apart.has(id)) first.add(id);
      },
    },
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{name: 'page', test: (id) => first.has(id)}],
    },
  };
}

/** All modules of the page that one is linked to by imports that do not wait. */
function reached(entry: string, importsOf: (id: string) => readonly string[]): Set<string> {
  const found = new Set([entry]);
  for (const id of found) for (const next of importsOf(id)) if (next.startsWith(WEB)) found.add(next);
  return found;
}
