import {existsSync, writeFileSync} from 'node:fs';

/** A worker like any other, but the first of its kind throws outside of its job, as a fault in Node would. */
const marker = process.env['TIDEMARK_TEST_MARKER']!;

if (!existsSync(marker)) {
  writeFileSync(marker, '');
  setTimeout(() => {
    throw new Error('thrown on purpose');
  }, 5);
}
await import('../../../engine/run/worker.ts');
