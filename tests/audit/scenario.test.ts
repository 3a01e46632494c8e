import {describe, expect, it} from 'vitest';
import {audit} from '../../engine/audit/audit.ts';
import {compile, loadScenario, METRIC_SCHEMAS} from '../../engine/index.ts';

const SCENARIO = `tidemark: 1
id: made-up
title: {zh: 虚构, en: Made up}
calendar: {base: 2024, end: 2027}
districts: {whole: {name: {zh: 全省, en: Whole}}, north: {within: whole}, south: {within: whole}, rest: {within: whole}}
assumptions: {trend: {value: 5%}}
metrics:
  revenue:
    kind: growth
    unit: 亿元
    base: {whole: 500, north: "lognormal(p10 = 160, p90 = 250)", south: 100, rest: residual}
    rate: trend
    history: {whole: {2018: 300, 2020: 360}}
  large: {kind: flow, unit: 个, rate: 4, part_of: projects}
  projects: {kind: flow, unit: 个, rate: 9}
targets:
  whole-2027: {metric: revenue, at_least: 800}
  north-2027: {metric: revenue, district: north, at_least: 500}
  south-2027: {metric: revenue, district: south, at_least: 2.6 百亿元}
  south-at-900: {metric: revenue, district: south, at_least: 900}
  large-2027: {metric: large, district: north, at_least: 6, cumulative: true}
  projects-2027: {metric: projects, district: north, about: 5, cumulative: true}
  any: {any: [south-at-900, north-2027]}
`;

const report = audit([
  {compiled: compile(loadScenario('plan.yaml', () => SCENARIO, METRIC_SCHEMAS)), file: 'plan.yaml'},
]);
const find = (rule: string) => report.findings.filter((finding) => finding.rule === rule);

describe('the audit of a scenario', () => {
  it('takes levels of the base year for what was: the median of a distribution, a residual', () => {
    const [finding] = find('sums');
    // The median of a lognormal is the root of the product of its quantiles: √(160 · 250) = 200, which leaves 200 of 500 for the rest.
    expect(finding).toMatchObject({
      severity: 'contradiction',
      unit: '亿元',
      numbers: {whole: 800, parts: 760, rest: 40, years: 3},
    });
    expect(finding!.numbers['restBefore']).toBeCloseTo(200, 6);
    expect(finding!.claims).toContainEqual(
      expect.objectContaining({id: 'whole-2027', kind: 'target', file: 'plan.yaml', line: 17}),
    );
  });

  it('leaves out helpers of combined targets, which nobody promises', () =>
    expect(JSON.stringify(report)).not.toContain('south-at-900'));

  it('takes history for history', () => {
    // 500 to 800 in three years is 17 % a year; from 2018 to 2020 it was 9.5 %.
    const [finding] = find('growth');
    expect(finding!.numbers['wholeGrowth']).toBeCloseTo(0.1696, 4);
    expect(finding!.numbers['wholeBest']).toBeCloseTo(0.0954, 4);
  });

  it('knows how its metrics hang together', () =>
    // About 5 is 5.25 at most.
    expect(find('parts')).toMatchObject([{severity: 'contradiction', numbers: {part: 6, whole: 5}}]));

  it('counts and sorts', () => {
    expect(report.counts.contradiction).toBe(2);
    const order = ['contradiction', 'strain', 'ambiguity', 'note'];
    const places = report.findings.map(({severity}) => order.indexOf(severity));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
