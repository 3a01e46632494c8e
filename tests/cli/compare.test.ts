import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {displayWidth} from '../../engine/errors.ts';
import {compareReportSchema} from '../../engine/gate-schema.ts';
import {folder, PLAN, scenarioFile, tidemark} from './harness.ts';

const base = scenarioFile(PLAN, 'base.yaml');
const FASTER = PLAN.replace('mean = 5%', 'mean = 6%');
const head = scenarioFile(FASTER, 'head.yaml');

describe('tidemark compare', () => {
  it('says what moved, by how much, and which assumption did it', async () => {
    const {code, stdout, stderr} = await tidemark(['compare', base, head]);
    expect([code, stderr]).toEqual([0, '']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain(`${base} → ${head}: 3 of 3 probabilities moved`);
    expect(text).toMatch(/\+ Whole 2026, Revenue ≥ 33 bn yuan: 5\d\.\d\d % → 6\d\.\d\d %, \+\d+\.\d ± 0\.\d points/);
    expect(text).toContain('assumptions.trend.value: normal(mean = 5%, sd = 3%) → normal(mean = 6%, sd = 3%)');
    expect(text).toContain(`${head}:${PLAN.split('\n').findIndex((line) => line.includes('trend: {')) + 1}`);
    expect(text).toContain('both counted in the same 4,096 replicates');
  });

  it('is Chinese where that is asked for, and fits 40 columns', async () => {
    const {stdout} = await tidemark(['compare', base, head, '--lang', 'zh'], {LANG: 'C.UTF-8', COLUMNS: '40'});
    expect(stdout.replaceAll(/\s+/g, '')).toContain('3个概率中3个有变动');
    const wide = stdout.split('\n').filter((line) => displayWidth(line) > 40 && !line.includes('/tmp/'));
    expect(wide.filter((line) => !line.includes('.yaml'))).toEqual([]);
  });

  it.each([
    ['drop > 5 points', 0],
    ['rise > 1 points', 1],
    ['change > 1 points on whole-2026', 1],
    ['rise > 1 points on north-2026', 0],
  ])('--fail-if "%s" exits with %d', async (rule, code) => {
    expect((await tidemark(['compare', base, head, '--fail-if', rule])).code).toBe(code);
  });

  it('exits with 3 where a rule is undecided, and 1 where another fails', async () => {
    const {stdout} = await tidemark(['compare', base, head, '--json']);
    const {difference} = compareReportSchema.parse(JSON.parse(stdout)).targets[0]!;
    const near = ['--fail-if', `rise > ${100 * difference} points`, '--max-replicates', '4096'];
    const undecided = await tidemark(['compare', base, head, ...near]);
    expect(undecided.code).toBe(3);
    expect(undecided.stdout).toContain('? undecided');
    expect((await tidemark(['compare', base, head, ...near, '--fail-if', 'rise > 1 points'])).code).toBe(1);
  });

  it('reads saved forecasts, and says that their error is not paired', async () => {
    const saved = join(folder(), 'base.json');
    await tidemark(['run', base, '--out', saved]);
    const {code, stdout} = await tidemark(['compare', saved, head]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Whole 2026, Revenue ≥ 33 bn yuan: 5\d/);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('as of independent runs');
    const both = await tidemark(['compare', saved, saved]);
    expect(both.stdout.replaceAll(/\s+/g, ' ')).toContain('no probability moved, of 3');
  });

  it('says what differs beside the numbers', async () => {
    const other = scenarioFile(
      FASTER.replace('replicates: 4096, seed: 7', 'replicates: 5000, seed: 8').replace('base: 2024', 'base: 2023'),
    );
    const text = (await tidemark(['compare', base, other])).stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain('seeds differ (7, 8): both are computed with 8');
    expect(text).toContain('replicates differ (4,096, 5,000): both are computed with 5,000');
    expect(text).toContain('calendars differ (2024–2026, 2023–2026)');
  });

  it.each([
    [['nowhere.yaml', 'also-nowhere.yaml'], 'cannot read nowhere.yaml, no such file'],
    [[base], 'missing argument head'],
    [[base, head, '--fail-if', 'fall > 5'], 'must be a rule such as'],
    [[base, head, '--fail-if', 'drop > 5 points on whole-2027'], 'did you mean whole-2026?'],
    [[base, scenarioFile('[', 'broken.json')], 'is no JSON'],
    [[base, scenarioFile('{}', 'other.json')], 'is no forecast'],
  ])('%j is wrong', async (args, said) => {
    const {code, stderr} = await tidemark(['compare', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});

describe('tidemark compare with revisions of git', () => {
  const root = folder();
  const before = process.cwd();
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {cwd: root, stdio: 'pipe'});

  beforeAll(() => {
    mkdirSync(join(root, 'scenarios'));
    writeFileSync(join(root, 'scenarios/base.yaml'), PLAN);
    writeFileSync(join(root, 'scenarios/variant.yaml'), 'tidemark: 1\nextends: base.yaml\nid: variant\n');
    writeFileSync(join(root, 'top.yaml'), 'tidemark: 1\nextends: scenarios/base.yaml\nid: top\n');
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-qm', 'first');
    // What the variant extends has changed since.
    writeFileSync(join(root, 'scenarios/base.yaml'), FASTER);
    process.chdir(root);
  });
  afterAll(() => process.chdir(before));

  it.each(['scenarios/variant.yaml', 'top.yaml'])('reads %s with what it extended then', async (file) => {
    const {code, stdout, stderr} = await tidemark(['compare', `main:${file}`, file]);
    expect([code, stderr]).toEqual([0, '']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toContain(`main:${file} → ${file}: 3 of 3 probabilities moved`);
    expect(text).toContain('normal(mean = 5%, sd = 3%) → normal(mean = 6%, sd = 3%)');
    expect((await tidemark(['compare', `main:${file}`, `HEAD:${file}`])).stdout).toContain('no probability moved');
  });

  it.each([
    ['mian:top.yaml', 'git knows no such revision'],
    ['main:bottom.yaml', 'no such file in that revision'],
    ['--output=x:top.yaml', 'unknown option'],
  ])('%s is wrong', async (source, said) => {
    const {code, stderr} = await tidemark(['compare', source, 'top.yaml']);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  it('compares every scenario of a folder with the one that was there', async () => {
    writeFileSync(join(root, 'scenarios/new.yaml'), PLAN.replace('id: plan', 'id: new'));
    for (const base of ['main:scenarios', 'main:scenarios/']) {
      const {code, stdout, stderr} = await tidemark(['compare', base, 'scenarios', '--fail-if', 'rise > 1 point']);
      expect([code, stderr]).toEqual([1, '']);
      const text = stdout.replaceAll(/\s+/g, ' ');
      expect(text).toContain('main:scenarios/base.yaml → scenarios/base.yaml: 3 of 3 probabilities moved');
      expect(text).toContain('main:scenarios/variant.yaml → scenarios/variant.yaml: 3 of 3 probabilities moved');
      expect(text).toMatch(/main:scenarios\/? → scenarios: 2 of 2 scenarios changed; new: scenarios\/new\.yaml $/);
    }
  });

  it('compares the whole working tree, in Chinese and in JSON', async () => {
    const {stdout} = await tidemark(['compare', 'main:.', '.', '--lang', 'zh']);
    expect(stdout).toContain('3 个情景中 3 个有改动；新增：scenarios/new.yaml');
    const {stdout: lines} = await tidemark(['compare', 'main:.', '.', '--json']);
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as {outcome: string}).outcome),
    ).toEqual(['pass', 'pass', 'pass']);
  });

  it('says when no scenario has changed, in the report of a pipeline too', async () => {
    const markdown = join(folder(), 'compare.md');
    const relabelled = join(folder(), 'scenarios');
    mkdirSync(relabelled);
    writeFileSync(join(relabelled, 'base.yaml'), PLAN.replace('A plan for two places', 'Another name'));
    const {code, stdout} = await tidemark(['compare', 'main:scenarios', relabelled, '--markdown', markdown]);
    expect(code).toBe(0);
    const said = /no scenario changed, of 1; gone: main:scenarios\/variant\.yaml/;
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(said);
    expect(readFileSync(markdown, 'utf8').replaceAll('\\', '')).toMatch(said);
  });

  it('takes a folder that was not there yet for new, and a revision that there is not for wrong', async () => {
    expect((await tidemark(['compare', 'main:plans', 'scenarios'])).stdout).toMatch(
      /no scenario\s+changed, of 0; new:/,
    );
    const {code, stdout, stderr} = await tidemark(['compare', 'mian:scenarios', 'scenarios']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('cannot read mian:scenarios, git knows no such revision');
    expect((await tidemark(['compare', 'top.yaml', 'scenarios'])).stderr).toContain('top.yaml is no folder');
  });

  it('goes on behind a scenario that is broken, and exits 2', async () => {
    writeFileSync(join(root, 'scenarios/base.yaml'), PLAN);
    writeFileSync(join(root, 'scenarios/variant.yaml'), 'tidemark: 1\nextends: base.yaml\nid: variant\nnonsense: 1\n');
    const {code, stdout, stderr} = await tidemark(['compare', 'main:.', '.', '--fail-if', 'drop > 1 point']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^scenarios\/variant\.yaml:4:1: /);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('no scenario changed, of 2');
    expect((await tidemark(['compare', 'main:.', '.', '--fail-if', 'drop > much'])).code).toBe(2);
  });
});
