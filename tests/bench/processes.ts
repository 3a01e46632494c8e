import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** What a whole process took. */
export interface Cost {
  readonly ms: number;
  /** Peak resident memory in megabytes (10⁶ bytes), all threads. */
  readonly megabytes: number;
}

/**
 * Runs the command line from a checkout, as `npm run -s tidemark --` does but without npm. `temporary` is its folder for temporary files, where Node keeps
 * code that it has compiled from one start to the next.
 */
export function runTidemark(words: readonly string[], temporary = tmpdir()): Cost {
  const watch = join(import.meta.dirname, 'report-memory.ts');
  const start = performance.now();
  const {status, output, error} = spawnSync(
    process.execPath,
    ['--import', watch, join(ROOT, 'engine/cli/main.ts'), ...words],
    {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: {...process.env, TMPDIR: temporary},
    },
  );
  const ms = performance.now() - start;
  const [, , stderr, peak] = output ?? [];
  // 1 and 3 say that a check failed or is undecided.
  if (status !== 0 && status !== 1 && status !== 3)
    throw new Error(`tidemark ${words.join(' ')} failed: ${error?.message ?? stderr}`);
  return {ms, megabytes: (Number(peak) * 1024) / 1e6};
}

/** What `work` returns, given an empty folder that is removed afterwards. */
export function inEmptyFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** What a script of this folder prints, as JSON. */
export function runScript(file: string, ...words: string[]): unknown {
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(import.meta.dirname, file), ...words], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${file} failed: ${stderr}`);
  return JSON.parse(stdout);
}
