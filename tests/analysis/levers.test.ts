import {describe, expect, it} from 'vitest';
import {compile, levers, loadScenario, METRIC_SCHEMAS, variantText} from '../../engine/index.ts';

const BASE = `tidemark: 1
id: base
title: Base
calendar: {base: 2024, end: 2026}
districts: {city: {}, east: {within: city, tags: [core]}, west: {within: city}}
assumptions:
  trend: {value: "normal(p5 = 2%, p95 = 12%)", label: {zh: 趋势, en: Trend}, lever: {min: 0%, max: 30%, step: 1%}}
  edge:
    by: district
    value: "uniform(min = -1%, max = 1%)"
    at: {core: 3%}
    lever: {min: -10%, max: 10%}
  capacity: {value: 500 万元, unit: 亿元, lever: {min: 0, max: 2000 万元, step: 100 万元}}
  both: {value: "trend + uniform(min = 0, max = 1) * uniform(min = 0, max = 1)", lever: {min: 0, max: 1}}
  still: {value: 3}
metrics:
  revenue: {kind: growth, base: 100, rate: trend + edge + 0 * both + 0 * still}
`;

function compileFiles(files: Record<string, string>, entry: string) {
  return compile(loadScenario(entry, (path) => files[path]!, METRIC_SCHEMAS));
}

const compiled = compileFiles({'base.yaml': BASE}, 'base.yaml');
const found = levers(compiled);
const of = (id: string) => found.find((lever) => lever.id === id)!;

describe('the levers of a scenario', () => {
  it('are the assumptions that have a range', () =>
    expect(found.map(({id}) => id)).toEqual(['trend', 'edge', 'capacity', 'both']));

  it('have quantiles of what the file assumes', () => {
    const {places, ...range} = of('trend');
    expect(range).toMatchObject({min: 0, max: 0.3, step: 0.01, percent: true, label: {zh: '趋势', en: 'Trend'}});
    expect(places).toHaveLength(1);
    const {p05, p50, p95} = places[0]!.assumed!;
    // The mean of two given quantiles; they themselves to the accuracy of the inverse normal.
    expect(p50).toBeCloseTo(0.07, 14);
    expect([p05, p95]).toEqual([expect.closeTo(0.02, 11), expect.closeTo(0.12, 11)]);
  });

  it('have a place for each district at the foot of the tree', () => {
    expect(of('edge').places).toEqual([
      {district: 'east', text: '3%', assumed: {p05: 0.03, p50: 0.03, p95: 0.03}},
      {
        district: 'west',
        text: 'uniform(min = -1%, max = 1%)',
        assumed: {p05: expect.closeTo(-0.009, 12), p50: expect.closeTo(0, 12), p95: expect.closeTo(0.009, 12)},
      },
    ]);
    expect(of('edge').step).toBeCloseTo(0.002, 15);
  });

  it('are in the unit of the assumption', () =>
    expect(of('capacity')).toMatchObject({max: 0.2, step: 0.01, percent: false, places: [{assumed: {p50: 0.05}}]}));

  it('that rest on several draws have no quantiles', () => expect(of('both').places[0]!.assumed).toBeUndefined());
});

describe('a variant', () => {
  const settings = {trend: 0.07 + 0.01, edge: {west: -0.05}, capacity: 0.1};
  const text = variantText({id: 'what-if', extends: 'base.yaml', levers: found, settings});

  it('says of its base what the levers say', () => {
    const variant = compileFiles({'base.yaml': BASE, 'what-if.yaml': text}, 'what-if.yaml');
    const set = levers(variant);
    expect(set.find(({id}) => id === 'trend')!.places[0]).toMatchObject({text: '8%', assumed: {p50: 0.08}});
    expect(set.find(({id}) => id === 'edge')!.places.map(({text}) => text)).toEqual(['3%', '-5%']);
    expect(set.find(({id}) => id === 'capacity')!.places[0]!.assumed!.p50).toBeCloseTo(0.1, 15);
  });

  it('of nothing says nothing but its base', () =>
    expect(variantText({id: 'x', extends: 'base.yaml', levers: found, settings: {}})).toBe(
      'tidemark: 1\nextends: base.yaml\nid: x\n',
    ));
});
