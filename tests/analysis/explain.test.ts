import {describe, expect, it} from 'vitest';
import {compile, explain, loadScenario, METRIC_SCHEMAS} from '../../engine/index.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';
import {compileText} from '../support/compile-text.ts';

/** On one line, so that it does not matter where lines are broken. */
function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

function example(kind: string, name: string, lang: 'zh' | 'en', width?: number): string {
  const file = new URL(`../../scenarios/examples/${kind}.yaml`, import.meta.url).pathname;
  return explain(compile(loadScenario(file, fileReader(file), METRIC_SCHEMAS)), name, lang, width);
}

describe('explain, of each kind in its example', () => {
  it.each([
    ['growth', 'output', 'en', ['metric of kind growth', 'base', 'rests on', 'parents']],
    [
      'share',
      'coverage',
      'en',
      ['in %', 'always between 0 and the ceiling', 'assumption push · Strength of the campaign (in drift)'],
    ],
    [
      'share',
      'coverage',
      'en',
      ['weighted by residents', 'metric residents (in total)', 'factor mood (in loads.mood)'],
    ],
    ['share', 'coverage', 'zh', ['上级地区', '下级地区按 residents 加权平均', '每次模拟、每个地区各抽取一次']],
    ['flow', 'attracted', 'en', ['rest 2025: 6', 'dispersion park: 10', 'the number: anew in each district and year']],
    ['flow', 'attracted', 'zh', ['年均个数 rate', '离散度 dispersion']],
    [
      'population',
      'firms',
      'en',
      ['small → above_scale: promotion', 'exits small: 7%', 'metric projects (in entries.above_scale)'],
    ],
    [
      'population',
      'firms',
      'en',
      ['firms.total: all members', 'firms.{small, above_scale, specialised, listed}: how many are in the state'],
    ],
    ['population', 'firms', 'zh', ['年内转移概率 moves', '单位 家']],
    [
      'pipeline',
      'drugs',
      'en',
      ['dwell: gamma(mean = 2.3, sd = 1): gamma, mean 2.3', 'elapsed: 0.5', 'shield · A vaccine'],
    ],
    ['pipeline', 'drugs', 'en', ['drugs.in.{phase1, phase2, phase3, review}: in the stage', 'bio: BIO, QLS Advisors']],
    ['pipeline', 'drugs', 'zh', ['停留年数 dwell', '所处阶段 stage: phase3', '在研疫苗', '来源']],
    [
      'projects',
      'plants',
      'en',
      ['vaccine district: east year: 2025 probability: 95%', 'ramp: 40%, 80%, 100%', 'ramp: in 3 equal steps'],
    ],
    ['projects', 'plants', 'en', ['(drawn: once per replicate', 'factor finance (in projects.devices.loads.finance']],
    [
      'projects',
      'plants',
      'zh',
      ['计划年份 year: 2026', '落地概率 probability: 40%', '达产进度 ramp: 分 3 年等额达产'],
    ],
    ['payments', 'outlay', 'en', ['count', 'each', 'anew for each item, district and year']],
    ['table', 'residents', 'zh', ['按地区和年份给定的数值', '数值 values']],
    [
      'formula',
      'per_head',
      'en',
      ['value', 'metric residents (in value)', 'worked out by the same formula from their own values'],
    ],
  ] as const)('%s: %s, %s', (kind, name, lang, wanted) => {
    const text = flat(example(kind, name, lang));
    for (const piece of wanted) expect(text).toContain(piece);
  });

  it('says the confidence and the issuer of a source, once', () => {
    const compiled = compileText(`
sources: {s: {title: {zh: 年鉴, en: Yearbook}, issuer: Office, year: 2023, confidence: H}}
metrics:
  x: {kind: pipeline, source: s, stages: {one: {dwell: 1, stock: 2, source: s}, two: {dwell: 2}}}`);
    expect(flat(explain(compiled, 'x', 'en'))).toContain('sources s: Yearbook (Office, 2023, confidence H)');
    expect(explain(compiled, 'x', 'zh').match(/年鉴/g)).toHaveLength(1);
    expect(explain(compiled, 'x', 'zh')).toContain('可信度 H');
  });

  it('says what a target asks in the language', () => {
    const compiled = compileText(`
metrics: {x: {kind: table, unit: 家, values: 3}}
targets:
  sum: {metric: x, cumulative: true, at_least: 8}
  grown: {metric: x, growth: true, every_year: true, at_most: 2%}
  near: {metric: x, about: 3}
  two: {count: {of: [sum, grown, near], at_least: 2}}`);
    const said = (name: string) => (['zh', 'en'] as const).map((lang) => flat(explain(compiled, name, lang)));
    expect(said('sum')).toEqual([
      'sum · 目标 内容 x 基年以来累计 ≥ 8 家, a, 2027 属于 two',
      'sum · target claim sum of x since the base year ≥ 8 家, a, 2027 part of two',
    ]);
    expect(said('grown')[0]).toContain('每年 x 增速 ≤ 2%');
    expect(said('near')[0]).toContain('x 3 家 左右（低不超过 5%）');
    expect(said('two')).toEqual([
      'two · 目标 内容 至少 2 个达成：sum, grown, near',
      'two · target claim at least 2 of sum, grown, near',
    ]);
  });

  it('puts headings above what they head on a narrow screen', () => {
    expect(explain(compileText('metrics: {x: {kind: growth, base: 3, rate: 5%, unit: 亿元}}'), 'x', 'en', 40)).toBe(
      `x · metric of kind growth, in 100m
  yuan
  formula
    last year’s level × (1 + rate) ×
      exp(volatility × the year’s shock
      + Σ load × factor) + inflow, from
      the base level
  drawn
    the shock of its volatility: anew
      in each district and year;
      factors: anew in each year, shared
      by all districts
  base
    3
  rate
    5%`,
    );
  });
});
