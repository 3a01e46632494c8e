import {extendedBy} from './engine/extended-by.ts';
import type {Files} from './engine/protocol.ts';

/** The scenario files of the project, by path below `scenarios/`; each is loaded when it is asked for. */
const FILES = import.meta.glob<string>('../scenarios/**/*.yaml', {query: '?raw', import: 'default'});

/** The paths of the library's files: `plans/zhejiang-cluster/revenue.yaml`. Plans' lists of targets and instruments are no scenarios. */
export const LIBRARY: readonly string[] = Object.keys(FILES)
  .map((path) => path.replace('../scenarios/', ''))
  .filter((path) => !/\/(targets|instruments)\.yaml$/.test(path));

/** A scenario with the files that it extends, directly or not. */
export async function fromLibrary(entry: string): Promise<Files> {
  const texts: Record<string, string> = {};
  const wanted = [entry];
  for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
    const load = FILES[`../scenarios/${path}`];
    if (!load || Object.hasOwn(texts, path)) continue;
    const text = (texts[path] = await load());
    wanted.push(...extendedBy(path, text));
  }
  return {entry, texts};
}
