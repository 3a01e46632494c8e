import {beforeAll, describe, expect, it} from 'vitest';
import {viewOf} from '../../../engine/display.ts';
import type {Forecast} from '../../../engine/index.ts';
import {countOf, groupsOf, matching, tallyOf} from '../../../web/views/target-groups.ts';
import {subjectOf, targetsOn} from '../../../web/views/subject.ts';
import {forecastOf} from '../../support/forecast-of.ts';

let forecast: Forecast;
beforeAll(async () => {
  forecast = await forecastOf(
    `
calendar: {base: 2024, end: 2026}
districts:
  all: {name: {zh: 全市, en: City}}
  east: {name: {zh: 东区, en: East}, within: all}
  west: {name: {zh: 西区, en: West}, within: all}
metrics:
  revenue: {kind: growth, unit: 亿元, base: {east: 100, west: 50}, rate: 5%, volatility: 8%}
  listed: {kind: flow, rate: 3, label: {zh: 上市企业, en: Listed firms}}
targets:
  east-2026: {metric: revenue, district: east, year: 2026, at_least: 110}
  all-2026: {metric: revenue, district: all, year: 2026, at_least: 170}
  listed-2026: {metric: listed, district: all, year: 2026, at_least: 100}
  east-2025: {metric: revenue, district: east, year: 2025, at_least: 1}
  both: {all: [east-2026, all-2026]}
`,
    {replicates: 500},
  );
});

const ids = (groups: readonly {rows: readonly {id: string}[]}[]) => groups.map(({rows}) => rows.map(({id}) => id));

describe('the targets of a forecast', () => {
  it('are those of the headline, what must come true together, the rest of the year, and earlier years', () => {
    const {main, together, further, earlier} = groupsOf(viewOf(forecast, 'en'));
    expect(main!.heading).toMatch(/^2026 · Revenue/);
    expect(ids([main!])).toEqual([['all-2026', 'east-2026']]);
    expect(main!.rows.map(({name, depth}) => [name, depth])).toEqual([
      ['City', 0],
      ['East', 1],
    ]);
    expect(together.map(({id}) => id)).toEqual(['both']);
    expect([further!.year, ids(further!.groups)]).toEqual(['2026', [['listed-2026']]]);
    expect(earlier.map(({year, groups}) => [year, ids(groups)])).toEqual([['2025', [['east-2025']]]]);
  });

  it('are counted by the words for their chances', () => {
    const {further, earlier} = groupsOf(viewOf(forecast, 'en'));
    expect([countOf(further!), tallyOf(further!)]).toEqual([1, [['remote', 1]]]);
    expect(tallyOf(earlier[0]!)).toEqual([['certain', 1]]);
  });

  it('are found by district, metric or word, in the language of the reader', () => {
    const find = (lang: 'zh' | 'en', query: string) => {
      const view = viewOf(forecast, lang);
      const {main, further, earlier} = groupsOf(view);
      return ids(
        matching([main!, ...further!.groups, ...earlier.flatMap(({groups}) => groups)], query, view.texts),
      ).flat();
    };
    expect(find('en', '')).toEqual(['all-2026', 'east-2026', 'listed-2026', 'east-2025']);
    expect(find('en', 'east')).toEqual(['east-2026', 'east-2025']);
    expect(find('en', 'LISTED remote')).toEqual(['listed-2026']);
    expect(find('zh', '上市')).toEqual(['listed-2026']);
    expect(find('zh', '东区 几乎确定')).toEqual(['east-2025']);
    expect(find('zh', 'no such')).toEqual([]);
  });
});

describe('what a path is about', () => {
  it.each([
    [['target', 'east-2026'], {metric: 'revenue', district: 'east', year: 2026, target: 'east-2026'}],
    [['target', 'both'], {combined: 'both'}],
    [['target', 'toString'], undefined],
    [['metric', 'revenue', 'east', '2025'], {metric: 'revenue', district: 'east', year: 2025, target: 'east-2025'}],
    [['metric', 'revenue', 'west'], {metric: 'revenue', district: 'west', year: 2026, target: undefined}],
    [['metric', 'revenue', 'east', '1999'], {metric: 'revenue', district: 'east', year: 2026, target: 'east-2026'}],
    [['metric', 'exports'], undefined],
    [['metric', 'constructor', 'name'], undefined],
    [['detail'], {metric: 'revenue', district: 'all', year: 2026, target: 'all-2026'}],
  ])('%j', (path, subject) => expect(subjectOf(forecast, path, 'all-2026')).toEqual(subject));

  it('is the first metric where nothing is asked', () =>
    expect(subjectOf(forecast, ['detail'], undefined)).toMatchObject({metric: 'revenue', year: 2026}));

  it('goes with all that is asked of the metric there', () =>
    expect(targetsOn(forecast, 'revenue', 'east')).toEqual(['east-2026', 'east-2025']));
});
