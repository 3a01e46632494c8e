import {describe, expect, it} from 'vitest';
import {foundIn} from '../made-up.ts';

const known = 'k: permits whole cumulative:2016-2020 is 200';
const target = (place: string, sum: number) => `t: permits ${place} cumulative:2024-2026 at_least ${sum}`;

describe('scale', () => {
  it('finds a place that is to bring forth more than the whole did', () => {
    const [finding] = foundIn('scale', target('north', 180), known);
    expect(finding).toMatchObject({severity: 'strain', numbers: {perYear: 60, historyPerYear: 40, ratio: 1.5}});
    expect(finding!.sentence.en).toContain('200 items / 5 years = 40 items a year');
  });

  it('notes one that is to bring forth more than half, and is silent below', () => {
    expect(foundIn('scale', target('harbour', 120), known)).toMatchObject([{severity: 'note'}]);
    expect(foundIn('scale', target('north', 60), known)).toEqual([]);
  });

  it('measures a place against itself by half more', () => {
    expect(foundIn('scale', target('whole', 180), known)).toEqual([]);
    expect(foundIn('scale', target('whole', 183), known)).toMatchObject([{severity: 'strain'}]);
  });

  it('is silent about a handful, and about levels', () => {
    expect(foundIn('scale', 't: permits north annual:2024 at_least 2', 'k: permits whole annual:2020 is 1')).toEqual(
      [],
    );
    expect(foundIn('scale', 't: revenue north 2024 at_least 900', 'k: revenue whole 2020 is 100')).toEqual([]);
  });
});
