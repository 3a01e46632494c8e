import {describe, expect, it} from 'vitest';
import {foundIn} from '../made-up.ts';

const targets = (revenue: number) => `a: revenue north 2026 at_least ${revenue}\nb: output north 2026 at_least 500`;
const known = 'r: revenue whole 2020 is 97\no: output whole 2020 is 100';

describe('ratios', () => {
  it('finds a ratio that is not the usual one, known of the whole', () => {
    const [finding] = foundIn('ratios', targets(1000), known);
    expect(finding).toMatchObject({severity: 'strain', numbers: {over: 1000, under: 500, ratio: 2}});
    expect(finding!.sentence.en).toContain('9.7 / 10 = 0.97 in 2020');
  });

  // A quarter over 0.97 is 1.2125, or 606.25 of 500.
  it('allows a quarter', () => {
    expect(foundIn('ratios', targets(606), known)).toEqual([]);
    expect(foundIn('ratios', targets(607), known)).toHaveLength(1);
  });

  it('is silent where nothing says what is usual', () => expect(foundIn('ratios', targets(1000))).toEqual([]));
});
