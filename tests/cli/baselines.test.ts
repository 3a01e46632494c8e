import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {baselineFile} from '../../engine/cli/baselines.ts';
import {type Baseline, baselineSchema, type CheckedFile, checkReportSchema} from '../../engine/gate-schema.ts';
import {folder, PLAN, scenarioFile, tidemark} from './harness.ts';

const PASSING = PLAN.replace('probability: ">= 50%"', 'probability: "<= 50%"');

/** A scenario with a baseline beside it, which `edit` has changed. */
async function saved(edit: (baseline: Baseline) => void = () => {}): Promise<{file: string; baseline: string}> {
  const file = scenarioFile(PASSING);
  const baseline = file.replace('.yaml', '.forecast.json');
  const {code, stderr} = await tidemark(['check', file, '--save']);
  expect([code, stderr]).toEqual([0, `wrote ${baseline}\n`]);
  const content = baselineSchema.parse(JSON.parse(readFileSync(baseline, 'utf8')));
  edit(content);
  writeFileSync(baseline, JSON.stringify(content));
  return {file, baseline};
}

async function against(file: string, ...args: string[]) {
  const {code, stdout, stderr} = await tidemark(['check', file, '--baseline', '--json', ...args]);
  const [checked] = checkReportSchema.parse(JSON.parse(stdout)).files as [CheckedFile];
  return {code, stderr, baseline: checked.baseline!, file: checked};
}

describe('tidemark check --save', () => {
  it('writes a line for each target, sorted, the same every time', async () => {
    const file = scenarioFile(PASSING);
    const baseline = file.replace('.yaml', '.forecast.json');
    await tidemark(['check', file, '--save', '--workers', '1']);
    const text = readFileSync(baseline, 'utf8');
    await tidemark(['check', file, '--save', '--workers', '2']);
    expect(readFileSync(baseline, 'utf8')).toBe(text);
    expect(text).toMatch(
      /\n {2}"targets": \{\n {4}"both": 0,\n {4}"north-2026": 0,\n {4}"whole-2026": 0\.\d+\n {2}\}\n\}\n$/,
    );
    expect(text).not.toContain('timing');
    const forecast = JSON.parse((await tidemark(['run', file, '--json'])).stdout) as {digest: string};
    expect(baselineSchema.parse(JSON.parse(text))).toMatchObject({
      digest: forecast.digest,
      run: {seed: 7, replicates: 4096},
    });
  });

  it('puts baselines beside scenarios, in a folder, or in the file that is named', () => {
    const root = folder();
    expect(baselineFile(true, 'a/plan.yaml', true)).toBe('a/plan.forecast.json');
    expect(baselineFile(root, 'a/plan.yml', true)).toBe(join(root, 'a/plan.forecast.json'));
    expect(baselineFile(root, '/elsewhere/plan.yaml', true)).toBe(join(root, 'plan.forecast.json'));
    expect(baselineFile('not-yet', 'a/plan.yaml', true)).toBe('not-yet/a/plan.forecast.json');
    expect(baselineFile('one.json', 'a/plan.yaml', false)).toBe('one.json');
    expect(() => baselineFile('one.json', 'a/plan.yaml', true)).toThrow('one file for several scenarios');
  });

  it('makes the folder', async () => {
    const place = join(folder(), 'deep/er');
    const {code} = await tidemark(['check', scenarioFile(PASSING), '--save', place]);
    expect([code, existsSync(join(place, 'plan.forecast.json'))]).toEqual([0, true]);
    expect((await tidemark(['check', '--save', 'plan.yaml'])).stderr).toContain('missing argument files');
  });
});

describe('tidemark check --baseline tells apart', () => {
  it('that nothing has changed', async () => {
    const {file} = await saved();
    const {code, baseline} = await against(file);
    expect(code).toBe(0);
    expect(baseline).toMatchObject({status: 'same', moved: [], added: [], removed: []});
    expect((await tidemark(['check', file, '--baseline'])).stdout).toContain('the same to the digit as');
  });

  it('that the scenario has', async () => {
    const {file} = await saved();
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text
        .replace('mean = 5%', 'mean = 6%')
        .replace('  north-2026: {', '  new-2026: {')
        .replaceAll('north-2026', 'new-2026'),
    );
    const {code, baseline} = await against(file);
    expect(code).toBe(0);
    expect(baseline).toMatchObject({status: 'scenario', added: ['new-2026'], removed: ['north-2026']});
    const [whole] = baseline.moved;
    expect(whole!.target).toBe('whole-2026');
    expect(whole!.difference).toBeCloseTo(whole!.after - whole!.before, 12);
    expect(baseline.moved.map(({difference}) => Math.abs(difference))).toEqual(
      baseline.moved.map(({difference}) => Math.abs(difference)).toSorted((a, b) => b - a),
    );
    const {stdout} = await tidemark(['check', file, '--baseline']);
    const said = stdout.replaceAll(/\s+/g, ' ');
    expect(said).toContain('the scenario has changed since');
    expect(said).toMatch(/\+ Whole 2026, Revenue ≥ 33 bn yuan: 52\.\d+ % → 63\.\d+ %, \+11\.\d ± \d\.\d points/);
    expect(said).toContain('new: new-2026 gone: north-2026');
  });

  it('also where only the seed has', async () => {
    const {file} = await saved();
    expect((await against(file, '--seed', '8')).baseline.status).toBe('scenario');
  });

  it('that the engine has', async () => {
    const {file} = await saved((baseline) => {
      baseline.engine = '0.0.9';
      baseline.digest = 'sha256:0';
      baseline.targets['whole-2026'] = 0.5;
    });
    const {code, baseline} = await against(file);
    expect(code).toBe(0);
    expect(baseline).toMatchObject({status: 'engine', before: {engine: '0.0.9'}});
    expect(baseline.moved.map(({target}) => target)).toEqual(['whole-2026']);
    expect((await tidemark(['check', file, '--baseline'])).stdout.replaceAll(/\s+/g, ' ')).toContain(
      'saved by tidemark 0.0.9',
    );
  });

  it('that nothing has and digits differ all the same: exit 70', async () => {
    const {file} = await saved((baseline) => {
      baseline.digest = 'sha256:0';
    });
    const {code, baseline} = await against(file);
    expect([code, baseline.status]).toEqual([70, 'fault']);
    const {stdout} = await tidemark(['check', file, '--baseline', '--lang', 'zh']);
    expect(stdout.replaceAll(/\s+/g, '')).toContain('这是程序自身的错误');
  });

  it('a baseline that is missing or none from all of these: exit 2', async () => {
    const file = scenarioFile(PASSING);
    const missing = await tidemark(['check', file, '--baseline']);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('no baseline');
    writeFileSync(file.replace('.yaml', '.forecast.json'), '{"tidemark": 1}');
    const none = await tidemark(['check', file, '--baseline']);
    expect(none.stderr).toContain('is no baseline');
    writeFileSync(file.replace('.yaml', '.forecast.json'), '{');
    expect((await tidemark(['check', file, '--baseline'])).stderr).toContain('is no baseline');
  });

  it('what compare reads too', async () => {
    const {file, baseline} = await saved();
    const {code, stdout} = await tidemark(['compare', baseline, file]);
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('no probability moved, of 3');
  });
});
