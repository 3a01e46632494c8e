import {describe, expect, it} from 'vitest';
import {displayWidth} from '../../engine/errors.ts';
import {requiredSchema} from '../../engine/required-schema.ts';
import {scenarioFile, tidemark} from './harness.ts';

const file = scenarioFile(`tidemark: 1
id: plan
title: {zh: 规划, en: Plan}
calendar: {base: 2024, end: 2027}
districts:
  city: {name: {zh: 全市, en: City}}
  east: {name: {zh: 东区, en: East}, within: city}
  west: {name: {zh: 西区, en: West}, within: city}
assumptions:
  trend: {value: "normal(p5 = 2%, p95 = 12%)", label: {zh: 趋势, en: Trend}, lever: {min: 0%, max: 15%, step: 1%}}
metrics:
  revenue:
    kind: growth
    unit: 亿元
    base: {east: 200, west: 90}
    rate: trend
    volatility: 8%
    label: {zh: 营业收入, en: revenue}
    history: {city: {2020: 240, 2024: 290}}
  firms: {kind: flow, unit: 家, rate: 5}
targets:
  city: {metric: revenue, district: city, at_least: 400 亿元}
  east: {metric: revenue, district: east, at_least: 300 亿元}
  firms: {metric: firms, district: city, at_least: 20}
  both: {all: [city, east], label: {zh: 两项都成, en: Both}}
run: {replicates: 4096, seed: 7}
`);
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('tidemark required', () => {
  it('shows the growth that each target takes beside what is assumed and history', async () => {
    const {code, stdout, stderr} = await tidemark(['required', file]);
    expect([code, stderr]).toEqual([0, '']);
    const text = plain(stdout);
    expect(text).toContain('How fast would it have to grow?');
    expect(text).toMatch(/City ≥ 40 bn yuan 7\.\d % 4\.8 % 11\.\d % \(1\.\d\) 1\d\.\d % \(\d\.\d\)/);
    expect(text).toMatch(/Both \+\d+\.\d pp/);
    expect(text).toContain('No growth of a metric moves: City 2027');
    expect(text).toContain('Ask for a lever instead: --lever trend.');
  });

  it('answers for one target in some lines, with the error', async () => {
    const {stdout} = await tidemark(['required', file, '--target', 'city', '--probability', '80%']);
    expect(plain(stdout)).toMatch(
      /for 80 %: at least 1\d\.\d % a year, \d\.\d\d? ± 0\.\d\d? points more than assumed, \d\.\d sd above/,
    );
    expect(plain(stdout)).toContain('history 4.8 % a year 2020–2024');
  });

  it('moves a lever, and says where its range does not reach', async () => {
    const args = ['required', file, '--lever', 'trend', '--target', 'east', '--probability', '50%,95%'];
    const text = plain((await tidemark(args)).stdout);
    expect(text).toContain('Where would Trend have to be? It may be set from 0 % to 15 %; assumed is 7 % (2 %–12 %).');
    expect(text).toMatch(/for 50 %: at least 14\.\d % ± 0\.\d+, step 15 %, 2\.\d sd above/);
    expect(text).toMatch(/for 95 %: not reachable within its range: at best \d\d(\.\d)? %, at 15 %/);
  });

  it('prints a document of the schema', async () => {
    const {stdout} = await tidemark(['required', file, '--json', '--replicates', '1000']);
    expect(requiredSchema.parse(JSON.parse(stdout)).run.replicates).toBe(1000);
    const {stdout: schema} = await tidemark(['schema', '--required']);
    expect(JSON.parse(schema)).toMatchObject({title: 'Tidemark required', type: 'object'});
  });

  it.each(['zh', 'en'])('fits 40 and 80 columns in %s', async (lang) => {
    for (const width of [40, 80])
      for (const lever of [[], ['--lever', 'trend']]) {
        const variables = {LANG: 'C.UTF-8', COLUMNS: String(width)};
        const {stdout} = await tidemark(['required', file, '--lang', lang, ...lever], variables);
        expect(stdout.split('\n').filter((line) => displayWidth(line) > width)).toEqual([]);
        expect(stdout).toContain(lang === 'zh' ? '次模拟' : 'replicates');
      }
  });

  it.each([
    [['--probability', '120%'], 'must be a probability between 0% and 100%'],
    [['--lever', 'trend/'], 'option --lever must be name or name/district, got trend/'],
    [['--target', 'citi'], 'did you mean city?'],
  ])('refuses %j', async (args, message) => {
    const {code, stderr} = await tidemark(['required', file, ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
