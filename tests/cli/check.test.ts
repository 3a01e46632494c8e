import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {worst} from '../../engine/cli/exit-codes.ts';
import {displayWidth} from '../../engine/errors.ts';
import {checkReportSchema, type CheckedFile} from '../../engine/gate-schema.ts';
import {BROKEN_PLAN, folder, PLAN, scenarioFile, tidemark} from './harness.ts';

const PASSING = PLAN.replace('probability: ">= 50%"', 'probability: "<= 50%"');
/** The chance is some 52.3 %: too near for the replicates that it is given, whose interval reaches 2 points to either side. */
const CLOSE = PASSING.replace('">= 10%"', '"<= 54%"').replace(
  'replicates: 4096',
  'replicates: 4096, max_replicates: 8192',
);

async function report(...args: string[]) {
  const {code, stdout, stderr} = await tidemark(['check', '--json', ...args]);
  return {code, stderr, ...checkReportSchema.parse(JSON.parse(stdout))};
}

describe('tidemark check', () => {
  it('says a verdict a line, with what was found and the replicates it took', async () => {
    const file = scenarioFile(PLAN);
    const {code, stdout, stderr} = await tidemark(['check', file]);
    expect([code, stderr]).toEqual([1, '']);
    const [head, title, ...lines] = stdout.replaceAll(/\n {2,}/g, ' ').split('\n');
    expect(head).toBe(`✗ ${file}: 1 of 2 checks fails`);
    expect(title).toBe('A plan for two places');
    expect(lines[0]).toMatch(
      /^✓ pass {2}Whole 2026, Revenue ≥ 33 bn yuan: chance ≥ 10 %, found 52\.\d % \([\d.]+–[\d.]+ %\), 4,096 replicates$/,
    );
    expect(lines[1]).toMatch(/^✗ fail {2}North 2026, .+ found 0 % \(0–0\.\d+ %\), 4,096 replicates$/);
    expect(stdout).toContain('a verdict is wrong at most 0.1 %');
  });

  it('speaks Chinese, fits 40 columns and has no colours with NO_COLOR', async () => {
    const variables = {LANG: 'zh_CN.UTF-8', COLUMNS: '40', FORCE_COLOR: '0'};
    const {stdout} = await tidemark(['check', scenarioFile(PLAN)], variables);
    expect(stdout.replaceAll(/\s+/g, '')).toContain('2项检查中1项不通过');
    expect(stdout).toMatch(/✗ 不通过/);
    expect(stdout).not.toContain('\u001B');
    const widths = stdout.split('\n').map(displayWidth);
    // Only the name of the file, which is never cut, may be longer.
    expect(widths.filter((width) => width > 40).length).toBeLessThanOrEqual(1);
    expect((await tidemark(['check', scenarioFile(PLAN)], {FORCE_COLOR: '1'})).stdout).toContain('\u001B[31m✗');
  });

  it.each([
    ['all pass', [PASSING], 0, 'pass'],
    ['one fails', [PASSING, PLAN], 1, 'fail'],
    ['one is undecided', [PASSING, CLOSE], 3, 'undecided'],
    ['one fails and one is undecided', [CLOSE, PLAN], 1, 'fail'],
    ['one is broken', [BROKEN_PLAN, PASSING], 2, 'error'],
    ['one is broken, one fails', [PLAN, BROKEN_PLAN, CLOSE], 2, 'error'],
  ])('exits with what weighs most: %s', async (_, texts, code, outcome) => {
    const files = texts.map((text) => scenarioFile(text));
    const found = await report(...files);
    expect([found.code, found.outcome]).toEqual([code, outcome]);
    expect(found.files.map(({file}) => file)).toEqual(files);
  });

  it('weighs a fault of ours above all', () => {
    expect(worst([0, 3, 1, 2, 70])).toBe(70);
    expect(worst([0, 3, 1, 2])).toBe(2);
    expect(worst([0, 3, 1])).toBe(1);
    expect(worst([0, 3])).toBe(3);
    expect(worst([0])).toBe(0);
    expect(worst([])).toBe(0);
  });

  it('goes on only as long as a check is undecided, and says so', async () => {
    const close = scenarioFile(CLOSE);
    const [file] = (await report(close)).files as [CheckedFile];
    expect(file.run).toMatchObject({replicates: 8192, mostReplicates: 8192, looks: [4096, 8192], errorRate: 0.001});
    expect(file.checks.map(({verdict, replicates}) => [verdict, replicates])).toEqual([
      ['undecided', 8192],
      ['pass', 4096],
    ]);
    const {stdout} = await tidemark(['check', close]);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('too near the limit to tell after 8,192 replicates');
    const [more] = (await report(close, '--max-replicates', '2e6')).files as [CheckedFile];
    expect(more.outcome).toBe('pass');
    expect(more.run.replicates).toBeGreaterThan(8192);
  });

  it('says of every check where it stands, also where it is extended', async () => {
    const base = scenarioFile(PLAN, 'base.yaml');
    const variant = join(base, '../variant.yaml');
    writeFileSync(variant, 'tidemark: 1\nextends: base.yaml\nid: variant\n');
    const [file] = (await report(variant)).files as [CheckedFile];
    const line = PLAN.split('\n').findIndex((text) => text.includes('whole-2026, prob')) + 1;
    expect(file.checks[0]!.place).toEqual({file: base, line, column: 5});
    expect(file.checks[0]).toMatchObject({target: 'whole-2026', limit: 0.1, comparator: '>='});
    expect(file.targets['whole-2026']!.probability).toBeGreaterThan(0.3);
  });

  it('tells a quantile in the unit of its metric, with the share that decides, and a mean with its interval', async () => {
    const text = PASSING.replace(
      'run:',
      '  - {metric: revenue, p50: ">= 32 bn yuan"}\n  - {metric: revenue, mean: "<= 340"}\nrun:',
    );
    const [file] = (await report(scenarioFile(text))).files as [CheckedFile];
    const [median, mean] = file.checks.slice(2);
    expect(median).toMatchObject({verdict: 'pass', limit: 320, share: {needed: 0.5}});
    // 300 · 1.05² = 330.8 or a little less.
    expect(median!.observed).toBeGreaterThan(328);
    expect(median!.observed).toBeLessThan(333);
    expect(median!.share!.observed).toBeGreaterThan(median!.interval[0]);
    expect(mean!.observed).toBeGreaterThan(mean!.interval[0]);
    expect(mean!.observed).toBeLessThan(mean!.interval[1]);
    const {stdout} = await tidemark(['check', scenarioFile(text)]);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /found 33\.\d+ bn yuan; \d+\.\d % \([\d.]+–[\d.]+ %\) of replicates keep to it, 50 % needed/,
    );
  });

  it('has the same verdicts and numbers on one worker and two', async () => {
    const file = scenarioFile(CLOSE);
    const [one, two] = await Promise.all(['1', '2'].map((workers) => report(file, '--workers', workers)));
    expect(one!.files).toEqual(two!.files);
  });

  it('writes to a file', async () => {
    const out = join(folder(), 'report.json');
    const {code, stdout, stderr} = await tidemark(['check', scenarioFile(PASSING), '--out', out]);
    expect([code, stdout, stderr]).toEqual([0, '', `wrote ${out}\n`]);
    expect(checkReportSchema.parse(JSON.parse(readFileSync(out, 'utf8'))).outcome).toBe('pass');
  });
});

