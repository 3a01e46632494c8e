import {existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {folder, PLAN, scenarioFile, tidemark} from './harness.ts';

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
