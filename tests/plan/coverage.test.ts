import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {folder, tidemark} from '../cli/harness.ts';
import {planText, SAID} from './plan.ts';

const TARGETS = `targets:
  whole-2027: {${SAID}, metric: revenue, district: whole, year: 2027, about: 5000, basis: level, wording: hedged}
  firms-2027: {${SAID}, metric: firms, district: north, years: [2024, 2027], at_least: 10, basis: annual}
  intensity-2027: {${SAID}, metric: intensity, district: whole, year: 2027, between: [5%, 6.5%], basis: share}
  talents-2027:
    {${SAID}, metric: firms, district: whole, year: 2027, at_least: 5, basis: level, not_modelled: {zh: 无历史数据, en: no history is known}}
`;

const SCENARIO = `tidemark: 1
id: made-up
title: Made up
calendar: {base: 2023, end: 2027}
districts: {whole: {}, north: {within: whole}, south: {within: whole}}
metrics:
  revenue: {kind: growth, unit: 万元, base: 1, rate: 5%}
  starts: {kind: flow, unit: 家, rate: 12}
  share: {kind: share, base: 5%, drift: 0, volatility: 0.1, total: mean}
targets:
  whole-2027: {metric: revenue, about: 5000 亿元}
  firms-2027: {metric: starts, district: north, at_least: 10, every_year: true}
  intensity-2027: {metric: share, between: [5%, 6.5%]}
  more: {metric: revenue, at_least: 3}
`;

function plan(targets = TARGETS, scenario = SCENARIO): string {
  const path = join(folder(), 'made-up');
  mkdirSync(path);
  writeFileSync(join(path, 'targets.yaml'), planText({targets}));
  writeFileSync(join(path, 'scenario.yaml'), scenario);
  return path;
}

describe('tidemark coverage', () => {
  it('says what is modelled, what not and why', async () => {
    const {code, stdout, stderr} = await tidemark(['coverage', plan(), '--lang', 'en']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`A made-up plan
3 of 4 targets modelled (75 %)
fewer than 85 % are modelled
1 not modelled:
  · Number [一]: no history is known
`);
    expect((await tidemark(['coverage', plan(), '--lang', 'zh'])).stdout).toContain('· 数〔一〕：无历史数据');
  });

  it('takes a folder of plans, and prints JSON and Markdown', async () => {
    const parent = join(plan(), '..');
    expect(JSON.parse((await tidemark(['coverage', parent, '--json'])).stdout)).toMatchObject({
      plans: [{id: 'made-up', all: 4, modelled: 3, excused: 1, missing: 0, faults: []}],
    });
    expect((await tidemark(['coverage', parent, '--markdown', '--lang', 'en'])).stdout).toContain(
      '| A made-up plan | 4 | 3 | 1 | 75 % |',
    );
  });

  it('fails for a target without model or reason', async () => {
    const {code, stdout} = await tidemark(['coverage', plan(TARGETS, SCENARIO.replace('firms-2027', 'firms'))]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/targets\.yaml:18:3 targets\.firms-2027: is not modelled/);
  });

  it('fails for a reason that no longer holds', async () => {
    const {code, stdout} = await tidemark(['coverage', plan(TARGETS, SCENARIO.replace('more', 'talents-2027'))]);
    expect(code).toBe(1);
    expect(stdout).toContain('but not_modelled says why not');
  });

  it.each([
    ['5000 亿元', '500 亿元', 'value is 5000 亿元 here, but 5000000 万元 at'],
    ['about: 5000 亿元', 'at_least: 5000 亿元', 'comparator is about here, but at_least at'],
    ['district: north, at_least', 'district: south, at_least', 'district is north here, but south at'],
    ['about: 5000 亿元', 'about: 5000 亿元, year: 2026', 'year is 2027 here, but 2026 at'],
    ['[5%, 6.5%]', '[5%, 7%]', 'value is 6.5% here, but 7% at'],
  ])('fails where %s is modelled as %s, naming both places', async (from, to, rule) => {
    const path = plan(TARGETS, SCENARIO.replace(from, to));
    const {code, stdout} = await tidemark(['coverage', path]);
    expect(code).toBe(1);
    expect(stdout).toContain(rule);
    expect(stdout).toMatch(/targets\.yaml:\d+:3 .* at .*scenario\.yaml:\d+:3 targets\./);
  });

  it('says which file is missing', async () => {
    const {code, stderr} = await tidemark(['coverage', join(folder(), 'nowhere')]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('no folder')]);
  });
});
