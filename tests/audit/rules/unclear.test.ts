import {describe, expect, it} from 'vitest';
import {foundIn} from '../made-up.ts';

describe('unclear', () => {
  it('finds what is left out or ambiguous, once for a remark', () => {
    const remark = 'ambiguity: {zh: 口径不明, en: what is counted is not said}';
    const targets = `
      a: firms north 2027 at_least 10 | ${remark}
      b: firms south 2027 at_least 10 | ${remark}
      c: permits north annual:2027 unstated true | ambiguity: {zh: 缺数, en: no number}`;
    const [two, missing, ...others] = foundIn('unclear', targets);
    expect(others).toEqual([]);
    expect(two).toMatchObject({severity: 'ambiguity', sentence: {en: 'a; b: what is counted is not said'}});
    expect(missing).toMatchObject({
      sentence: {zh: 'c（未给出数字）：缺数'},
      claims: [{id: 'c', line: expect.any(Number)}],
    });
  });

  it('counts hedged targets', () =>
    expect(
      foundIn(
        'unclear',
        'a: firms north 2027 at_least 10 | wording: hedged, headline: true\nb: firms south 2027 at_least 9',
      ),
    ).toMatchObject([{severity: 'note', numbers: {hedged: 1, of: 2, headlines: 1, hedgedHeadlines: 1}}]));

  it('is silent about a plan that is exact', () =>
    expect(foundIn('unclear', 'a: firms north 2027 at_least 10')).toEqual([]));
});
