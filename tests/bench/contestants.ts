import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Line, parseLines} from './lines.ts';

/** One of those that are measured side by side, as a command that prints lines. */
export interface Contestant {
  readonly name: 'tidemark' | 'c' | 'numpy' | 'squiggle';
  readonly command: string;
  /** Before the replicates and the repetitions. */
  readonly arguments: readonly string[];
}

export interface Contestants {
  readonly present: readonly Contestant[];
  /** Why the others are not there. */
  readonly absent: readonly string[];
  /** Removes what was built. */
  readonly cleanUp: () => void;
}

const PEERS = join(import.meta.dirname, 'peers');

/** Ourselves, and the peers for which this machine has what they need. */
export function findContestants(): Contestants {
  const build = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  const found = [ourselves(), findC(build), findNumPy(), findSquiggle()];
  return {
    present: found.filter((contestant) => typeof contestant !== 'string'),
    absent: found.filter((contestant) => typeof contestant === 'string'),
    cleanUp: () => rmSync(build, {recursive: true, force: true}),
  };
}

/** Has a contestant measure itself, in a process of its own. */
export function measure(
  {name, command, arguments: first}: Contestant,
  replicates: number,
  repetitions: number,
): Line[] {
  const {status, stdout, stderr, error} = spawnSync(command, [...first, String(replicates), String(repetitions)], {
    encoding: 'utf8',
    // NumPy's libraries start threads of their own; OpenMP's threads should not spin while they wait for a busy core.
    env: {...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', OMP_WAIT_POLICY: 'passive'},
  });
  if (status !== 0) throw new Error(`${name} failed: ${error?.message ?? stderr}`);
  return parseLines(stdout);
}

function ourselves(): Contestant {
  return {name: 'tidemark', command: process.execPath, arguments: [join(PEERS, 'tidemark.ts')]};
}

function findC(build: string): Contestant | string {
  const limit = join(build, 'limit');
  const flags = ['-O3', '-march=native', '-mprefer-vector-width=512', '-ffast-math', '-fopenmp'];
  const built = spawnSync('gcc', [...flags, join(PEERS, 'limit.c'), '-o', limit, '-lm']);
  return built.status === 0 ? {name: 'c', command: limit, arguments: []} : 'no C: needs gcc';
}

/** A Python with NumPy, where there is one. */
export function findPython(): string | undefined {
  return ['python3', '/usr/bin/python3'].find((python) => spawnSync(python, ['-c', 'import numpy']).status === 0);
}

function findNumPy(): Contestant | string {
  const python = findPython();
  if (!python) return 'no NumPy: needs python3 with numpy';
  return {name: 'numpy', command: python, arguments: [join(PEERS, 'numpy_peer.py')]};
}

function findSquiggle(): Contestant | string {
  if (!process.env['SQUIGGLE_DIR'])
    return 'no Squiggle: needs a folder with @quri/squiggle-lang@0.10.0 as SQUIGGLE_DIR';
  return {name: 'squiggle', command: process.execPath, arguments: [join(PEERS, 'squiggle.mjs')]};
}