describe('tidemark check never passes what it has not checked', () => {
  it.each([
    ['no file', [], 'missing argument files'],
    ['a file that is not there', ['nowhere.yaml'], 'cannot read nowhere.yaml, no such file'],
    ['a pattern that matches nothing', ['nowhere/*.yaml'], 'no such file'],
    ['an empty folder', [folder()], 'no scenario files in'],
  ])('%s', async (_, args, said) => {
    const {code, stderr} = await tidemark(['check', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  it.each([
    ['no checks', PLAN.replace(/checks:\n.*\n.*\n/, ''), 'has no checks'],
    ['an empty list of checks', PLAN.replace(/checks:\n.*\n.*\n/, 'checks: []\n'), 'must have at least one check'],
    ['an unknown target', PLAN.replace('target: north-2026', 'target: nroth-2026'), 'did you mean north-2026?'],
    [
      'an unknown metric',
      PLAN.replace('target: north-2026, probability: ">= 50%"', 'metric: profit, p50: "> 1"'),
      'unknown metric',
    ],
  ])('%s', async (_, text, said) => {
    const file = scenarioFile(text);
    const {code, stderr} = await tidemark(['check', file]);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    const found = await report(file);
    expect(found.files[0]!.outcome).toBe('error');
  });

  it('a folder in which no scenario has checks', async () => {
    const file = scenarioFile(PLAN.replace(/checks:\n.*\n.*\n/, ''));
    const {code, stderr} = await tidemark(['check', join(file, '..')]);
    expect(code).toBe(2);
    expect(stderr).toContain('no scenario with checks');
  });

  it('a residual below zero', async () => {
    const text = PLAN.replace(
      'base: {north: 100, south: 200}',
      'base: {whole: 150, north: "normal(mean = 100, sd = 30)", south: residual}',
    );
    const {code, stderr} = await tidemark(['check', scenarioFile(text)]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/a negative value in \d+ of 4096 replicates/);
  });
});

describe('tidemark check of a folder', () => {
  const root = folder();
  mkdirSync(join(root, 'deeper/.hidden'), {recursive: true});
  mkdirSync(join(root, 'node_modules'));
  const files = {
    'b.yaml': PASSING,
    'a.yml': PASSING,
    'deeper/c.yaml': PASSING,
    'deeper/unchecked.yaml': PLAN.replace(/checks:\n.*\n.*\n/, ''),
    'deeper/targets.yaml': '# Numbers of a plan\nplan: {id: x}\n',
    'deeper/instruments.yaml': 'instruments: []\n',
    'deeper/.hidden/d.yaml': BROKEN_PLAN,
    'node_modules/e.yaml': BROKEN_PLAN,
    'notes.txt': 'no scenario',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);

  it('takes every scenario with checks, and says what it leaves out', async () => {
    const found = await report(root);
    expect(found.code).toBe(0);
    expect(found.files.map(({file}) => file)).toEqual(
      ['a.yml', 'b.yaml', 'deeper/c.yaml'].map((name) => join(root, name)),
    );
    expect(found.skipped).toEqual([
      {file: join(root, 'deeper/instruments.yaml'), reason: 'no-scenario'},
      {file: join(root, 'deeper/targets.yaml'), reason: 'no-scenario'},
      {file: join(root, 'deeper/unchecked.yaml'), reason: 'no-checks'},
    ]);
    const {stdout} = await tidemark(['check', root]);
    expect(stdout).toContain('3 files: 3 pass');
    expect(stdout).toMatch(/left out, without checks: \S*unchecked\.yaml/);
  });

  it('takes a file once, and does not leave out what is named', async () => {
    const named = join(root, 'b.yaml');
    expect((await report(named, root, `${root}/deeper/../b.yaml`)).files.map(({file}) => file)[0]).toBe(named);
    expect((await report(named, root)).files).toHaveLength(3);
    expect((await report(join(root, 'deeper/targets.yaml'))).code).toBe(2);
  });

  it('checks the others when one is broken', async () => {
    const other = folder();
    writeFileSync(join(other, 'a.yaml'), 'tidemark: 1\nid: [');
    writeFileSync(join(other, 'b.yaml'), PLAN);
    const {code, stdout, stderr} = await tidemark(['check', other]);
    expect(code).toBe(2);
    expect(stderr).toContain('invalid YAML');
    expect(stdout).toMatch(/✗ \S*a\.yaml: cannot be checked/);
    expect(stdout).toMatch(/✗ \S*b\.yaml: 1 of 2 checks fails/);
    expect(stdout).toContain('2 files: 1 fails, 1 cannot be checked');
  });
});
