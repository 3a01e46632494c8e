import {randomUUID} from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {usageError} from '../errors.ts';
import {type Message, say} from '../message.ts';

/**
 * Writes a file whole or not at all: under a temporary name beside it, then renamed. A pipe or device is written as it is. Throws a TidemarkError where the
 * file cannot be written. Nothing can come between, since nothing here waits.
 */
export function writeWhole(path: string, text: string): void {
  checkWritable(path);
  const kind = kindOf(path);
  const target = kind === 'file' ? realpathSync(path) : path;
  const temporary = temporaryBeside(target);
  try {
    if (kind === 'stream') return writeFileSync(path, text);
    writeSynced(temporary, text);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, {force: true});
    throw cannotWrite(path, error);
  }
}

/** Throws a TidemarkError where a file could not be written, so that a long run is not lost at its end. */
export function checkWritable(path: string): void {
  const kind = kindOf(path);
  if (kind === 'folder') throw usageError(say`cannot write ${path}: it is a folder`, say`name a file in it`);
  if (kind === 'stream') return;
  const probe = temporaryBeside(kind === 'file' ? realpathSync(path) : path);
  try {
    closeSync(openSync(probe, 'wx'));
  } catch (error) {
    throw cannotWrite(path, error);
  } finally {
    rmSync(probe, {force: true});
  }
}

/** A name that nobody else writes to: not another process, and not one of the same number in another container or on another machine. */
function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
}

/** Makes a folder, with those that it is in. Throws a TidemarkError where it cannot. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, {recursive: true});
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

function kindOf(path: string): 'missing' | 'file' | 'folder' | 'stream' {
  try {
    const status = statSync(path);
    return status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'stream';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing';
    throw cannotWrite(path, error);
  }
}

function writeSynced(path: string, text: string): void {
  const descriptor = openSync(path, 'w');
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const REASONS: Readonly<Record<string, readonly [reason: Message, hint: Message]>> = {
  ENOENT: [say`its folder does not exist`, say`make the folder, or name another`],
  EEXIST: [say`a file of that name is there`, say`name another folder`],
  ENOTDIR: [say`its folder is a file`, say`name another folder`],
  EACCES: [say`permission denied`, say`name a folder in which you may write`],
  EPERM: [say`permission denied`, say`name a folder in which you may write`],
  EROFS: [say`the disk is read-only`, say`name a folder in which you may write`],
  ENOSPC: [say`the disk is full`, say`make room, or name a folder on another disk`],
  EDQUOT: [say`the disk quota is used up`, say`make room, or name a folder on another disk`],
};

function cannotWrite(path: string, error: unknown): Error {
  const {code = '', message} = error as NodeJS.ErrnoException;
  const [reason, hint] = REASONS[code] ?? [message, undefined];
  return usageError(say`cannot write ${path}: ${reason}`, hint);
}
