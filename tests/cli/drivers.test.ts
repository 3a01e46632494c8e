import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {driversSchema} from '../../engine/drivers-schema.ts';
import {displayWidth} from '../../engine/errors.ts';
import {folder, PLAN, scenarioFile, tidemark} from './harness.ts';

const file = scenarioFile(PLAN, 'drivers.yaml');
const drivers = async (...args: string[]) => tidemark(['drivers', file, '--replicates', '8192', ...args]);

describe('tidemark drivers', () => {
  it('says first how much could be learned and how much is luck, then what decides it', async () => {
    const {code, stdout, stderr} = await drivers();
    expect([code, stderr]).toEqual([0, '']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(/Whole 2026, Revenue ≥ 33 bn yuan: chance \d/);
    expect(text.indexOf('could be learned')).toBeLessThan(text.indexOf('what decides it ends'));
    expect(text).toMatch(/Of whether the target is reached, \d+ % ± \d+ could be learned/);
    expect(text).toMatch(/Together Of the \d targets of 2026, reached: at least 1: /);
  });

  it.each(['en', 'zh'] as const)('fits 80 and 40 columns (%s)', async (lang) => {
    for (const columns of [80, 40]) {
      const {stdout} = await tidemark(['drivers', file, '--replicates', '8192', '--lang', lang], {
        LANG: 'C.UTF-8',
        COLUMNS: String(columns),
      });
      expect(stdout.split('\n').filter((line) => displayWidth(line) > columns)).toEqual([]);
    }
  });

  it('prints JSON as its schema says, the same for any number of workers', async () => {
    const {stdout} = await drivers('--json', '--workers', '1');
    const report = driversSchema.parse(JSON.parse(stdout));
    expect(report.run).toMatchObject({replicates: 8192});
    expect((await drivers('--json', '--workers', '2')).stdout).toBe(stdout);
    const schema = await tidemark(['schema', '--drivers']);
    expect(JSON.parse(schema.stdout)).toMatchObject({title: 'Tidemark drivers report', type: 'object'});
  });

  it('is about the targets and metrics that are asked for, and writes files', async () => {
    const out = join(folder(), 'drivers.json');
    const {code} = await drivers('--target', 'whole-2026', '--metric', 'revenue/whole/2026', '--out', out);
    expect(code).toBe(0);
    const report = driversSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
    expect(Object.keys(report.targets)).toEqual(['whole-2026']);
    // The margin of a target on a level is that level less a constant: only rounding differs.
    const {level} = report.targets['whole-2026']!;
    expect(report.cells[0]!.level!.learned.index).toBeCloseTo(level!.learned.index, 10);
    const {stdout} = await drivers('--metric', 'revenue/whole/2026', '--lang', 'zh');
    expect(stdout).toContain('均值');
  });

  it.each([
    [['--target', 'whole-2027'], 'unknown target whole-2027'],
    [['--metric', 'revenue/whole'], '--metric must be metric/district/year, got revenue/whole'],
    [['--metric', 'revenue/whole/1999'], 'no forecast of revenue in whole in 1999'],
  ])('%j is a wrong call', async (args, message) => {
    const {code, stderr} = await drivers(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
