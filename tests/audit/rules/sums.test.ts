import {describe, expect, it} from 'vitest';
import {foundIn} from '../made-up.ts';

/** 300 of 500 in 2024, and the parts' share of what is asked for 2027. */
const plan = (whole: number, north: number, south: number) => `
  w4: revenue whole 2024 at_least 500
  n4: revenue north 2024 at_least 200
  s4: revenue south 2024 at_least 100
  w7: revenue whole 2027 at_least ${whole}
  n7: revenue north 2027 at_least ${north}
  s7: revenue south 2027 at_least ${south}`;

describe('sums', () => {
  it('finds a rest that is squeezed, with its arithmetic', () => {
    const [finding, ...others] = foundIn('sums', plan(800, 500, 260));
    expect(others).toEqual([]);
    // The rest goes from 500 - 300 = 200 to 800 - 760 = 40: (40 / 200)^(1/3) - 1 = -41.5 % a year; the parts from 300 to 760, +36.3 %.
    expect(finding).toMatchObject({
      severity: 'contradiction',
      numbers: {whole: 800, parts: 760, rest: 40, restBefore: 200, years: 3, ifRestStands: 960},
      unit: '亿元',
    });
    expect(finding!.numbers['restGrowth']).toBeCloseTo(-0.4152, 4);
    expect(finding!.numbers['partsGrowth']).toBeCloseTo(0.3632, 4);
    expect(finding!.sentence.en).toContain('shrink by 42 % a year');
    expect(finding!.sentence.zh).toContain('其余只剩 40 亿元');
    expect(finding!.claims.map(({id}) => id)).toEqual(['w7', 'n7', 's7', 'w4', 'n4', 's4']);
  });

  it('is a strain where the rest loses half of itself or less', () => {
    expect(foundIn('sums', plan(800, 440, 260))).toMatchObject([{severity: 'strain', numbers: {rest: 100}}]);
    expect(foundIn('sums', plan(800, 441, 260))).toMatchObject([{severity: 'contradiction', numbers: {rest: 99}}]);
  });

  it('is silent where the rest does not shrink, or only by rounding', () => {
    expect(foundIn('sums', plan(800, 400, 200))).toEqual([]);
    expect(foundIn('sums', plan(800, 400, 204))).toEqual([]);
    expect(foundIn('sums', plan(800, 400, 205))).toHaveLength(1);
  });

  it('is silent where nothing says what the rest had', () => {
    expect(foundIn('sums', plan(800, 500, 260).replace(/ *s4.*\n/, ''))).toEqual([]);
  });

  it('takes what is known for what was', () => {
    const targets = plan(800, 500, 260).replaceAll(/ *\w4: .*\n/g, '');
    const known = `
      w: revenue whole 2023 is 500
      n: revenue north 2023 is 200
      s: revenue south 2023 is 100`;
    expect(foundIn('sums', targets, known)).toMatchObject([{severity: 'contradiction', numbers: {years: 4}}]);
  });

  it('notes parts that ask for more than the whole, and a bound that they break', () => {
    const flow = (asked: string) => `
      w: permits whole annual:2024 ${asked}
      n: permits north annual:2024 at_least 8
      s: permits south annual:2024 at_least 4`;
    expect(foundIn('sums', flow('at_least 10'))).toMatchObject([{severity: 'note', numbers: {whole: 10, parts: 12}}]);
    expect(foundIn('sums', flow('about 10'))).toMatchObject([{severity: 'contradiction'}]);
    expect(foundIn('sums', flow('at_least 12'))).toEqual([]);
  });

  it('counts a place and a place within it once', () => {
    const targets = `
      w: permits whole annual:2024 at_least 10
      n: permits north annual:2024 at_least 8
      h: permits harbour annual:2024 at_least 7`;
    expect(foundIn('sums', targets)).toEqual([]);
  });

  it('adds no shares', () => {
    expect(
      foundIn(
        'sums',
        'w: coverage whole 2024 at_least 90%\nn: coverage north 2024 at_least 95%\ns: coverage south 2024 at_least 95%',
      ),
    ).toEqual([]);
  });
});
