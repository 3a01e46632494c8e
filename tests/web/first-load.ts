import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {DIST} from './build-page.ts';

/** Scripts that a visit has loaded: their file names and sizes in bytes, as a server sends them. The texts of scenarios are none, though they come as scripts, from a stick as well. */
export function scriptsOf(requests: readonly string[], base: string): {name: string; gzip: number}[] {
  const names = new Set(
    requests.filter((url) => url.startsWith(base) && url.endsWith('.js') && !url.startsWith(`${base}scenarios/`)),
  );
  return [...names].map((url) => {
    const name = url.slice(base.length);
    return {name, gzip: gzipSync(readFileSync(join(DIST, name)), {level: 9}).length};
  });
}
