import {assert, constantFrom, property, string, stringMatching} from 'fast-check';
import {expect, it} from 'vitest';
import {parse} from 'yaml';
import {type Lever, variantText} from '../../engine/index.ts';

const LEVER: Lever = {id: 'trend', min: 0, max: 1, step: 0.1, percent: true, hasCost: false, places: []};

const names = constantFrom(
  'true',
  'null',
  '~',
  '1e5',
  '0x1f',
  '-',
  '- a',
  'a: b',
  'a #b',
  '计划 一.yaml',
  '"',
  '<<',
  'on',
  '12%',
  '.5',
);

it('says texts so that YAML reads them as they are', () =>
  assert(
    property(
      string({unit: 'grapheme'}).filter((text) => text.isWellFormed()),
      names,
      stringMatching(/^[a-z][\w-]*$/),
      (any, odd, id) => {
        for (const base of [any, odd]) {
          const text = variantText({id, extends: base, levers: [LEVER], settings: {trend: {[base]: -0.025}}});
          expect(parse(text)).toEqual({tidemark: 1, extends: base, id, assumptions: {trend: {at: {[base]: '-2.5%'}}}});
        }
      },
    ),
  ));

it('is written as one would write it', () =>
  expect(
    variantText({
      id: 'a-what-if',
      extends: 'a.yaml',
      levers: [LEVER, {...LEVER, id: 'cap', percent: false}],
      settings: {trend: 0.08, cap: 5},
    }),
  ).toBe('tidemark: 1\nextends: a.yaml\nid: a-what-if\nassumptions:\n  trend:\n    value: 8%\n  cap:\n    value: 5\n'));
