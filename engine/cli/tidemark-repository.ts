import {execFileSync} from 'node:child_process';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';

/** Where pipelines take tidemark from. */
export interface Repository {
  /** What git clones; `https://github.com/OWNER/tidemark` where nobody says. */
  readonly url: string;
  /** `owner/name`, or with more groups before it. */
  readonly path: string;
  /** The commit of this checkout, else a branch. */
  readonly ref: string;
  readonly isKnown: boolean;
}

/** The checkout that this is run from. */
export const CHECKOUT: string = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const PLACEHOLDER = {url: 'https://github.com/OWNER/tidemark', path: 'OWNER/tidemark', isKnown: false};

/** The repository at `url`, or the one that this checkout was cloned from, at the commit that it is at. */
export function tidemarkRepository(url = git('remote', 'get-url', 'origin')): Repository {
  const ref = git('rev-parse', 'HEAD') ?? 'main';
  return {...(repositoryAt(url ?? '') ?? PLACEHOLDER), ref};
}

/** `https://host/owner/name.git`, `ssh://git@host:22/owner/name`, `git@host:owner/name.git`; a user and password are left out. */
export function repositoryAt(url: string): Omit<Repository, 'ref'> | undefined {
  const [, scheme, user = '', host, path] =
    /^(https?:\/\/|ssh:\/\/)(?:([^@/]*)@)?([^/]+)\/(.+?)(?:\.git)?\/?$/.exec(url) ??
    /^()([^@/:]+)@([^/:]+):(.+?)(?:\.git)?\/?$/.exec(url) ??
    [];
  if (host === undefined || path === undefined || !/^[\w.-]+(?:\/[\w.-]+)+$/.test(path)) return undefined;
  const isWeb = scheme!.startsWith('http');
  // Only the name of the user that ssh logs in as is kept.
  const login = isWeb || !user ? '' : `${user.split(':')[0]}@`;
  return {url: `${scheme}${login}${host}${scheme ? '/' : ':'}${path}`, path, isKnown: true};
}

function git(...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', CHECKOUT, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
