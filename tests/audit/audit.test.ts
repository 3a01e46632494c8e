import {globSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {audit, auditSchema, loadPlan} from '../../engine/index.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';
import {auditText} from '../../engine/report/index.ts';
import {displayWidth} from '../../engine/errors.ts';
import {scenarioFile, tidemark} from '../cli/harness.ts';
import {planText, SAID} from '../plan/plan.ts';

const files = globSync('scenarios/plans/*/targets.yaml').toSorted();
const report = audit(files.map((file) => loadPlan(file, fileReader(file))));

describe('the audit of the real plans', () => {
  it('has the form that it publishes, and ids of its own for every finding', () => {
    expect(auditSchema.safeParse(report).error).toBeUndefined();
    const ids = report.findings.map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  // By hand: 400 + 350 + 300 + 300 + 50 + 80 + 100 + 100 of 3200, and 1000 + 800 + 1000 + 800 + 250 + 300 + 250 + 300 of 5000.
  it('finds the rest of the province squeezed between the districts and the whole', () =>
    expect(report.findings[0]).toMatchObject({
      rule: 'sums',
      severity: 'contradiction',
      numbers: {partsBefore: 1680, restBefore: 1520, parts: 4700, rest: 300, ifRestStands: 6220},
    }));

  it('finds a thousand by 2026 in one plan and by 2027 in another', () =>
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        rule: 'conflicts',
        numbers: expect.objectContaining({earlier: 2026, later: 2027, from: 400}),
      }),
    ));

  it('finds one district’s permits above the whole province’s', () =>
    expect(report.findings).toContainEqual(
      expect.objectContaining({rule: 'scale', numbers: {perYear: 60, historyPerYear: 40.2, ratio: 60 / 40.2}}),
    ));

  it('finds output and revenue apart', () =>
    expect(report.findings).toContainEqual(
      expect.objectContaining({rule: 'ratios', numbers: expect.objectContaining({over: 1000, under: 500, ratio: 2})}),
    ));

  it('reads every number without a fault, and the same in either order', () => {
    expect(JSON.stringify(report)).not.toMatch(/NaN|null|undefined|Infinity/);
    const again = audit(files.toReversed().map((file) => loadPlan(file, fileReader(file))));
    expect(again.counts).toEqual(report.counts);
  });

  it.each(['zh', 'en'] as const)('fits a terminal of 80 columns in %s', (lang) => {
    const text = auditText(report, {lang, all: true, width: 80, color: false, unicode: true});
    // A name of a target is never cut.
    const wide = text.split('\n').filter((line) => displayWidth(line) > 80 && /[ 、]/.test(line.trim()));
    expect(wide).toEqual([]);
  });
});

const CLASH = `targets:
  a: {${SAID}, metric: firms, district: north, year: 2027, at_least: 10, basis: level}
  b: {${SAID}, metric: firms, district: north, year: 2027, at_most: 5, basis: level}
`;

describe('tidemark audit', () => {
  const clash = () => scenarioFile(planText({targets: CLASH}), 'targets.yaml');

  it('prints findings in words, and says what it leaves out', async () => {
    const {code, stdout} = await tidemark(['audit', clash(), '--lang', 'en']);
    expect(code).toBe(0);
    expect(stdout).toBe(`2 targets in 1 document: 1 contradiction, 1 note

Contradictions (cannot all come true as meant)
1. North: Firms, 2027: at least 10 firms in one place and at most 5 firms in
   another cannot both hold.
   a, b

1 note: --all shows it
`);
  });

  it('fails where it is asked to', async () => {
    const file = clash();
    expect((await tidemark(['audit', file, '--fail-on', 'contradiction'])).code).toBe(1);
    expect((await tidemark(['audit', file, '--fail-on', 'strain'])).code).toBe(1);
    const fine = scenarioFile(planText(), 'targets.yaml');
    expect((await tidemark(['audit', fine, '--fail-on', 'strain'])).code).toBe(0);
    const {code, stderr} = await tidemark(['audit', file, '--fail-on', 'anything']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--fail-on')]);
  });

  it('takes scenarios, prints JSON and Markdown, and goes on past a file that is wrong', async () => {
    const json = await tidemark(['audit', 'scenarios/plans/zhejiang-cluster/revenue.yaml', 'nowhere.yaml', '--json']);
    expect([json.code, json.stderr]).toEqual([2, expect.stringContaining('no such file')]);
    expect(JSON.parse(json.stdout)).toMatchObject({documents: [{id: 'zhejiang-2027'}], counts: {contradiction: 1}});
    const {stdout} = await tidemark(['audit', clash(), '--markdown', '--lang', 'zh']);
    expect(stdout).toContain('## 矛盾');
    expect(stdout).toContain('| 2027 年北区企业：');
  });

  it('escapes what a plan brings into Markdown', async () => {
    const file = scenarioFile(planText({targets: CLASH}).replace('en: Firms', 'en: "<b>a|b</b>"'), 'targets.yaml');
    const {stdout} = await tidemark(['audit', file, '--markdown', '--lang', 'en']);
    expect(stdout).toContain('\\<b\\>a\\|b\\</b\\>');
  });

  it('publishes its schema', async () =>
    expect(JSON.parse((await tidemark(['schema', '--audit'])).stdout)).toMatchObject({title: 'Tidemark audit'}));
});
