import {describe, expect, it} from 'vitest';
import {foundIn} from '../made-up.ts';

const targets = (investment: number) => `
  i: investment north cumulative:2024-2026 at_least ${investment}
  p: projects north cumulative:2024-2026 at_least 90
  l: large north cumulative:2024-2026 at_least 15`;

describe('worths', () => {
  // Fifteen of ten and the other 75 of one: 225.
  it('finds an amount that its projects exceed, counting what is part of what once', () => {
    const [finding] = foundIn('worths', targets(180));
    expect(finding).toMatchObject({severity: 'strain', numbers: {amount: 180, worth: 225}});
    expect(finding!.sentence.en).toContain('75 × 0.1 + 15 × 1 = 22.5 bn yuan');
  });

  it('is silent where the amount covers them, or they are of other years', () => {
    expect(foundIn('worths', targets(225))).toEqual([]);
    expect(
      foundIn(
        'worths',
        targets(180).replaceAll(/(projects|large) north cumulative:2024-2026/g, '$1 north cumulative:2024-2025'),
      ),
    ).toEqual([]);
  });
});
