import {execFile, spawn} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {describe, expect, it} from 'vitest';
import {
  BROKEN_PLAN,
  firstWords,
  folder,
  LAUNCHER,
  LONG_PLAN,
  MAIN,
  outcome,
  PLAN,
  scenarioFile,
  start,
} from './harness.ts';

// What only a process of its own can show: exit codes, signals, pipes.

const plan = scenarioFile(PLAN);
const broken = scenarioFile(BROKEN_PLAN, 'broken.yaml');
const long = scenarioFile(LONG_PLAN, 'long.yaml');

describe.concurrent('the process', () => {
  it('keeps results and errors apart, and has colours only where it is told', async () => {
    const {code, stdout, stderr} = await outcome(start(['run', plan, broken]));
    expect(code).toBe(2);
    expect(stdout).toMatch(/^A plan for two places\n/);
    expect(stdout).not.toContain('\u001B');
    expect(stderr).toMatch(/^[^\n]*broken\.yaml:\d+:\d+ /);
    const colored = await outcome(start(['run', plan], {FORCE_COLOR: '1', LANG: 'zh_CN'}));
    expect(colored).toMatchObject({code: 0, stderr: ''});
    expect(colored.stdout.startsWith('\u001B[1m两地规划')).toBe(true);
  });

  it('stops its workers on Ctrl-C, exits 130 and leaves no file', async () => {
    const out = join(folder(), 'forecast.json');
    // The first file is broken: what it says tells that the second is about to run.
    const child = start(['run', broken, long, '--out', out]);
    const ended = outcome(child);
    await firstWords(child, 'stderr');
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill('SIGINT');
    const {code, stdout, stderr} = await ended;
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toMatch(/tidemark: interrupted\n$/);
    expect(readdirSync(dirname(out))).toEqual([]);
  });

  it('says nothing when its reader goes', async () => {
    const child = start(['run', plan, plan, plan, '--json']);
    const ended = outcome(child);
    child.stdout!.destroy();
    expect(await ended).toMatchObject({code: 0, stderr: ''});
  });

  it.runIf(process.platform === 'linux')('says when standard output is full', async () => {
    const child = spawn('sh', ['-c', `exec "$0" "$1" schema > /dev/full`, process.execPath, MAIN]);
    const {code, stderr} = await outcome(child);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^tidemark: cannot write to standard output: /);
  });

  it('names files from where npm was called', async () => {
    const env = {PATH: process.env['PATH'], LANG: 'C.UTF-8', npm_lifecycle_event: 'tidemark', INIT_CWD: dirname(plan)};
    const {code, stdout} = await outcome(spawn(process.execPath, [LAUNCHER, 'validate', basename(plan)], {env}));
    expect([code, stdout]).toEqual([0, 'ok plan.yaml: 3 districts, 1 metric, 3 targets, 2 checks\n']);
  });

  it('says which Node it needs', async () => {
    const older = `Object.defineProperty(process.versions, 'node', {value: '22.17.1'})`;
    const preload = `data:text/javascript,${encodeURIComponent(older)}`;
    const run = promisify(execFile)(process.execPath, ['--import', preload, LAUNCHER, 'run', plan]);
    await expect(run).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^tidemark: requires Node 22\.18 or newer, got 22\.17\.1\n {2}hint: /),
    });
  });
});
