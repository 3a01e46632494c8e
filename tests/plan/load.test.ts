import {describe, expect, it} from 'vitest';
import {fileKind} from '../../engine/plan/file-kind.ts';
import {faultsOf, instrumentsOf, planOf, planText, SAID} from './plan.ts';

/** A plan with one target of the given fields. */
function target(fields: string, metrics?: string): string {
  return planText({targets: `targets:\n  one: {${SAID}, ${fields}}\n`, ...(metrics !== undefined && {metrics})});
}

function asked(fields: string) {
  return planOf(target(fields)).targets['one']!;
}

describe('targets.yaml', () => {
  it('turns values into numbers of the metric’s unit', () => {
    expect(asked('metric: revenue, district: whole, year: 2027, at_least: 0.5 万亿元, basis: level').asked).toEqual({
      atLeast: 5000,
    });
    expect(asked('metric: firms, district: north, year: 2027, at_most: 10 家, basis: level').asked).toEqual({
      atMost: 10,
    });
    expect(asked('metric: intensity, district: whole, year: 2027, at_least: 6.5%, basis: share').asked).toEqual({
      atLeast: 0.065,
    });
    expect(asked('metric: revenue, district: whole, years: [2024, 2027], at_least: 12%, basis: growth').asked).toEqual({
      atLeast: 0.12,
    });
  });

  it('reads about with its reach, a range, and a number left out', () => {
    const about = asked('metric: revenue, district: whole, year: 2027, about: 5000, basis: level, wording: hedged');
    // 0.95 in binary is not exact, but 5000 · 0.95 rounds to 4750.
    expect(about).toMatchObject({asked: {atLeast: 4750, about: 5000, within: 0.05}, wording: 'hedged'});
    expect(asked('metric: firms, district: whole, year: 2027, between: [5, 8], basis: level').asked).toEqual({
      atLeast: 5,
      atMost: 8,
    });
    const unstated = asked(
      'metric: firms, district: whole, year: 2027, unstated: true, basis: level, ambiguity: {zh: 缺, en: missing}',
    );
    expect(unstated).toMatchObject({asked: {}, isUnstated: true, ambiguity: {en: 'missing'}});
  });

  it('counts a sum up to a year from the first year after the base', () => {
    const sum = 'metric: firms, district: whole, at_least: 30, basis: cumulative';
    expect(asked(`${sum}, year: 2027`).period).toEqual({first: 2024, last: 2027});
    expect(asked(`${sum}, years: [2025, 2026]`).period).toEqual({first: 2025, last: 2026});
    expect(asked(`${sum.replace('cumulative', 'annual')}, year: 2027`).period).toEqual({first: 2027, last: 2027});
  });

  it('reads what is known, a level unless told', () => {
    const known = `known:\n  base: {${SAID}, metric: revenue, district: whole, year: 2023, value: 2990 亿元}\n`;
    expect(planOf(planText({known})).known['base']).toMatchObject({value: 2990, basis: 'level', wording: 'exact'});
  });

  it('reads how metrics hang together', () => {
    const metrics = `metrics:
  revenue: {label: {zh: 营收, en: Revenue}, unit: 亿元, of: flow, usual_ratio: {to: output, between: [90%, 1.1]}}
  output: {label: {zh: 产值, en: Output}, unit: 亿元, of: flow}
  large: {label: {zh: 大项目, en: Large}, unit: 个, of: flow, part_of: projects, fills: stock}
  projects: {label: {zh: 项目, en: Projects}, unit: 个, of: flow}
  stock: {label: {zh: 累计, en: Stock}, unit: 个, of: stock}
`;
    const plan = planOf(target('metric: large, district: north, year: 2027, at_least: 3, basis: annual', metrics));
    expect(plan.metrics['revenue']!.usualRatio).toEqual({to: 'output', between: [0.9, 1.1]});
    expect(plan.metrics['large']).toMatchObject({partOf: ['projects'], fills: 'stock'});
    const wrong = metrics.replace('part_of: projects', 'part_of: project').replace('to: output', 'to: outputs');
    expect(
      faultsOf(() => planOf(target('metric: large, district: north, year: 2027, at_least: 3, basis: annual', wrong))),
    ).toEqual([
      '13:81 metrics.revenue.usual_ratio.to: unknown metric (did you mean output?)',
      '15:68 metrics.large.part_of: unknown metric (did you mean projects?)',
    ]);
  });

  it.each([
    ['year: 2027, basis: level', 'requires one of at_least, at_most, about, between and unstated'],
    ['year: 2027, basis: level, at_least: 1, about: 1', 'must not be given with at_least'],
    ['basis: level, at_least: 1', 'requires either year or years'],
    ['year: 2027, years: [2024, 2027], basis: level, at_least: 1', 'requires either year or years'],
    ['years: [2027, 2024], basis: annual, at_least: 1', 'must be the earlier year and then the later'],
    ['year: 2027, basis: level, unstated: true', 'requires ambiguity, which says what is missing'],
    ['year: 2027, basis: level, at_least: 1, within: 3%', 'requires about'],
    ['year: 2027, basis: level, between: [2, 1]', 'must be the lower value and then the higher'],
    [
      'year: 2027, basis: share, at_least: 12',
      'must be a share between 0% and 100% (write 12% if that is what is meant)',
    ],
    ['year: 2027, basis: level, at_least: 12 亩', 'a value in 亩 where 亿元 is needed'],
    ['year: 2027, basis: stock, at_least: 12', 'must be level, cumulative, annual, share or growth'],
    ['year: 2027, at_least: 12', 'missing key basis'],
    ['year: 2027, basis: level, at_lest: 12', 'unknown key at_lest (did you mean at_least?)'],
  ])('refuses %s', (fields, rule) => {
    const faults = faultsOf(() => planOf(target(`metric: revenue, district: whole, ${fields}`)));
    expect(faults.join('\n')).toContain(rule);
    expect(faults).toHaveLength(1);
  });

  it('reports everything at once, with places and neighbours', () => {
    const text = planText({
      targets: `targets:
  one: {${SAID}, metric: revenu, district: nort, year: 2027, at_least: 5 亿, basis: level}
  two: {label: {zh: 二}, metric: revenue, district: north, year: 2027, at_least: 2 +, basis: level, source: plam, section: 一}
`,
    });
    expect(faultsOf(() => planOf(text))).toEqual([
      '17:71 targets.one.metric: unknown metric (did you mean revenue?)',
      '17:89 targets.one.district: unknown district (did you mean north?)',
      '18:9 targets.two.label: missing key en (add en, in English)',
      expect.stringMatching(/^18:\d+ targets\.two\.at_least: /),
      expect.stringMatching(/^18:\d+ targets\.two\.source: unknown source \(did you mean plan\?\)/),
    ]);
  });

  it('refuses districts that go round in a circle', () => {
    const text = planText().replace('whole: {', 'whole: {within: south, ');
    expect(faultsOf(() => planOf(text))[0]).toContain('districts must form a tree');
  });
});

