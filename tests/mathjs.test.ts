import {parse as wholeParse, unit as wholeUnit} from 'mathjs';
import {describe, expect, test} from 'vitest';
import {buildMathjs} from '../engine/mathjs/build.ts';
import {createParser, createUnits} from '../engine/mathjs/mathjs.generated.js';

describe('the bundle of mathjs', () => {
  test('is not built again where it fits the installed mathjs', async () => {
    await buildMathjs();
    expect(await buildMathjs()).toBe(false);
  });

  test.each([
    't0 + t1 * t2 ^ - t3',
    't0 ? t1 < t2 : not t3 and t4 or t5',
    'f ( t1 , t2 = t3 , [ t4 , t5 ] )',
    't0 [ t1 ] - ( t2 )',
    't0 < t1 < t2',
    't0 : t1',
    'f ( t1 ) = t2',
  ])('parses %s as the whole of mathjs does', (text) => {
    expect(JSON.stringify(createParser()(text))).toBe(JSON.stringify(wholeParse(text)));
  });

  test.each(['', 't0 +', '( t0', 't0 ? t1', 't0 t1 )'])('refuses %j where the whole of mathjs does', (text) => {
    const outcome = (parse: (text: string) => unknown) => {
      try {
        return JSON.stringify(parse(text));
      } catch (error) {
        return `${String(error)} ${String((error as {char?: number}).char)}`;
      }
    };
    expect(outcome(createParser())).toBe(outcome(wholeParse));
  });

  test.each([
    ['3 hectare', 'm2'],
    ['5 km2', 'hectare'],
    ['18 month', 'year'],
    ['2 tonne / year', 'kg / month'],
    ['1 kW hour', 'kWh'],
  ])('converts %s to %s as the whole of mathjs does', (from, to) => {
    expect(createUnits().parse(from).toNumber(to)).toBe(wholeUnit(from).toNumber(to));
  });

  test('each registry of units is its own', () => {
    createUnits().createUnitSingle('shell');
    expect(() => createUnits().parse('1 shell')).toThrow(/shell/);
  });
});
