import {readFileSync, writeFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {errorOf, loadText, withSections} from './helpers.ts';

/**
 * `errors.txt` shows what every rule says: a name, the sections that break it (`!file` before a whole file; the rest of a small scenario is in `helpers.ts`),
 * then the message, letter by letter. UPDATE_ERRORS=1 writes what is said now, to be read before it is committed.
 */
const FILE = new URL('errors.txt', import.meta.url);

const gallery = readFileSync(FILE, 'utf8')
  .split(/^### /m)
  .slice(1)
  .map((entry) => {
    const [, name, yaml, message] = /^(.*)\n([^]*?)\n===\n([^]*)$/.exec(entry)!;
    return {name: name!, yaml: yaml!, message: message!.trimEnd()};
  });

function messageOf(yaml: string): string {
  const text = yaml.startsWith('!file') ? yaml.replace(/^!file\n?/, '') : withSections(yaml);
  return errorOf(() => loadText(text)).message;
}

if (process.env['UPDATE_ERRORS']) {
  const text = gallery.map(({name, yaml}) => `### ${name}\n${yaml}\n===\n${messageOf(yaml)}\n`);
  writeFileSync(FILE, text.join('\n'));
}

describe('errors', () => {
  it('has a gallery', () => expect(gallery.length).toBeGreaterThan(80));

  it.each(gallery)('$name', ({yaml, message}) => expect(messageOf(yaml)).toBe(message));
});
