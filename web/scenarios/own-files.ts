import {extendedBy} from '../engine/extended-by.ts';

/** Larger files are not read: no scenario is a hundredth of it. */
export const MOST_BYTES = 2_000_000;

/** The text of a file that somebody chose: UTF-8, or GB 18030 as editors in China save. Throws where it is too large or no text. */
export async function textOf(file: File): Promise<string> {
  if (file.size > MOST_BYTES) throw new RangeError('too large');
  const bytes = await file.arrayBuffer();
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      const text = new TextDecoder(encoding, {fatal: true}).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // Another encoding may fit.
    }
  throw new TypeError('no text');
}

/** Of files opened together, those that no other extends: which of them is meant? */
export function entriesOf(texts: Readonly<Record<string, string>>): string[] {
  const extended = new Set(Object.entries(texts).flatMap(([path, text]) => extendedBy(path, text)));
  const free = Object.keys(texts).filter((path) => !extended.has(path));
  return free.length ? free : Object.keys(texts);
}

/** Files that others extend and that are not there. */
export function missingFrom(texts: Readonly<Record<string, string>>, entry: string): string[] {
  const missing = new Set<string>();
  const seen = new Set<string>();
  const wanted = [entry];
  for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const text = Object.hasOwn(texts, path) ? texts[path] : undefined;
    if (text === undefined) missing.add(path);
    else wanted.push(...extendedBy(path, text));
  }
  return [...missing];
}
