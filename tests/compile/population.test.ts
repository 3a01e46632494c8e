import {describe, expect, it} from 'vitest';
import {faults} from '../support/faults.ts';

const firms = (fields: string) => `metrics:\n  firms: {kind: population, ${fields}}`;
const states = 'states: {small: 9, big: 2}';

describe('faults of a population', () => {
  it.each([
    ['nothing', states, []],
    ['no states', 'states: {}', ['metrics.firms.states: must have at least one state']],
    [
      'a state with the name of a part',
      'states: {small: 9, moved: 2}',
      [
        'metrics.firms.states.moved: must not be one of total, entries, exits, entered, exited, moved, gained, lost got moved',
      ],
    ],
    [
      'misspelt states, all at once',
      `${states}, entries: {smal: 3}, moves: {small: {bigg: 5%}, nobody: {big: 1%}}, exits: {bgi: 3%}, counts: [big, tall]`,
      [
        'metrics.firms.entries.smal: unknown state smal (did you mean small?)',
        'metrics.firms.exits.bgi: unknown state bgi (did you mean big?)',
        'metrics.firms.moves.small.bigg: unknown state bigg (did you mean big?)',
        'metrics.firms.moves.nobody: unknown state nobody (known are small, big)',
        'metrics.firms.counts.1: unknown state tall (known are small, big)',
      ],
    ],
    [
      'a move to itself',
      `${states}, moves: {small: {small: 5%}}`,
      ['metrics.firms.moves.small.small: must lead to another state (those who do not move stay)'],
    ],
    ['a state counted twice', `${states}, counts: [big, big]`, ['metrics.firms.counts.1: duplicate state big']],
    [
      'a probability above 1',
      `${states}, moves: {small: {big: 1.2}}`,
      [
        'metrics.firms.moves.small.big: must be a probability between 0% and 100% got 1.2 (it is the share that goes in a year: 8% or 0.08)',
      ],
    ],
    [
      'a negative probability',
      `${states}, exits: {big: {2026: -3%, default: 1%}}`,
      [
        'metrics.firms.exits.big: must be a probability between 0% and 100% got -0.03 (it is the share that goes in a year: 8% or 0.08)',
      ],
    ],
    [
      'a sum above 1, once',
      `${states}, moves: {small: {big: 60%}}, exits: {small: {2025: 30%, default: 45%}}`,
      [
        'metrics.firms.moves.small: moves and exits of small must add up to at most 100% got 105% in a in 2026 (what is left of 100% stays)',
      ],
    ],
    [
      'a negative rate and a negative base',
      'states: {small: 9, big: -2}, entries: {small: -1}',
      [
        'metrics.firms.states.big: must not be negative got -2 (it is how many there are at the end of the base year)',
        'metrics.firms.entries.small: must not be negative got -1 (it is how many enter in a year)',
      ],
    ],
    [
      'a unit of ten thousand',
      `unit: 万家, ${states}`,
      ['metrics.firms.unit: must be a unit of whole members, such as 家 got 万家 (values may still be given in 万家)'],
    ],
    [
      'a lag that reaches before the base year',
      `${states}, entries: {small: 'lag(firms, 2) / 10'}`,
      [
        'metrics.firms.entries.small: is not defined in a in 2025 (a lag reaches before what is known: give the history that it needs, or write year > … ? … : 0)',
      ],
    ],
    [
      'entries that rest on the stock they make',
      `${states}, entries: {small: firms.big}, moves: {small: {big: 5%}, big: {small: 5%}}, exits: {big: 10% * firms.small / 100}`,
      [
        'metrics.firms: must not rest on itself within a year: firms.small[a] 2025 → firms.small[a] 2025 (use last year’s value with lag(…) where the circle may be broken)',
      ],
    ],
  ])('%s', (_, fields, expected) => expect(faults(firms(fields))).toEqual(expected));

  it('a part that is not one', () =>
    expect(
      faults(
        `${firms(`${states}, moves: {small: {big: 5%}}`)}\n  x: {kind: formula, value: lag(firms.moved.small.bigg)}`,
      ),
    ).toEqual(['metrics.x.value: unknown part firms.moved.small.bigg (did you mean firms.moved.small.big?)']));

  it('a flow in the base year', () =>
    expect(faults(`${firms(states)}\ntargets: {t: {metric: firms.exits, year: 2024, at_most: 5}}`)).toEqual([
      'targets.t: firms.exits is not defined in a in 2024 (choose a later year)',
    ]));

  it('values may be given in 万家 where whole firms are counted', () =>
    expect(faults(firms('unit: 家, states: {small: 1.2 万家, big: 30 家}'))).toEqual([]));
});
