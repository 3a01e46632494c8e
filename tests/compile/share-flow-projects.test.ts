import {describe, expect, it} from 'vitest';
import {faults} from '../support/faults.ts';

const share = (fields: string) => `metrics: {x: {kind: share, ${fields}}}`;
const flow = (fields: string) => `metrics: {x: {kind: flow, ${fields}}}`;
const projects = (fields: string, rest = '') => `metrics: {x: {kind: projects, projects: {fab: {${fields}}}}${rest}}`;
const two = 'districts: {p: {}, a: {within: p}, b: {within: p}}\n';

describe('what is wrong with a share, a flow or a project', () => {
  it.each([
    [
      'a share given without its sign',
      share('unit: "%", base: 35'),
      ['metrics.x.base: must be above 0 and below the ceiling 1 in a got 35 (per cent need their sign: 35% is 0.35)'],
    ],
    ['a share of all', share('base: 100%'), [/must be above 0 and below the ceiling 1 in a got 1 /]],
    ['a share of none', share('base: 0'), [/must be above 0 and below the ceiling 1 in a got 0 /]],
    [
      'a share above its ceiling',
      share('base: 85%, ceiling: 80%'),
      [
        'metrics.x.base: must be above 0 and below the ceiling 0.8 in a got 0.85 (write 35% or 0.35, or raise the ceiling)',
      ],
    ],
    [
      'a share of a district that is not given',
      `${two}${share('base: {a: 20%}')}`,
      [/^metrics.x.base: missing value for b in 2024 \(add b, 2024 or default here/],
    ],
    [
      'a share without a base',
      share('drift: 0.1'),
      [/^metrics.x: missing key base \(add base, share in the base year/i],
    ],
    ['a key that shares do not have', share('base: 20%, rate: 5%'), [/^metrics.x: unknown key rate/]],
    [
      'a factor that is none',
      share('base: 20%, loads: {cycel: 1}'),
      [/^metrics.x.loads.cycel: unknown factor got cycel/],
    ],
    [
      'a target on the total of shares',
      `${two}${share('base: 20%')}\ntargets: {t: {metric: x, at_least: 30%}}`,
      [/^targets.t.district: metric x has no value in p/],
    ],
    [
      'a drift in a unit of money',
      share('unit: "%", base: 20%, drift: 3 亿元'),
      [/^metrics.x.drift: a value in 亿元 where a plain number is needed/],
    ],
    [
      'a negative rate',
      flow('rate: -2'),
      ['metrics.x.rate: must not be negative got -2 (it is how many there are in a year)'],
    ],
    [
      'a dispersion of 0',
      flow('rate: 2, dispersion: 0'),
      ['metrics.x.dispersion: must be above 0 got 0 (the smaller, the wilder; leave it out for a Poisson number)'],
    ],
    [
      'a base that is both given and drawn',
      flow('base: 3, rate: 2, draws_base: true'),
      [/^metrics.x.draws_base: must not be given with base/],
    ],
    [
      'a sum that begins after its end',
      `${flow('rate: 3')}\ntargets: {t: {metric: x, year: 2026, cumulative: true, from: 2027, at_least: 1}}`,
      ['targets.t.from: must not be after 2026 got 2027'],
    ],
    [
      'a first year of nothing',
      `${flow('rate: 3')}\ntargets: {t: {metric: x, from: 2025, at_least: 1}}`,
      [/^targets.t.from: requires cumulative or every_year/],
    ],
    ['a flow without a rate', flow('base: 3'), [/^metrics.x: missing key rate \(add rate/]],
    [
      'a rate in the wrong unit',
      flow('unit: 个, rate: 3 亿元'),
      [/^metrics.x.rate: a value in 亿元 where 个 is needed/],
    ],
    [
      'a growth before there is a number',
      `${flow('rate: 3')}\ntargets: {t: {metric: x, year: 2024, at_least: 1}}`,
      ['targets.t: x is not defined in a in 2024 (choose a later year)'],
    ],
    [
      'a probability above 1',
      projects('year: 2025, size: 3, probability: 120%'),
      ['metrics.x.projects.fab.probability: must be between 0% and 100% got 1.2 (a probability is written 8% or 0.08)'],
    ],
    ['no projects', 'metrics: {x: {kind: projects, projects: {}}}', [/must have at least one project/]],
    ['a project without a size', projects('year: 2025'), [/^metrics.x.projects.fab: missing key size/]],
    ['a project without a year', projects('size: 3'), [/^metrics.x.projects.fab: missing key year/]],
    [
      'a project that could be in either district',
      `${two}${projects('year: 2025, size: 3')}`,
      ['metrics.x.projects.fab: missing key district (name one of a, b)'],
    ],
    [
      'a project in a district of districts',
      `${two}${projects('year: 2025, size: 3, district: p')}`,
      ['metrics.x.projects.fab.district: metric x is not worked out in p (name one of a, b)'],
    ],
    [
      'a project in no district',
      projects('year: 2025, size: 3, district: atlantis'),
      [/^metrics.x.projects.fab.district: unknown district got atlantis/],
    ],
    [
      'a share of a ramp above 1',
      projects('year: 2025, size: 3, ramp: [50%, 120%]'),
      [/^metrics.x.projects.fab.ramp.1: must be a probability between 0% and 100%/],
    ],
    [
      'a ramp that is neither years nor a list',
      projects('year: 2025, size: 3, ramp: 100%'),
      [/^metrics.x.projects.fab.ramp: must be a number of years, or a list of shares/],
    ],
    ['a ramp of no years', projects('year: 2025, size: 3, ramp: 0'), [/^metrics.x.projects.fab.ramp/]],
    [
      'a size in the wrong unit',
      'metrics: {x: {kind: projects, unit: 亿元, projects: {fab: {year: 2025, size: 3 家}}}}',
      [/^metrics.x.projects.fab.size: a value in 家 where 亿元 is needed/],
    ],
    [
      'a misspelt name in a probability',
      `assumptions: {chance: {value: 50%}}\n${projects('year: 2025, size: 3, probability: chanse')}`,
      ['metrics.x.projects.fab.probability: unknown name chanse (did you mean chance?)'],
    ],
    [
      'a part that is none',
      projects('year: 2025, size: 3', ', y: {kind: formula, value: x.landed.fob}'),
      [/^metrics.y.value: unknown part x.landed.fob \(did you mean x.landed.fab\?\)/],
    ],
    [
      'a project whose chance rests on what it adds',
      `metrics:
  x: {kind: projects, projects: {fab: {year: 2025, size: 3, probability: "y > 1 ? 1 : 0.5"}}}
  y: {kind: growth, base: 1, rate: 0, inflow: x.inflow}`,
      [/must not rest on itself within a year/],
    ],
  ] as const)('%s', (_, text, expected) => {
    const found = faults(text);
    expect(found).toHaveLength(expected.length);
    expected.forEach((one, i) => {
      if (typeof one === 'string') expect(found[i]).toBe(one);
      else expect(found[i]).toMatch(one);
    });
  });

  it('takes what is allowed', () => {
    expect(faults(projects('year: 1999, size: 3, ramp: [0%, 100%], label: {zh: 工厂}, note: known'))).toEqual([]);
    expect(
      faults(`assumptions: {chance: {value: 40%, unit: "%"}}
metrics: {x: {kind: projects, unit: 亿元, projects: {fab: {year: 2025, size: 30000 万元, probability: chance}}}}`),
    ).toEqual([]);
    expect(faults(flow('rate: 0'))).toEqual([]);
    expect(faults(share('base: 99.9%, ceiling: 100%'))).toEqual([]);
  });
});
