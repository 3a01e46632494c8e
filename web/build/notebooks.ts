import {globSync} from 'node:fs';
import {join} from 'node:path';
import {observable} from '@observablehq/notebook-kit/vite';
import type {UserConfig} from 'vite';
import {lean} from './lean.ts';
import {kitOffline} from './kit-offline.ts';
import {plainPage} from './plain-page.ts';
import {strictPage} from './strict-page.ts';
import {workerScripts} from './worker-scripts.ts';

const FOLDER = new URL('../../notebooks/', import.meta.url).pathname;

/** How the notebooks are built: pages in a folder beside the app, under the app's own policy. */
export function notebooksConfig(): UserConfig {
  return {
    root: 'notebooks',
    base: './',
    plugins: [
      ...lean(),
      kitOffline(),
      observable({template: join(FOLDER, 'template/page.html')}),
      plainPage(),
      workerScripts(),
      strictPage(),
    ],
    build: {
      outDir: '../dist/notebooks',
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: {polyfill: false},
      rolldownOptions: {input: globSync('*.html', {cwd: FOLDER}).map((file) => join(FOLDER, file))},
    },
    worker: {format: 'es', plugins: lean},
  };
}
