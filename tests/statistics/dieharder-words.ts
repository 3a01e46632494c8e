/**
 * Random words as 32-bit binary numbers on stdout, for ever: `node tests/statistics/dieharder-words.ts raw|consumed [seed]`, for `dieharder -g 200 -a`.
 * What that found stands in dieharder.md.
 */
import {writeSync} from 'node:fs';
import {SOURCES, words} from './words.ts';

const [source = '', seed = '2027'] = process.argv.slice(2);

function isSource(name: string): name is keyof typeof SOURCES {
  return Object.hasOwn(SOURCES, name);
}

function writeAll(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(1, bytes, at);
}

if (isSource(source)) {
  try {
    for (const piece of words(source, Number(seed))) writeAll(new Uint8Array(piece.buffer));
  } catch (error) {
    // Whoever reads has had enough.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
} else {
  console.error(`must be ${Object.keys(SOURCES).join(' or ')}, got ${source}`);
  process.exitCode = 2;
}
