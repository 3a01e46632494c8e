import {readFileSync, writeFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {formatIssue} from '../../engine/errors.ts';
import {inWords} from '../../engine/messages.ts';
import {errorOf, loadText, withSections} from './helpers.ts';

/**
 * `errors.txt` shows what every rule says: a name, the sections that break it (`!file` before a whole file; the rest of a small scenario is in `helpers.ts`),
 * then the message, letter by letter. UPDATE_ERRORS=1 writes what is said now, in both languages, to be read before it is committed.
 */
const FILE = new URL('errors.txt', import.meta.url);

const gallery = readFileSync(FILE, 'utf8')
  .split(/^### /m)
  .slice(1)
  .map((entry) => {
    const [, name, yaml, message] = /^(.*)\n([^]*?)\n===\n([^]*)$/.exec(entry)!;
    return {name: name!, yaml: yaml!, message: message!.trimEnd()};
  });

/** The same in Chinese: the names, and what is said. */
const CHINESE = new URL('errors.zh.txt', import.meta.url);

function chineseGallery(): Map<string, string> {
  const entries = readFileSync(CHINESE, 'utf8').split(/^### /m).slice(1);
  return new Map(entries.map((entry) => [entry.split('\n', 1)[0]!, entry.slice(entry.indexOf('\n') + 1).trimEnd()]));
}

function messageOf(yaml: string, lang: 'zh' | 'en' = 'en'): string {
  const text = yaml.startsWith('!file') ? yaml.replace(/^!file\n?/, '') : withSections(yaml);
  const {issues} = errorOf(() => loadText(text));
  return issues.map((issue) => formatIssue(issue, (said) => inWords(said, lang))).join('\n');
}

if (process.env['UPDATE_ERRORS']) {
  const text = gallery.map(({name, yaml}) => `### ${name}\n${yaml}\n===\n${messageOf(yaml)}\n`);
  writeFileSync(FILE, text.join('\n'));
  writeFileSync(CHINESE, gallery.map(({name, yaml}) => `### ${name}\n${messageOf(yaml, 'zh')}\n`).join('\n'));
}

describe('errors', () => {
  const chinese = chineseGallery();

  it('has a gallery', () => {
    expect(gallery.length).toBeGreaterThan(80);
    expect([...chinese.keys()]).toEqual(gallery.map(({name}) => name));
  });

  it.each(gallery)('$name', ({yaml, message}) => expect(messageOf(yaml)).toBe(message));

  it.each(gallery)('$name, in Chinese', ({name, yaml}) => expect(messageOf(yaml, 'zh')).toBe(chinese.get(name)));
});
