import {describe, expect, it} from 'vitest';
import {faults} from '../support/faults.ts';

const pipeline = (fields: string, rest = '') => `metrics: {x: {kind: pipeline, ${fields}}${rest}}`;
const stage = (fields: string, rest = '') => pipeline(`stages: {trial: {${fields}}}`, rest);
const two = 'districts: {p: {}, a: {within: p}, b: {within: p}}\n';

describe('what is wrong with a pipeline', () => {
  it.each([
    ['no stages', pipeline('stages: {}'), [/^metrics.x.stages: must have at least one stage/]],
    ['a stage without a dwell time', stage('success: 50%'), [/^metrics.x.stages.trial: missing key dwell/i]],
    ['a misspelt key', stage('dwell: 1, sucess: 50%'), [/^metrics.x.stages.trial: unknown key sucess/]],
    ['no time at all', stage('dwell: 0'), [/^metrics.x.stages.trial.dwell: must be above 0 got 0/]],
    ['less than no time', stage('dwell: -1'), [/^metrics.x.stages.trial.dwell: must be above 0 got -1/]],
    [
      'a dwell time that may be negative',
      stage('dwell: "normal(mean = 2, sd = 1)"'),
      [/^metrics.x.stages.trial.dwell: a dwell time must not be negative and must have a mean got normal/],
    ],
    [
      'a dwell time with single values',
      stage('dwell: "choice(values = [1, 2], weights = [1, 1])"'),
      [/^metrics.x.stages.trial.dwell: must be one number of years, or a distribution without single likely values/],
    ],
    ['a dwell time in a unit', stage('dwell: 3 亿元'), [/^metrics.x.stages.trial.dwell: must be the same in every/]],
    [
      'a dwell time that varies',
      `assumptions: {long: {value: 3}}\n${stage('dwell: long')}`,
      [/^metrics.x.stages.trial.dwell: must be/],
    ],
    [
      'a parameter that is none',
      stage('dwell: "gamma(mean = -2, sd = 1)"'),
      [/^metrics.x.stages.trial.dwell: mean must be/],
    ],
    ['an unknown family', stage('dwell: "gama(mean = 2, sd = 1)"'), [/^metrics.x.stages.trial.dwell: .*gama/]],
    [
      'a success above 100 %',
      stage('dwell: 1, success: 150%', ', y: {kind: formula, value: x}'),
      [/^metrics.x.stages.trial.success: must be between 0% and 100% got 1.5/],
    ],
    [
      'a misspelt assumption',
      `assumptions: {chance: {value: 50%}}\n${stage('dwell: 1, success: chanse')}`,
      ['metrics.x.stages.trial.success: unknown name chanse (did you mean chance?)'],
    ],
    ['a negative stock', stage('dwell: 1, stock: -3'), [/^metrics.x.stages.trial.stock: must not be negative got -3/]],
    [
      'a stock whose time is over',
      stage('dwell: 1, stock: 3, elapsed: 1'),
      [/^metrics.x.stages.trial.elapsed: must be less than the dwell time got 1/],
    ],
    [
      'a stock older than possible',
      stage('dwell: "uniform(min = 1, max = 2)", stock: 3, elapsed: 2.5'),
      [/^metrics.x.stages.trial.elapsed: must be less than the dwell time got 2.5/],
    ],
    [
      'a negative rate',
      pipeline('entries: -2, stages: {trial: {dwell: 1}}'),
      [/^metrics.x.entries: must not be negative got -2/],
    ],
    [
      'a stock of a district that is not given',
      `${two}${stage('dwell: 1, stock: {a: 20}')}`,
      [/^metrics.x.stages.trial.stock: missing value for b in 2024/],
    ],
    [
      'an item in an unknown stage',
      pipeline('stages: {trial: {dwell: 1}}, items: {one: {stage: trail}}'),
      [/^metrics.x.items.one.stage: unknown stage trail \(did you mean trial\?\)/],
    ],
    [
      'an item without a district',
      `${two}${pipeline('stages: {trial: {dwell: 1}}, items: {one: {stage: trial}}')}`,
      [/^metrics.x.items.one: missing key district \(name one of a, b\)/],
    ],
    [
      'an item where the metric is not',
      `${two}${pipeline('stages: {trial: {dwell: 1}}, items: {one: {stage: trial, district: p}}')}`,
      [/^metrics.x.items.one.district: metric x is not worked out in p/],
    ],
    [
      'an item whose time is over',
      pipeline('stages: {trial: {dwell: 1}}, items: {one: {stage: trial, elapsed: 3}}'),
      [/^metrics.x.items.one.elapsed: must be less than the dwell time got 3/],
    ],
    [
      'a unit that is not of whole items',
      stage('dwell: 1, stock: 1').replace('stages', 'unit: 万个, stages'),
      [/^metrics.x.unit: must be a unit of whole items/],
    ],
    [
      'a part that is none',
      stage('dwell: 1, stock: 1', ', y: {kind: formula, value: x.in.trail}'),
      [/^metrics.y.value: unknown part x.in.trail \(did you mean x.in.trial\?\)/],
    ],
    [
      'more histories than can be told apart',
      `calendar: {base: 2024, end: 2050}\n${pipeline('entries: 1, stages: {a: {dwell: 1}, b: {dwell: 1}, c: {dwell: 1}, d: {dwell: 1}, e: {dwell: 1}}')}`,
      [/^metrics.x.stages: must not have more than 10000 histories got 27405 in 26 years/],
    ],
    [
      'a calendar that is too long',
      `calendar: {base: 2024, end: 2085}\n${stage('dwell: 1, stock: 1')}`,
      [/^metrics.x.stages: must not go on for more than 60 years got 61/],
    ],
    [
      'a success that rests on the pipeline itself',
      stage('dwell: 1, stock: 1, success: "year > 2025 ? (lag(x) > 0 ? 50% : 60%) : 50%"'),
      [
        /^metrics.x: must not rest on itself: x\[a\] .+ → x\[a\] 2025 \(probabilities of success are needed for all years/,
      ],
    ],
    [
      'a success that rests on the pipeline itself by way of another metric',
      stage(
        'dwell: 1, stock: 1, success: y',
        ', y: {kind: formula, value: "year > 2025 ? (lag(x) > 0 ? 50% : 60%) : 50%"}',
      ),
      [
        /^metrics.x: must not rest on itself: .+ \(probabilities of success are needed for all years/,
        /^metrics.y: must not rest on itself: .+ \(probabilities of success are needed for all years/,
      ],
    ],
    [
      'an item that enters its stage after the base year',
      pipeline('stages: {trial: {dwell: 1}}, items: {one: {stage: trial, since: 2025-03-01}}'),
      [/^metrics.x.items.one.since: must not be after the base year 2024 got 2025-03-01/],
    ],
    [
      'an item that has been in its stage for too long',
      pipeline('stages: {trial: {dwell: 1}}, items: {one: {stage: trial, since: 2021}}'),
      [/^metrics.x.items.one.since: must be less than the dwell time before the end of the base year got 2021/],
    ],
    [
      'an item that has completed its stage already',
      pipeline('stages: {trial: {dwell: 1}}, items: {one: {stage: trial, completes: 2024-10}}'),
      [/^metrics.x.items.one.completes: must be after the base year 2024 got 2024-10/],
    ],
    [
      'a day that is none',
      pipeline('stages: {trial: {dwell: 1}}, items: {one: {stage: trial, completes: 2025-02-29}}'),
      [/^metrics.x.items.one.completes: must be a date that is in the calendar got 2025-02-29/],
    ],
    [
      'two times that say the same',
      pipeline('stages: {trial: {dwell: 1}}, items: {one: {stage: trial, elapsed: 0.5, since: 2024}}'),
      [/^metrics.x.items.one.since: must not be given together with elapsed/],
    ],
    [
      'a date in words',
      pipeline('stages: {trial: {dwell: 1}}, items: {one: {stage: trial, since: last year}}'),
      [/^metrics.x.items.one.since: must be/],
    ],
    [
      'entries that rest on the launches of the same year',
      pipeline('entries: x, stages: {trial: {dwell: 1}}'),
      [/must not rest on itself within a year: .+ \(use last year’s value with lag/],
    ],
    [
      'entries that reach before what is known',
      pipeline('entries: lag(x), stages: {trial: {dwell: 1}}'),
      [/^metrics.x.entries: is not defined in a in 2025/],
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
    expect(faults(stage('dwell: 0.5'))).toEqual([]);
    expect(faults(stage('dwell: "truncated(normal(mean = 2, sd = 1), min = 0)", stock: 3, elapsed: 1.5'))).toEqual([]);
    expect(
      faults(stage('dwell: "mixture([gamma(mean = 1, sd = 1), uniform(min = 2, max = 3)], weights = [1, 2])"')),
    ).toEqual([]);
  });
});
