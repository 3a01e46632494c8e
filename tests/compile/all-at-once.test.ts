import {expect, it} from 'vitest';
import {faults} from '../support/faults.ts';

it('tells faults of form and of meaning at once', () => {
  expect(
    faults(`
districts: {p: {}, a: {within: p}, b: {within: p}}
sources: {s: {titel: x}}
assumptions:
  trend: {value: "normal(mean = 5%, sd = -1%)"}
  other: {vale: 3}
metrics:
  bad: {kind: growth, base: 3}
  wrong_unit: {kind: growth, unit: 亿元, base: 5 家, rate: trend}
  rests: {kind: formula, value: bad + other + trned}
  chances: {kind: projects, projects: {one: {district: a, year: 2025, probability: 120%, size: 1}}}
  ladder: {kind: population, states: {small: 3}, exits: {smal: 3%}}
  steps: {kind: population, states: {small: 3, big: 2}}
  cited: {kind: table, values: 5 亩, unit: 家, source: s}
targets:
  gone: {metric: bad, at_least: 3}
  part: {metric: ladder.smol, at_least: 3}
  moved: {metric: steps.bigg, at_least: 3}
  both: {all: [gone, part]}
  form: {metric: rests, at_leest: 3}
checks:
  - {target: part, probability: ">= 120%"}`),
  ).toEqual([
    'sources.s: unknown key titel (did you mean title?)',
    'assumptions.trend.value: sd must be above 0 got -0.01 (for a value without spread, write the number itself)',
    'assumptions.other: unknown key vale (did you mean value?)',
    'metrics.bad: missing key rate (add rate, growth per year as a fraction or per cent: the median, or with `center: mean` the mean)',
    'metrics.wrong_unit.base: a value in 家 where 亿元 is needed (give it in 亿元 or a unit that converts to it; a number without a unit is taken to be in 亿元)',
    'metrics.rests.value: unknown name trned (did you mean trend?)',
    'metrics.chances.projects.one.probability: must be between 0% and 100% got 1.2 (a probability is written 8% or 0.08)',
    'metrics.ladder.exits.smal: unknown state smal (did you mean small?)',
    'targets.moved.metric: unknown part steps.bigg (did you mean steps.big?)',
    'targets.form: unknown key at_leest (did you mean at_least?)',
    'checks.0.probability: must be a probability between 0% and 100% got ">= 120%"',
  ]);
});

it('keeps to what is wrong with the form where nothing stands without it', () => {
  expect(faults('calendar: {base: 2024, end: 2020}\nmetrics: {x: {kind: table, unit: 家, values: 5 亩}}')).toEqual([
    'calendar.end: must be after the base year 2024 got 2020',
  ]);
});
