#!/usr/bin/env node
import {enableCompileCache} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

// Nothing else is imported before the version is known to be right and the cache is there to serve it.
const OLDEST = [22, 18] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `tidemark: requires Node ${OLDEST.join('.')} or newer, got ${process.versions.node}\n` +
      '  hint: npm run -s tidemark -- … uses the one that npm ci has brought\n',
  );
  process.exit(2);
}

// Compiled code is kept from one start to the next; where that cannot be, Node does without and says nothing.
enableCompileCache(join(tmpdir(), 'tidemark-compile-cache'));

const {start} = await import('./start.ts');
await start(process.argv.slice(2));