const INSTRUMENTS = `instruments: 1
plan: made-up
sources: {plan: {title: The plan}}
items:
  trials:
    label: {zh: 临床补助, en: Trials}
    kind: subsidy
    who: {zh: 企业, en: firms}
    rate: 20%
    of: {zh: 临床投入, en: cost of trials}
    per: item
    tiers:
      - {when: {zh: 二类, en: class II}, cap: 300 万元}
      - {when: {zh: 三类, en: class III}, cap: 500 万元}
    source: plan
    section: 三（三）
`;

describe('instruments.yaml', () => {
  it('holds rates and quantities with units of their own', () => {
    expect(instrumentsOf(INSTRUMENTS).items['trials']).toMatchObject({
      rate: 0.2,
      tiers: [{cap: {value: 300, unit: '万元'}}, {cap: {value: 500, unit: '万元'}}],
    });
  });

  it.each([
    ['rate: 20%', 'rate: 120%', 'must be a rate between 0% and 100%, such as 15%'],
    ['300 万元', '万元 300', 'must be a number with a unit such as 300 万元'],
    ['kind: subsidy', 'kind: gift', 'must be subsidy, prize, rent'],
    ['per: item', 'pre: item', 'did you mean per?'],
    ['source: plan', 'source: plam', 'unknown source (did you mean plan?)'],
  ])('refuses %s as %s', (from, to, rule) => {
    const faults = faultsOf(() => instrumentsOf(INSTRUMENTS.replace(from, to)));
    expect(faults.join('\n')).toContain(rule);
    expect(faults).toHaveLength(1);
  });
});

describe('the kind of a file', () => {
  it.each([
    ['# a comment\nplan: 1\n', 'targets'],
    ['\n\ninstruments: 1\nplan: x\n', 'instruments'],
    ['tidemark: 1\nplan: 1\n', 'scenario'],
    ['extends: base.yaml\n', 'scenario'],
    ['', 'scenario'],
  ])('of %j is %s', (text, kind) => expect(fileKind(text)).toBe(kind));

  it('of a comment that looks like a key is that of the first key', () =>
    expect(fileKind('# plan: 1\ntidemark: 1\n')).toBe('scenario'));
});
