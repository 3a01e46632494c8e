import {describe, expect, it} from 'vitest';
import {displayWidth} from '../../engine/errors.ts';
import {portfolioSchema} from '../../engine/portfolio-schema.ts';
import {tidemark} from './harness.ts';

const file = 'scenarios/examples/levers.yaml';
const quick = ['--replicates', '2000'];
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('tidemark levers', () => {
  it('says which levers to pull within the budget, and what more money buys', async () => {
    const {code, stdout, stderr} = await tidemark(['levers', file, ...quick]);
    expect([code, stderr]).toEqual([0, '']);
    const text = plain(stdout);
    expect(text).toMatch(/Within 1\.2 bn yuan: a chance of 5\d(\.\d)? % ± \d(\.\d)?, now \d\.\d % ± 0\.\d/);
    expect(text).toMatch(/Money for a plant 0\.\d bn yuan 0\.\d bn yuan/);
    expect(text).toMatch(/> 1\.2 bn yuan|> 1\.\d+ bn yuan/);
    expect(text).toMatch(/On the random numbers that chose it its chance was \d\d\.\d %, on fresh ones \d\d\.\d %/);
  });

  it('keeps floors, and says when that is beyond the budget', async () => {
    const {stdout} = await tidemark(['levers', file, '--floor', 'output >= 80%', ...quick]);
    expect(plain(stdout)).toMatch(/The floors take [12]\.\d+ bn yuan; all hit together/);
    expect(plain(stdout)).toContain('That is more than the budget of 1.2 bn yuan.');
  });

  it('prints a document of the schema', async () => {
    const {stdout} = await tidemark(['levers', file, '--json', '--budget', '5', '--targets', 'firms', ...quick]);
    const report = portfolioSchema.parse(JSON.parse(stdout));
    expect([report.budget, report.goal]).toEqual([5, ['firms']]);
    expect(JSON.parse((await tidemark(['schema', '--portfolio'])).stdout)).toMatchObject({title: 'Tidemark portfolio'});
  });

  it.each(['zh', 'en'])('fits 40 and 80 columns in %s', async (lang) => {
    for (const width of [40, 80]) {
      const variables = {LANG: 'C.UTF-8', COLUMNS: String(width)};
      const {stdout} = await tidemark(['levers', file, '--lang', lang, '--replicates', '500'], variables);
      expect(stdout.split('\n').filter((line) => displayWidth(line) > width)).toEqual([]);
      expect(stdout).toContain(lang === 'zh' ? '多花钱能换来什么' : 'What more money buys');
    }
  });

  it.each([
    [['--floor', 'output'], 'must be such as "output >= 80%"'],
    [['--budget', '20 家'], 'a value in 家 where 亿元 is needed'],
    [['--targets', 'outptu'], 'did you mean output?'],
  ])('refuses %j', async (args, message) => {
    const {code, stderr} = await tidemark(['levers', file, ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('tells costs in explain', async () => {
    const {stdout} = await tidemark(['explain', file, 'recruits', '--lang', 'en']);
    expect(plain(stdout)).toContain('cost 0.8 * (setting - 6) · 亿元');
  });
});
