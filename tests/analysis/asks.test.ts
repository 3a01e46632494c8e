import {describe, expect, it} from 'vitest';
import {forecastSchema} from '../../engine/forecast-schema.ts';
import {digestOf} from '../../engine/run/digest.ts';
import {forecastOf} from '../support/forecast-of.ts';

const METRICS = `metrics:
  revenue: {kind: growth, unit: 亿元, base: 100, rate: "normal(mean = 5%, sd = 2%)"}
  share: {kind: table, unit: "%", values: 12%}
`;

const forecast = (rest: string) => forecastOf(METRICS + rest, {replicates: 200});

describe('what a target asks', () => {
  const asked = async (target: string) => (await forecast(`targets: {t: {metric: revenue, ${target}}}`)).targets['t']!;

  it.each([
    ['at_least: 110', {of: 'level', atLeast: 110}],
    ['at_least: 0.011 万亿元', {of: 'level', atLeast: 110}],
    ['at_least: 1000000 万元 + 10 亿元', {of: 'level', atLeast: 110}],
    ['at_most: 120 亿元', {of: 'level', atMost: 120}],
    ['between: [90, 1.2e6 万元]', {of: 'level', atLeast: 90, atMost: 120}],
    ['about: 120', {of: 'level', atLeast: 120 * (1 - 0.05), about: 120, within: 0.05}],
    ['about: 120 亿元, within: 8%', {of: 'level', atLeast: 120 * (1 - 0.08), about: 120, within: 0.08}],
    ['growth: true, at_least: 3%', {of: 'growth', atLeast: 0.03}],
    ['growth: true, every_year: true, at_least: 0.03', {of: 'growth', everyYear: true, atLeast: 0.03}],
    ['cumulative: true, every_year: false, at_least: 330', {of: 'cumulative', atLeast: 330}],
  ])('%s', async (target, asks) => expect((await asked(target)).asks).toEqual(asks));

  it('is a fraction where the metric is a percentage', async () => {
    const {targets} = await forecast('targets: {t: {metric: share, at_least: 10%}}');
    expect(targets['t']!.asks).toEqual({of: 'level', atLeast: 0.1});
  });

  it('is how many of its parts, of a combined one', async () => {
    const {targets} = await forecast(`targets:
  a: {metric: revenue, at_least: 110}
  b: {metric: revenue, at_least: 120}
  c: {metric: revenue, at_least: 130}
  all: {all: [a, b, c]}
  any: {any: [c, b]}
  two: {count: {of: [a, b, c], at_least: 2}}
`);
    expect(targets['all']!.asks).toEqual({parts: ['a', 'b', 'c'], atLeast: 3});
    expect(targets['any']!.asks).toEqual({parts: ['c', 'b'], atLeast: 1});
    expect(targets['two']!.asks).toEqual({parts: ['a', 'b', 'c'], atLeast: 2});
  });
});

describe('what a check claims', () => {
  it('is there in words and as numbers', async () => {
    const answer = await forecast(`targets: {t: {metric: revenue, at_least: 110}}
checks:
  - {target: t, probability: "≥ 20%"}
  - {metric: revenue, p05: "< 1.1e6 万元"}
  - {metric: revenue, mean: ">=100 亿元"}
  - {metric: share, year: 2025, p50: "<= 12%"}
`);
    expect(() => forecastSchema.parse(answer)).not.toThrow();
    expect(answer.checks).toMatchObject([
      {target: 't', claim: 'probability >= 20%', statistic: 'probability', comparator: '>=', limit: 0.2},
      {metric: 'revenue', claim: 'p05 < 1.1e6 万元', statistic: 'p05', comparator: '<', limit: 110},
      {metric: 'revenue', claim: 'mean >= 100 亿元', statistic: 'mean', comparator: '>=', limit: 100},
      {metric: 'share', year: 2025, claim: 'p50 <= 12%', statistic: 'p50', comparator: '<=', limit: 0.12},
    ]);
  });
});

it('the digest is over what is asked and claimed, not over words', async () => {
  const answer = await forecast(`targets: {t: {metric: revenue, about: 110}}
checks: [{target: t, probability: ">= 20%"}]
`);
  const {digest, timing: _timing, engine: _engine, warnings: _warnings, ...rest} = answer;
  const {title: _title, ...scenario} = answer.scenario;
  const checks = answer.checks.map(({claim: _claim, ...facts}) => facts);
  expect(digest).toBe(digestOf({...rest, scenario, checks}));
});
