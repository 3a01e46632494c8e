import {existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {folder, PLAN, scenarioFile, tidemark} from './harness.ts';

describe('what decides it and what it would take', () => {
  const file = scenarioFile(PLAN);
  const pageOf = async (command: string, ...args: string[]) => {
    const page = join(folder(), 'page.html');
    const {code, stdout, stderr} = await tidemark([command, file, '--out', page, ...args]);
    expect([code, stdout, stderr]).toEqual([0, '', `wrote ${page}\n`]);
    return readFileSync(page, 'utf8');
  };

  it('stand in the page of a run, with what to type to get the same, whatever the workers', async () => {
    const text = await pageOf('run', '--workers', '1');
    expect(text).toContain(`<code>tidemark drivers ${file} --replicates 4096</code>`);
    expect(text).toContain(`<code>tidemark required ${file} --replicates 4096</code>`);
    expect(await pageOf('run', '--workers', '2')).toBe(text);
  });

  it('are left out with --brief', async () => {
    const text = await pageOf('run', '--brief');
    expect(text).not.toContain('tidemark drivers');
    expect(text).not.toContain('id="en-required"');
  });

  it.each([
    ['drivers', 'id="en-subject-0"'],
    ['required', 'How fast would it have to grow?'],
  ])('%s writes a page of its own, and JSON', async (command, part) => {
    const text = await pageOf(command, '--replicates', '2048');
    expect(text).toMatch(/^<!doctype html>/);
    expect(text).toContain(part);
    expect(text).toContain(`tidemark ${command} ${file} --out `);
    const out = join(folder(), 'report.json');
    expect((await tidemark([command, file, '--replicates', '2048', '--out', out])).code).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({tidemark: 1, run: {replicates: 2048}});
  });

  it('levers writes a page with the frontier, and JSON', async () => {
    const lever = 'lever: {min: 3%, max: 7%, step: 2%, cost: 2 * points}';
    const plan = scenarioFile(PLAN.replace('sd = 3%)"', `sd = 3%)", ${lever}`));
    const at = folder();
    for (const name of ['levers.html', 'levers.json'])
      expect((await tidemark(['levers', plan, '--out', join(at, name)])).code).toBe(0);
    expect(readFileSync(join(at, 'levers.html'), 'utf8')).toContain('aria-label="What more money buys: now ');
    expect(JSON.parse(readFileSync(join(at, 'levers.json'), 'utf8'))).toHaveProperty('frontier');
  });

  it.each([
    ['check', file],
    ['compare', file, file],
  ])('%s has no page, and says so', async (...args) => {
    const {code, stderr} = await tidemark([...args, '--out', join(folder(), 'x.html')]);
    expect(code).toBe(2);
    expect(stderr).toContain('no HTML report of this command');
  });

  it('say why they are not there, or nothing, where there is nothing to tell', async () => {
    const pageOfText = async (text: string) => {
      const page = join(folder(), 'page.html');
      expect((await tidemark(['run', scenarioFile(text), '--out', page])).code).toBe(0);
      return readFileSync(page, 'utf8');
    };
    const [head = '', rest = ''] = PLAN.split('targets:');
    const none = await pageOfText(`${head}run:${rest.split('run:')[1]}`);
    expect(none).not.toContain('id="en-drivers"');
    const sure = await pageOfText(
      PLAN.replace('"normal(mean = 5%, sd = 3%)"', '5%').replace('volatility: 4%', 'volatility: 0%'),
    );
    expect(sure).toContain('Nothing about it is uncertain');
    const given = PLAN.replace(/kind: growth[^]*total: sum/, 'kind: flow\n    unit: 亿元\n    rate: 100 * (1 + trend)');
    expect(await pageOfText(given)).toContain('No target rests on the growth of a metric');
  });
});

describe('run --html', () => {
  it('writes the page beside the table, which it does not change', async () => {
    const file = scenarioFile(PLAN);
    const page = join(folder(), 'new', 'page.html');
    const {code, stdout, stderr} = await tidemark(['run', file, '--html', page, '--seed', '9']);
    expect([code, stderr]).toEqual([0, `wrote ${page}\n`]);
    expect(stdout).toBe((await tidemark(['run', file, '--seed', '9'])).stdout);
    const text = readFileSync(page, 'utf8');
    expect(text).toContain(`tidemark run ${file} --seed 9 --html report.html`);
    // The digest of the table's last line, whole.
    expect(text).toContain(`sha256:${/digest (\w+)/.exec(stdout)![1]!}`);
  });

  it('writes a page for each scenario into a folder, and no two into one file', async () => {
    const files = [scenarioFile(PLAN, 'a.yaml'), scenarioFile(PLAN, 'b.yaml')];
    const place = join(folder(), 'pages');
    expect((await tidemark(['run', ...files, '--html', place])).code).toBe(0);
    expect(readdirSync(place).toSorted()).toEqual(['a.html', 'b.html']);
    const {code, stdout, stderr} = await tidemark(['run', ...files, '--html', join(place, 'c.html')]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('is one file for several scenarios\n  hint: name a folder');
  });

  it('takes a folder for a folder, whatever its name', async () => {
    const place = join(folder(), 'x.html', 'y');
    mkdirSync(place, {recursive: true});
    const {code, stdout} = await tidemark(['run', scenarioFile(PLAN), '--out', join(place, '..', '..', 'x.html')]);
    expect(code).toBe(0);
    // A folder of that name takes a page with the name of the scenario.
    expect(stdout).toBe('');
    expect(existsSync(join(place, '..', 'plan.html'))).toBe(true);
  });
});
