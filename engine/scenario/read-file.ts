import {closeSync, constants, fstatSync, openSync, readFileSync, realpathSync} from 'node:fs';
import {dirname, relative, sep} from 'node:path';
import type {ReadText} from './extend.ts';
import {type Message, SaidError, say} from '../message.ts';
import {formatBytes, MAX_BYTES} from './limits.ts';

/**
 * Reads the files of a scenario in Node: only ordinary files in UTF-8 of at most `MAX_BYTES`, and apart from `file` itself only what is, links followed,
 * inside its folder.
 */
export function fileReader(file: string): ReadText {
  return (path) => {
    const descriptor = explained(() => openSync(path, constants.O_RDONLY | constants.O_NONBLOCK));
    try {
      if (path !== file) checkInside(dirname(file), path);
      const status = fstatSync(descriptor);
      if (!status.isFile())
        throw new SaidError(status.isDirectory() ? say`it is a folder` : say`it is not an ordinary file`);
      if (status.size > MAX_BYTES)
        throw new SaidError(
          say`${say`a file must be at most ${formatBytes(MAX_BYTES)}`}, got ${formatBytes(status.size)}`,
        );
      return decode(explained(() => readFileSync(descriptor)));
    } finally {
      closeSync(descriptor);
    }
  };
}

function checkInside(folder: string, path: string): void {
  const way = relative(realpathSync(folder), realpathSync(path));
  if (way === '..' || way.startsWith(`..${sep}`) || way.includes(':'))
    throw new SaidError(say`it links to a file outside the scenario folder`);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    throw new SaidError(say`it is not UTF-8 text`);
  }
}

const REASONS: Readonly<Record<string, Message>> = {
  ENOENT: say`no such file`,
  ENOTDIR: say`no such file`,
  EACCES: say`permission denied`,
  EPERM: say`permission denied`,
  EISDIR: say`it is a folder`,
  ELOOP: say`its links go round in a circle`,
  ENAMETOOLONG: say`its name is too long`,
};

/** Runs `action` with the reasons of the operating system in words. */
function explained<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    const reason = REASONS[code ?? ''];
    throw reason ? new SaidError(reason, {cause: error}) : new Error(message, {cause: error});
  }
}
