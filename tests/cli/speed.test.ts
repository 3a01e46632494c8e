/** The gate is quick enough to be run before every commit. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {folder, MAIN} from './harness.ts';

/** Prints the seconds of processor time of a process, all its threads together, when it ends. */
const TELL = `data:text/javascript,${encodeURIComponent(`
  import {writeFileSync} from 'node:fs';
  process.on('exit', () => {
    const {user, system} = process.cpuUsage();
    writeFileSync(process.env.TOLD, String((user + system) / 1e6));
  });
`)}`;

/** What a command takes, in processor time: what else the machine does adds little to it, unlike to the time on the clock, which is no more where a core is free. */
function seconds(args: readonly string[]): number {
  const told = join(folder(), 'seconds');
  const env = {PATH: process.env['PATH'], LANG: 'C.UTF-8', TOLD: told};
  // Throws where the command does not end with 0.
  execFileSync(process.execPath, ['--import', TELL, MAIN, ...args], {env, stdio: 'pipe'});
  return Number(readFileSync(told, 'utf8'));
}

/** How much slower this machine is here and now than the one that the limits are for, at least 1. */
function slowness(): number {
  const start = process.cpuUsage();
  let x = 0;
  for (let i = 0; i < 2e8; i++) x += Math.sqrt(i + x);
  const {user, system} = process.cpuUsage(start);
  expect(x).toBeGreaterThan(0);
  return Math.max(1, (user + system) / 1e6 / IDLE);
}

/** Seconds that this takes on one idle core at some 3 GHz. */
const IDLE = 1.45;

/** Seconds over the slowness of their moment: of the first of three tries that is under the limit, else of the quickest. */
function quickest(limit: number, args: readonly string[]): number {
  let best = Infinity;
  for (let i = 0; i < 3 && !(best < limit); i++) best = Math.min(best, seconds(args) / slowness());
  return best;
}

describe('the time of', () => {
  it('validate, on 100 scenario files: under 2 s', () => {
    const at = join(folder(), 'scenarios');
    mkdirSync(at);
    const text = readFileSync('scenarios/examples/growth.yaml', 'utf8');
    const files = Array.from({length: 100}, (_, i) => join(at, `${i}.yaml`));
    for (const [i, file] of files.entries()) writeFileSync(file, text.replace('id: growth', `id: growth-${i}`));
    expect(quickest(2, ['validate', ...files])).toBeLessThan(2);
  });

  it('check, on all plans of the repository: under 10 s', () => {
    expect(quickest(10, ['check', 'scenarios/plans'])).toBeLessThan(10);
  });
});
