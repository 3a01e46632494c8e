import type {UserConfig} from 'vite';
import {fileOutlines} from './file-outlines.ts';
import {firstLoad} from './first-load.ts';
import {lean} from './lean.ts';
import {singleFile} from './single-file.ts';
import {strictPage} from './strict-page.ts';
import {workerScripts} from './worker-scripts.ts';

/**
 * How the page is served while it is written, and built: as files that work from any folder, or, in the mode `single`, as one file. The mode `notebooks` is for the
 * notebooks, which are pages of their own; their kit is loaded for them alone.
 */
export async function webConfig(mode: string): Promise<UserConfig> {
  if (mode === 'notebooks') return (await import('./notebooks.ts')).notebooksConfig();
  const single = mode === 'single';
  const {plugin, codeSplitting} = firstLoad();
  return {
    root: 'web',
    base: './',
    plugins: [
      ...lean(),
      fileOutlines(),
      ...(single ? [singleFile('tidemark.html')] : [workerScripts(), strictPage(), plugin]),
    ],
    build: {
      outDir: '../dist',
      emptyOutDir: !single,
      target: 'es2023',
      modulePreload: {
        polyfill: false,
        // Workers have no document to put a preload into.
        resolveDependencies: (_file, dependencies, {hostId}) => (hostId.includes('worker') ? [] : dependencies),
      },
      ...(single
        ? {assetsInlineLimit: Infinity, cssCodeSplit: false, rolldownOptions: {output: {codeSplitting: false}}}
        : {
            rolldownOptions: {
              output: {
                codeSplitting,
                chunkFileNames: ({facadeModuleId}) => `${folderOf(facadeModuleId)}/[name]-[hash].js`,
              },
            },
          }),
    },
    worker: {format: single ? 'iife' : 'es', plugins: lean},
  };
}

/** Scenarios stand apart from the page's own scripts. */
function folderOf(module: string | null): string {
  return module?.includes('.yaml') ? 'scenarios' : 'assets';
}
