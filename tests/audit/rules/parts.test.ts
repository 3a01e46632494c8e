import {describe, expect, it} from 'vitest';
import {foundIn} from '../made-up.ts';

describe('parts', () => {
  it('finds a part that is more than its whole, through several steps too', () => {
    expect(foundIn('parts', 'a: listed north 2027 at_least 12\nb: firms north 2027 at_least 10')).toMatchObject([
      {severity: 'strain', numbers: {part: 12, whole: 10}},
    ]);
    expect(foundIn('parts', 'a: giants north 2027 at_least 12\nb: firms north 2027 at_least 10')).toHaveLength(1);
  });

  it('is a contradiction where the whole has a bound above', () => {
    expect(foundIn('parts', 'a: listed north 2027 at_least 12\nb: firms north 2027 at_most 10')).toMatchObject([
      {severity: 'contradiction', numbers: {part: 12, whole: 10}},
    ]);
    expect(foundIn('parts', 'a: listed north 2027 at_least 12\nb: firms north 2027 about 10')).toMatchObject([
      {severity: 'contradiction'},
    ]);
  });

  it.each([
    ['as many', 'a: listed north 2027 at_least 10\nb: firms north 2027 at_least 10'],
    ['another year', 'a: listed north 2026 at_least 12\nb: firms north 2027 at_least 10'],
    ['another place', 'a: listed north 2027 at_least 12\nb: firms south 2027 at_least 10'],
    ['what is no part', 'a: permits north annual:2027 at_least 12\nb: firms north 2027 at_least 10'],
  ])('is silent about %s', (_, targets) => expect(foundIn('parts', targets)).toEqual([]));
});
