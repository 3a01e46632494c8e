import {type Dirent, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {usageError} from '../errors.ts';
import {fileKind} from '../plan/file-kind.ts';
import type {Skipped} from '../gate-schema.ts';
import {say} from '../message.ts';

/** What was asked for: files, and whether each was named itself or found in a folder. */
export interface Found {
  readonly file: string;
  readonly isNamed: boolean;
}

/**
 * The scenario files among paths: files as they are, and of folders every `.yaml` and `.yml` in them and in folders below, in order of their names. What
 * begins with a dot, node_modules, and files that belong to other things (`plan:`, `instruments:`) are left out of folders. Throws a TidemarkError
 * for a folder that has none.
 */
export function scenarioFiles(paths: readonly string[]): {files: Found[]; skipped: Skipped[]} {
  const [files, skipped]: [Found[], Skipped[]] = [[], []];
  for (const path of paths) {
    if (!isFolder(path)) files.push({file: path, isNamed: true});
    else {
      const inside = filesIn(path);
      if (!inside.length) throw usageError(say`no scenario files in ${path}`, say`name a folder with .yaml files`);
      for (const file of inside)
        if (isOther(file)) skipped.push({file, reason: 'no-scenario'});
        else files.push({file, isNamed: false});
    }
  }
  return {files: unique(files), skipped: unique(skipped)};
}

function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
}

function filesIn(folder: string): string[] {
  const entries = readFolder(folder)
    .filter(({name}) => !name.startsWith('.') && name !== 'node_modules')
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return /\.ya?ml$/i.test(entry.name) ? [path] : [];
  });
}

function readFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true});
  } catch (error) {
    throw usageError(say`cannot read folder ${folder}: ${(error as Error).message}`);
  }
}

/** Does a file stand beside scenarios and is none? */
function isOther(file: string): boolean {
  try {
    return fileKind(readFileSync(file, 'utf8')) !== 'scenario';
  } catch {
    // Whoever reads it next says why it cannot be read.
    return false;
  }
}

/** A file that is named twice, or named and found in a folder, is one file; the first mention counts. */
function unique<T extends {readonly file: string}>(files: readonly T[]): T[] {
  const seen = new Set<string>();
  return files.filter(({file}) => {
    const path = join(file);
    return !seen.has(path) && seen.add(path);
  });
}
