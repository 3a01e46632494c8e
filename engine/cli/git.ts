import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {usageError} from '../errors.ts';
import {MAX_BYTES} from '../scenario/limits.ts';
import type {ReadText} from '../scenario/extend.ts';
import {type Message, saidBy, SaidError, say} from '../message.ts';

const MISSING = say`no such file in that revision`;

/** A file in a revision of git. */
export interface Revision {
  readonly revision: string;
  readonly path: string;
}

/** `main:scenarios/plan.yaml` in its parts; undefined where it is the name of a file, or no revision. */
export function revisionOf(name: string): Revision | undefined {
  if (existsSync(name)) return undefined;
  const [, revision, path] = /^([^:\s][^:]+):([^:]+)$/.exec(name) ?? [];
  return revision === undefined || path === undefined ? undefined : {revision, path};
}

/** Reads files as they are in a revision: the one that is named `revision:path`, and those that it extends. */
export function revisionReader({revision}: Revision): ReadText {
  const prefix = `${revision}:`;
  return (name) => show(name.startsWith(prefix) ? name : prefix + name);
}

/** The files below a folder of a revision, by their paths in it; none where the revision has no such folder. Throws what git says where there is no such revision. */
export function filesAt({revision, path}: Revision): string[] {
  const folder = `${revision}:${path === '.' ? './' : path.replace(/\/+$/, '')}`;
  try {
    return git('ls-tree', '-r', '-z', '--name-only', '--full-tree', treeOf(folder)).split('\0').filter(Boolean);
  } catch (error) {
    const reason = saidBy(error);
    if (reason === MISSING) return [];
    throw usageError(say`cannot read ${folder}, ${reason}`);
  }
}

function treeOf(folder: string): string {
  // Unlike ls-tree it says whether it is the folder or the revision that there is not.
  git('cat-file', '-e', folder);
  return git('rev-parse', '--verify', folder).trim();
}

function show(object: string): string {
  return git('show', '--no-textconv', object);
}

/** What git prints. The object that it is asked for comes last. */
function git(...args: readonly string[]): string {
  // What begins with a dash would be an option.
  if (args.at(-1)!.startsWith('-')) throw new SaidError(say`a revision must not begin with -`);
  try {
    return decode(execFileSync('git', args, {maxBuffer: MAX_BYTES, stdio: ['ignore', 'pipe', 'pipe']}));
  } catch (error) {
    const reason = gitReason(error as NodeJS.ErrnoException & {stderr?: Buffer});
    throw typeof reason === 'string' ? new Error(reason, {cause: error}) : new SaidError(reason, {cause: error});
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
}

function gitReason({code, stderr, message}: NodeJS.ErrnoException & {stderr?: Buffer}): Message | string {
  if (code === 'ENOENT') return say`git is not installed`;
  if (code === 'ENOBUFS') return say`the file is too large`;
  const said = stderr?.toString() ?? '';
  if (/not a git repository/.test(said)) return say`this folder is not in a git repository`;
  if (/does not exist in|exists on disk, but not in/.test(said)) return MISSING;
  if (/invalid object name|unknown revision|bad revision|ambiguous argument/.test(said))
    return say`git knows no such revision; in CI it may have to be fetched first, as by git fetch origin main`;
  return said.split('\n')[0]?.replace(/^fatal: /, '') || message;
}
