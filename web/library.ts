import type {Files} from './engine/protocol.ts';

/** The scenario files of the project, by path below `scenarios/`; each is loaded when it is asked for. */
const FILES = import.meta.glob<string>('../scenarios/**/*.yaml', {query: '?raw', import: 'default'});

/** The paths of the library's files: `plans/zhejiang-cluster/revenue.yaml`. Plans' lists of targets and instruments are no scenarios. */
export const LIBRARY: readonly string[] = Object.keys(FILES)
  .map((path) => path.replace('../scenarios/', ''))
  .filter((path) => !/\/(targets|instruments)\.yaml$/.test(path));

/** A scenario with the files of its folder, which are those that it may extend. */
export async function fromLibrary(entry: string): Promise<Files> {
  const folder = entry.slice(0, entry.lastIndexOf('/') + 1);
  const inFolder = LIBRARY.filter((path) => path.startsWith(folder));
  const texts = await Promise.all(
    inFolder.map(async (path) => [path, await FILES[`../scenarios/${path}`]!()] as const),
  );
  return {entry, texts: Object.fromEntries(texts)};
}
