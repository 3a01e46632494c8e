import {readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {forecastSchema} from '../../engine/forecast-schema.ts';
import {BROKEN_PLAN, folder, PLAN, scenarioFile, tidemark} from './harness.ts';

const plan = scenarioFile(PLAN);
const broken = scenarioFile(BROKEN_PLAN, 'broken.yaml');

describe('tidemark run', () => {
  it('prints the table on stdout and nothing on stderr, and exits 0 though a check fails', async () => {
    const {code, stdout, stderr} = await tidemark(['run', plan]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^A plan for two places\n\nWhole 2026, Revenue ≥ 33 bn yuan: /);
    expect(stdout).toMatch(/✗ fail +North 2026/);
    expect(stdout).toContain('4,096 replicates · seed 7');
  });

  it('is Chinese where the locale is, or with --lang', async () => {
    const english = await tidemark(['run', plan], {LANG: 'en_GB.UTF-8'});
    const chinese = await tidemark(['run', plan], {LANG: 'zh_CN.UTF-8'});
    expect(chinese.stdout).toMatch(/^两地规划\n/);
    expect(english.stdout).toMatch(/^A plan/);
    expect((await tidemark(['run', plan, '--lang', 'zh'])).stdout).toBe(chinese.stdout);
    expect((await tidemark(['run', plan, '--lang', 'en'], {LC_ALL: 'zh_CN.UTF-8'})).stdout).toBe(english.stdout);
  });

  it('shows metrics asked for by name, and says which there are when one is misspelt', async () => {
    const {stdout, code} = await tidemark(['run', plan, '--metric', 'revenue']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nRevenue, bn yuan\n.*\n(?:Whole|North|South) 2024 /);
    const wrong = await tidemark(['run', plan, '--metric', 'revenue,revenues']);
    expect(wrong).toMatchObject({code: 2, stdout: ''});
    expect(wrong.stderr).toContain('unknown metric revenues\n  hint: did you mean revenue?');
  });

  it('fits the columns that COLUMNS gives, and keeps to ASCII in the C locale', async () => {
    const {stdout} = await tidemark(['run', plan], {LC_ALL: 'C', COLUMNS: '40'});
    expect(stdout).toMatch(/^[\n -~]*$/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
  });

  it('prints a forecast as JSON, with the same digest on one worker and two', async () => {
    const [one, two] = await Promise.all(['1', '2'].map((n) => tidemark(['run', plan, '--json', '--workers', n])));
    const [first, second] = [one, two].map((outcome) => forecastSchema.parse(JSON.parse(outcome!.stdout)));
    expect(first!.digest).toBe(second!.digest);
    expect(first!.targets['whole-2026']!.byYear).toHaveProperty('2025');
    expect(one!.stderr).toBe('');
  });

  it('takes replicates and seed from the command line before those of the file', async () => {
    const {stdout} = await tidemark(['run', plan, '--json', '--replicates', '1e3', '--seed', '12']);
    expect(forecastSchema.parse(JSON.parse(stdout)).run).toMatchObject({replicates: 1000, seed: 12});
  });

  it('goes on behind a broken file, says where it is broken, and exits 2', async () => {
    const {code, stdout, stderr} = await tidemark(['run', plan, broken, join(folder(), 'none.yaml'), plan]);
    expect(code).toBe(2);
    expect(stdout.match(/^A plan for two places$/gm)).toHaveLength(2);
    expect(stderr).toMatch(/broken\.yaml:\d+:\d+ metrics\.revenue\.rate: unknown name trned/);
    expect(stderr).toContain('did you mean trend');
    expect(stderr).toMatch(/none\.yaml.*no such file/);
  });

  it('prints a line of JSON for each of several files', async () => {
    const {stdout, code} = await tidemark(['run', '--json', plan, broken, plan]);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) forecastSchema.parse(JSON.parse(line));
    expect(code).toBe(2);
  });

  it('refuses what cannot fit, before anything is allocated', async () => {
    const {code, stderr} = await tidemark(['run', plan, '--replicates', '1e12']);
    expect(code).toBe(2);
    expect(stderr).toContain('replicates');
  });
});

describe('tidemark run --out', () => {
  it('writes the file whole and leaves nothing beside it', async () => {
    const out = join(folder(), 'forecast.json');
    const {code, stdout, stderr} = await tidemark(['run', plan, '--out', out]);
    expect([code, stdout, stderr]).toEqual([0, '', `wrote ${out}\n`]);
    forecastSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
    expect(readdirSync(dirname(out))).toEqual(['forecast.json']);
  });

  it('writes a table without colours to any other name, over what is there and through links', async () => {
    const out = join(folder(), 'forecast.txt');
    writeFileSync(out, 'old');
    const link = join(dirname(out), 'latest.txt');
    symlinkSync('forecast.txt', link);
    await tidemark(['run', plan, '--out', link]);
    expect(readFileSync(out, 'utf8')).toMatch(/^A plan for two places\n/);
    expect(readdirSync(dirname(out))).toEqual(['forecast.txt', 'latest.txt']);
  });

  it('keeps the old file where the scenario is broken', async () => {
    const out = join(folder(), 'forecast.txt');
    writeFileSync(out, 'old');
    expect((await tidemark(['run', broken, '--out', out])).code).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('old');
  });

  it.each([
    ['a folder that is not there', () => join(folder(), 'none', 'f.json'), 'its folder does not exist'],
    ['a folder', () => folder(), 'it is a folder'],
    ['a file in a file', () => join(plan, 'f.json'), 'its folder is a file'],
  ])('says so before the run when it cannot write: %s', async (_, path, reason) => {
    const out = path();
    const {code, stdout, stderr} = await tidemark(['run', broken, '--out', out]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`^tidemark: cannot write ${out}: ${reason}\n  hint: `));
  });

  it.runIf(process.platform === 'linux')('writes to devices as they are', async () => {
    expect((await tidemark(['run', plan, '--out', '/dev/null'])).code).toBe(0);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    const full = await tidemark(['run', plan, '--out', '/dev/full']);
    expect([full.code, full.stderr]).toEqual([2, expect.stringContaining('the disk is full')]);
  });

  it('takes - for stdout', async () => {
    expect((await tidemark(['run', plan, '--out', '-'])).stdout).toMatch(/^A plan/);
  });
});
