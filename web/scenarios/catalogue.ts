import {labelText, type Language} from '../../engine/display.ts';
import type {Forecast} from '../../engine/index.ts';

/** In one language or both. */
export type Label = NonNullable<Forecast['scenario']['title']>;

/** What the page knows of a file of the library before it is opened. */
export interface FileOutline {
  readonly title?: Label;
  readonly extends: readonly string[];
}

/** A scenario of the library as it is offered. */
export interface LibraryEntry {
  readonly path: string;
  readonly title: string;
  /** Under its plan, without what its parent's title says already. */
  readonly name: string;
  /** How many scenarios of the group it extends, one through the other. */
  readonly depth: number;
}

/** A plan with its scenarios, or the examples. */
export interface LibraryGroup {
  readonly folder: string;
  /** Undefined for the examples. */
  readonly title: string | undefined;
  readonly entries: readonly LibraryEntry[];
}

const EXAMPLES = 'examples';

/** The library by plan: plans by title, in each the scenarios with their variants below them; the examples last. */
export function libraryGroups(files: Readonly<Record<string, FileOutline>>, lang: Language): LibraryGroup[] {
  const folders = Map.groupBy(Object.keys(files).filter(isScenario), folderOf);
  return [...folders]
    .map(([folder, paths]): LibraryGroup => {
      const plan = files[`${folder}/targets.yaml`];
      const entries = treeOf(paths, files, lang);
      const title = folder === EXAMPLES ? undefined : labelText(plan?.title, lang, entries[0]?.title ?? folder);
      return {folder, title, entries};
    })
    .sort((a, b) => rank(a) - rank(b) || (a.title ?? '').localeCompare(b.title ?? '', lang));
}

/** Lists of targets and instruments are no scenarios. */
function isScenario(path: string): boolean {
  return !/(^|\/)(targets|instruments)\.yaml$/.test(path);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function rank({title}: LibraryGroup): number {
  return title === undefined ? 1 : 0;
}

function treeOf(
  paths: readonly string[],
  files: Readonly<Record<string, FileOutline>>,
  lang: Language,
): LibraryEntry[] {
  const parentOf = (path: string) => {
    const parents = (files[path]?.extends ?? []).map((name) => `${folderOf(path)}/${name}`);
    return parents.find((parent) => parent !== path && paths.includes(parent));
  };
  const titleOf = (path: string) => labelText(files[path]?.title, lang, path.replace(/^.*\/|\.yaml$/g, ''));
  const below = (parent: string | undefined, depth: number): LibraryEntry[] => {
    const here = paths.filter((path) => depth <= paths.length && parentOf(path) === parent);
    const known = [...here.map(titleOf), ...(parent === undefined ? [] : [titleOf(parent)])];
    return here.flatMap((path) => {
      const title = titleOf(path);
      const name = parent === undefined ? title : shortName(title, known);
      return [{path, title, name, depth}, ...below(path, depth + 1)];
    });
  };
  return below(undefined, 0);
}

/** What a variant's title says beyond what others beside or above it begin with: `Price cuts` of `The cluster: price cuts` below `The cluster: action plan`. */
function shortName(title: string, others: readonly string[]): string {
  const [, stem = '', rest = ''] = /^(.+?)\s*[:：]\s*([^:：]+)$/su.exec(title) ?? [];
  const isShared = others.filter((other) => other.startsWith(stem)).length > 1;
  return stem && isShared ? rest.charAt(0).toUpperCase() + rest.slice(1) : title;
}
