import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, globSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const ROOT = new URL('../../', import.meta.url).pathname;

/** Where the page is built. */
export const DIST = join(ROOT, 'dist');

/** What the page is made of. */
const SOURCES = [
  'web/**/*',
  'notebooks/**/*',
  'engine/**/*',
  'scenarios/**/*.yaml',
  'package-lock.json',
  'vite.config.ts',
];

/** Says what the page in `dist` was built from. */
const STAMP = join(ROOT, '.cache/page-built-from');

/** Vitest's global set-up: `npm run build`, unless what is there was built from the same sources. Throws what the build says. */
export default function setup(): void {
  const sources = sourcesHash();
  const isBuilt = ['index.html', 'tidemark.html', 'notebooks/index.html', '../.cache/page-built-from'].every((file) =>
    existsSync(join(DIST, file)),
  );
  if (isBuilt && readFileSync(STAMP, 'utf8') === sources) return;
  // As a user builds it: in the test runner's own environment it would be a page for development.
  const env = {...process.env, NODE_ENV: 'production'};
  const {status, stdout, stderr} = spawnSync('npm', ['run', '-s', 'build'], {cwd: ROOT, encoding: 'utf8', env});
  if (status !== 0) throw new Error(`the page could not be built\n${stdout}\n${stderr}`);
  mkdirSync(join(ROOT, '.cache'), {recursive: true});
  writeFileSync(STAMP, sources);
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((pattern) => globSync(pattern, {cwd: ROOT, withFileTypes: true}))
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) => join(parentPath, name));
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}
