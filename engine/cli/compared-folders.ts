import {statSync} from 'node:fs';
import {join} from 'node:path';
import {usageError} from '../errors.ts';
import {filesAt, revisionOf} from './git.ts';
import {scenarioFiles} from './scenario-files.ts';
import {say} from '../message.ts';

/** Two of a kind: what was, and what is now. */
export interface Pair {
  readonly base: string;
  readonly head: string;
}

/** What two folders have in common, and which scenarios only one of them has. */
interface FoundFolders {
  readonly pairs: readonly Pair[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The scenarios of two folders by the paths that they have in them; undefined where HEAD is no folder. BASE may be one in a revision of git. Throws a TidemarkError where BASE is none. */
export function comparedFolders(base: string, head: string): FoundFolders | undefined {
  if (!isFolder(head)) return undefined;
  const before = new Set(filesOf(base));
  const now = new Set(scenarioFiles([head]).files.map(({file}) => pathIn(head, file)));
  return {
    pairs: [...now]
      .filter((path) => before.has(path))
      .map((path) => ({base: inside(base, path), head: join(head, path)})),
    added: [...now].filter((path) => !before.has(path)).map((path) => join(head, path)),
    removed: [...before]
      .filter((path) => !now.has(path) && !isFile(join(head, path)))
      .map((path) => inside(base, path)),
  };
}

function filesOf(base: string): string[] {
  const revision = revisionOf(base);
  if (revision)
    return filesAt(revision).filter((path) => /\.ya?ml$/i.test(path) && !/(^|\/)(\.|node_modules\/)/.test(path));
  if (!isFolder(base))
    throw usageError(say`${base} is no folder`, say`compare a folder with a folder, as in main:scenarios scenarios`);
  return scenarioFiles([base]).files.map(({file}) => pathIn(base, file));
}

function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
}

function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() ?? false;
}

/** As git has it, with slashes. */
function pathIn(folder: string, file: string): string {
  const root = join(folder, '/');
  return (root === './' ? file : file.slice(root.length)).replaceAll('\\', '/');
}

/** `main:scenarios` or a folder, and a path in it. */
function inside(folder: string, path: string): string {
  return `${folder.replace(/\/+$/, '')}/${path}`;
}
