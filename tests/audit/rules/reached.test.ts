import {describe, expect, it} from 'vitest';
import {foundIn} from '../made-up.ts';

describe('reached', () => {
  it('finds a target that is met before', () => {
    const [finding] = foundIn('reached', 't: firms north 2027 at_least 10', 'k: firms north 2023 is 10');
    expect(finding).toMatchObject({severity: 'ambiguity', numbers: {target: 10, known: 10, knownYear: 2023}});
  });

  it.each([
    ['not met', 't: firms north 2027 at_least 10', 'k: firms north 2023 is 9'],
    ['met in its own year', 't: firms north 2023 at_least 10', 'k: firms north 2023 is 12'],
    ['another place', 't: firms north 2027 at_least 10', 'k: firms south 2023 is 12'],
    ['a share that is kept', 't: coverage north 2027 at_least 90%', 'k: coverage north 2023 is 95%'],
    ['a flow', 't: permits north annual:2027 at_least 10', 'k: permits north annual:2023 is 12'],
  ])('is silent about %s', (_, targets, known) => expect(foundIn('reached', targets, known)).toEqual([]));
});
