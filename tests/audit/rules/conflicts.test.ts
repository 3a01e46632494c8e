import {describe, expect, it} from 'vitest';
import {found, foundIn} from '../made-up.ts';

const one = (targets: string) => ({id: 'one', targets});
const other = (targets: string) => ({id: 'other', targets});

describe('conflicts', () => {
  it('finds one level with two years, and the growth that either takes', () => {
    const [finding] = found(
      'conflicts',
      one('a: revenue north 2026 at_least 1000'),
      other('b: revenue north 2027 at_least 1000\nc: revenue north 2024 about 400'),
    );
    // (1000 / 400)^(1/2) - 1 = 58.1 %; to the power of 1/3, 35.7 %.
    expect(finding).toMatchObject({severity: 'strain', numbers: {value: 1000, earlier: 2026, later: 2027, from: 400}});
    expect(finding!.numbers['growthIfEarlier']).toBeCloseTo(0.5811, 4);
    expect(finding!.numbers['growthIfLater']).toBeCloseTo(0.3572, 4);
    expect(finding!.sentence.en).toContain('58 % a year, the other 36 %');
  });

  it('only notes it where the growth is hardly another', () => {
    expect(
      found(
        'conflicts',
        one('a: revenue north 2026 at_least 500'),
        other('b: revenue north 2027 at_least 500\nc: revenue north 2024 about 400'),
      ),
    ).toMatchObject([{severity: 'note'}]);
  });

  it('finds two values for one year: an ambiguity, or a contradiction where bounds exclude each other', () => {
    const a = one('a: revenue north 2026 at_least 1000');
    expect(found('conflicts', a, other('b: revenue north 2026 at_least 1100'))).toMatchObject([
      {severity: 'ambiguity'},
    ]);
    expect(found('conflicts', a, other('b: revenue north 2026 at_most 900'))).toMatchObject([
      {severity: 'contradiction'},
    ]);
    expect(found('conflicts', a, other('b: revenue north 2026 about 900'))).toMatchObject([
      {severity: 'contradiction'},
    ]);
  });

  it('finds bounds that exclude each other in one document', () => {
    expect(foundIn('conflicts', 'a: firms north 2026 at_least 10\nb: firms north 2026 at_most 5')).toMatchObject([
      {severity: 'contradiction', numbers: {low: 10, high: 5}},
    ]);
    expect(foundIn('conflicts', 'a: firms north 2026 at_least 10\nb: firms north 2026 at_most 10')).toEqual([]);
  });

  it.each([
    ['the same number and year', 'b: revenue north 2026 at_least 1000'],
    ['the same but for rounding', 'b: revenue north 2026 at_least 1010'],
    ['another place', 'b: revenue south 2027 at_least 1000'],
    ['another metric', 'b: output north 2027 at_least 1000'],
    ['another unit of the same value', 'b: revenue north 2026 at_least 1000 亿元'],
    ['more in a later year', 'b: revenue north 2027 at_least 1200'],
  ])('is silent about %s', (_, targets) => {
    expect(found('conflicts', one('a: revenue north 2026 at_least 1000'), other(targets))).toEqual([]);
  });
});
