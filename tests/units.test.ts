import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  convert,
  convertFactor,
  decimalText,
  displayUnit,
  formatNumber,
  formatQuantity,
  isSameKind,
  label,
  parseKnownUnit,
  parseUnit,
  PLAIN,
  shift,
  type Unit,
  unitEnd,
} from '../engine/units.ts';

function unit(text: string): Unit {
  const found = parseUnit(text);
  if (!found) throw new Error(`no unit ${text}`);
  return found;
}

describe('parseUnit', () => {
  /** Spellings of one and the same unit. */
  test.each([
    [['元', 'yuan', 'RMB', 'cny', '人民币']],
    [['千元', 'k yuan', 'thousand yuan']],
    [['万元', '万 元', '10k yuan', 'wan yuan']],
    [['百万元', 'mn yuan', 'm yuan', 'million yuan', 'mn RMB']],
    [['亿元', '100m yuan', '100mn yuan', 'yi yuan']],
    [['十亿元', 'bn yuan', 'billion yuan', 'b yuan', 'Bn Yuan']],
    [['万亿元', 'tn yuan', 'trillion yuan']],
    [['家', 'firms', 'firm', 'companies']],
    [['人', '名', 'people', 'person']],
    [['万人', '万名', '10k people']],
    [['平方米', 'm2', 'm²', '㎡', 'sq m']],
    [['万平方米', '10k m2', '万㎡']],
    [['%', '％', 'percent', '百分点']],
    [['万元/亩', '10k yuan/mu', '万元 / 亩']],
    [['年', 'years', 'year']],
    [['个工作日', '工作日', 'working days', 'working day']],
  ])('%j are one', (spellings) => {
    const [first, ...others] = spellings.map(unit);
    for (const other of others) {
      expect({...other, text: ''}).toEqual({...first, text: ''});
      expect(convert(3.7, other, first)).toBe(3.7);
    }
  });

  test('keeps the text as written', () => {
    expect(unit(' Bn Yuan ').text).toBe('Bn Yuan');
  });

  test.each(['', '  ', '3', '12%', '-元', '/家', '元//家', '元/', 'x'.repeat(41), '元\n元！'.repeat(9)])(
    '%j is none',
    (text) => {
      const found = parseUnit(text);
      // A label of words is a unit of its own; anything that is no word is not.
      expect(found && parseKnownUnit(text)).toBeUndefined();
      if (/^[^\p{L}]|^$/u.test(text.trim())) expect(found).toBeUndefined();
    },
  );

  test('an unknown label is a unit of its own, which 万 and 亿 multiply in Chinese', () => {
    expect(parseKnownUnit('剂')).toBeUndefined();
    expect(convert(3, '剂', unit('剂'))).toBe(3);
    expect(convert(3, '万剂', unit('剂'))).toBe(30_000);
    expect(isSameKind(unit('doses'), unit('剂'))).toBe(false);
    expect(isSameKind(unit('one'), PLAIN)).toBe(false);
  });
});

describe('convert', () => {
  test.each<[number, string, string, number]>([
    // powers of ten are exact in decimal
    [1000, '亿元', '万元', 10_000_000],
    [3127.9, '亿元', '亿元', 3127.9],
    [3127.9, '亿元', 'bn yuan', 312.79],
    [0.3127, '亿元', '万元', 3127],
    [31_279_000, '万元', '亿元', 3127.9],
    [1.1, '元', '万元', 0.000_11],
    [5, 'bn yuan', '亿元', 50],
    [2.5, '万亿元', '元', 2.5e12],
    [1, '元', '千元', 0.001],
    [1.2, '万家', '家', 12_000],
    [3, '万人', 'people', 30_000],
    [0.07, '公顷', '平方米', 700],
    [0.35, '平方公里', '公顷', 35],
    [2.3, '吨', '千克', 2300],
    [0.12, '%', '%', 0.12],
    // 15 亩 are a hectare, so 1500 a square kilometre
    [15, '亩', '公顷', 1],
    [1500, '亩', 'km2', 1],
    [1, '亩', '平方米', 666.666_666_666_667],
    [3, '万亩', '平方公里', 20],
    [18, '个月', '年', 1.5],
    // quotients
    [3, '亿元/家', '万元/家', 30_000],
    [400, '万元/亩', '亿元/平方公里', 60],
    [12, '家/年', '家/月', 1],
    [5, '元/人', '元/万人', 50_000],
  ])('%d %s is so many %s: %d', (value, from, to, expected) => {
    expect(convert(value, from, unit(to))).toBe(expected);
  });

  test.each([
    ['家', '亿元'],
    ['家', '个'],
    ['人', '家'],
    ['%', '亿元'],
    ['亿元', '%'],
    ['亿元', '亿元/家'],
    ['亿元/家', '亿元/人'],
    ['亩', '年'],
    ['剂', '支'],
    ['万', '家'],
  ])('%s is no %s', (from, to) => {
    expect(convert(5, from, unit(to))).toMatchObject({
      rule: `a value in ${from} where ${to} is needed`,
    });
    expect(isSameKind(unit(from), unit(to))).toBe(false);
  });

  test('says what to write', () => {
    expect(convert(5, '家', unit('亿元'))).toEqual({
      rule: 'a value in 家 where 亿元 is needed',
      hint: 'give it in 亿元 or a unit that converts to it; a number without a unit is taken to be in 亿元',
    });
    expect(convert(5, '亿元', undefined)).toEqual({
      rule: 'a value in 亿元 where a plain number is needed',
      hint: 'leave the unit out, or give a unit to what is defined here',
    });
    expect(convert(5, '??', undefined)).toMatchObject({rule: 'unknown unit ??'});
  });

  test('a plain number fits where no unit is wanted, and % is one', () => {
    expect(convert(0.3, PLAIN, undefined)).toBe(0.3);
    expect(convert(0.3, '%', undefined)).toBe(0.3);
    expect(convert(5, '万', undefined)).toBe(50_000);
    expect(convert(0.3, PLAIN, unit('亿元'))).toMatchObject({rule: 'a plain number where 亿元 is needed'});
  });

  test('the factor is that of one', () => {
    expect(convertFactor('亿元', unit('万元'))).toBe(10_000);
    expect(convertFactor(unit('万元'), unit('亿元'))).toBe(1e-4);
    expect(convertFactor('家', unit('亿元'))).toHaveProperty('rule');
  });

  test('what is not finite stays what it is', () => {
    expect(convert(Number.NaN, '亿元', unit('元'))).toBeNaN();
    expect(convert(-Infinity, '亿元', unit('元'))).toBe(-Infinity);
    expect(convert(Infinity, '亩', unit('公顷'))).toBe(Infinity);
  });

  test('there and back gives the same decimal, for any amount that has fifteen digits', () => {
    const decimal = fc.tuple(
      fc.integer({min: -999_999_999_999_999, max: 999_999_999_999_999}),
      fc.integer({min: -8, max: 3}),
    );
    fc.assert(
      fc.property(decimal, fc.constantFrom('元', '万元', '亿元', 'bn yuan', 'mn yuan'), ([digits, power], name) => {
        const value = shift(digits, power) + 0;
        const other = convert(value, '亿元', unit(name));
        expect(convert(other as number, name, unit('亿元'))).toBe(value);
      }),
      {seed: 2027},
    );
  });
});

describe('shift and decimalText', () => {
  test.each<[number, number, number]>([
    [0.3127, 4, 3127],
    [1.005, 2, 100.5],
    [-7, -2, -0.07],
    [0, 5, 0],
    [5e-324, 0, 5e-324],
    [1e308, 1, Infinity],
  ])('%d by %d is %d', (value, power, expected) => {
    expect(shift(value, power)).toBe(expected);
  });

  test('the text of a shifted number leads back to it', () => {
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true, min: 1e-300, max: 1e300}), (value) => {
        const [digits, exponent = '0'] = decimalText(value, 2).split('e') as [string, string?];
        expect(Number(`${digits}e${Number(exponent) - 2}`)).toBe(value);
      }),
      {numRuns: 1000, seed: 2027},
    );
  });
});

describe('labels and what is shown', () => {
  test.each<[string, string, string]>([
    ['亿元', '亿元', '100m yuan'],
    ['bn yuan', '十亿元', 'bn yuan'],
    ['万元', '万元', '10k yuan'],
    ['元', '元', 'yuan'],
    ['firms', '家', 'firms'],
    ['万平方米', '万平方米', '10k m2'],
    ['万元/亩', '万元/亩', '10k yuan/mu'],
    ['亿元/家', '亿元/家', '100m yuan/firm'],
    ['%', '%', '%'],
    ['剂', '剂', '剂'],
    ['万剂', '万剂', '万剂'],
  ])('%s is %s and %s', (text, zh, en) => {
    expect([label(unit(text), 'zh'), label(unit(text), 'en')]).toEqual([zh, en]);
    // A label names the same unit again.
    for (const name of [zh, en]) expect(convert(1, text, unit(name))).toBe(1);
  });

  test.each<[string, [string, number], [string, number]]>([
    ['亿元', ['亿元', 1], ['bn yuan', 0.1]],
    ['bn yuan', ['亿元', 10], ['bn yuan', 1]],
    ['mn yuan', ['万元', 100], ['mn yuan', 1]],
    ['万元', ['万元', 1], ['10k yuan', 1]],
    ['万亿元', ['万亿元', 1], ['tn yuan', 1]],
    ['亿元/家', ['亿元/家', 1], ['bn yuan/firm', 0.1]],
    ['家', ['家', 1], ['firms', 1]],
    ['%', ['%', 100], ['%', 100]],
    ['‰', ['‰', 1000], ['‰', 1000]],
    ['亿剂', ['亿剂', 1], ['亿剂', 1]],
  ])('%s is shown as %j and %j', (text, zh, en) => {
    for (const [lang, [name, factor]] of [['zh', zh] as const, ['en', en] as const])
      expect(displayUnit(unit(text), lang)).toEqual({label: name, factor});
  });

  test.each<[number, string, string, string]>([
    [3127.9, '亿元', '3128 亿元', '312.8 bn yuan'],
    [31_279, '亿元', '31,279 亿元', '3,128 bn yuan'],
    [487.23, '亿元', '487.2 亿元', '48.72 bn yuan'],
    [5000, '亿元', '5000 亿元', '500 bn yuan'],
    [-0.5, '亿元', '-0.5 亿元', '-0.05 bn yuan'],
    [1240, '家', '1240 家', '1,240 firms'],
    [12_400, 'firms', '12,400 家', '12,400 firms'],
    [0.1234, '%', '12.3%', '12.3%'],
    [0.0123, '%', '1.23%', '1.23%'],
    [1, '%', '100%', '100%'],
    [0, '%', '0%', '0%'],
    [2.5, 'doses', '2.5 doses', '2.5 doses'],
    [0.000_012_34, '亿元', '0.00001234 亿元', '0.000001234 bn yuan'],
    [Number.NaN, '家', '– 家', '– firms'],
    [-Infinity, '家', '-∞ 家', '-∞ firms'],
  ])('%d %s is written %s and %s', (value, text, zh, en) => {
    expect([formatQuantity(value, unit(text), 'zh'), formatQuantity(value, unit(text), 'en')]).toEqual([zh, en]);
  });

  test('numbers: digits asked for, whole digits kept, no minus nought', () => {
    expect(formatNumber(1234.567, 'en', 2)).toBe('1,235');
    expect(formatNumber(1_234_567.8, 'zh', 3)).toBe('1,234,568');
    expect(formatNumber(0.004_567, 'en', 2)).toBe('0.0046');
    expect(formatNumber(9.9996, 'en')).toBe('10');
    expect(formatNumber(-1e-30, 'en')).toBe('0');
    expect(formatNumber(1e21, 'en')).toBe('1,000,000,000,000,000,000,000');
    expect(formatQuantity(7, PLAIN, 'en')).toBe('7');
  });
});

describe('unitEnd', () => {
  test.each<[string, string | undefined]>([
    ['亿元 + 3', '亿元'],
    ['亿元/家', '亿元/家'],
    ['亿元 / 家', '亿元'],
    ['bn yuan / firms', 'bn yuan'],
    ['bn yuan', 'bn yuan'],
    ['firms and 3', 'firms'],
    ['m2)', 'm2'],
    ['万m2', '万m2'],
    ['10k yuan', '10k yuan'],
    ['firms.total', undefined],
    ['firms[a]', undefined],
    ['firms_x', undefined],
    ['year(', undefined],
    ['trend', undefined],
    ['', undefined],
    ['+ 3', undefined],
  ])('of %j is after %j', (text, expected) => {
    const end = unitEnd(text, 0);
    expect(end === undefined ? undefined : text.slice(0, end)).toBe(expected);
  });

  test('labels of the scenario’s own, the longest first', () => {
    expect(unitEnd('5 dose packs', 2, ['dose', 'dose packs'])).toBe(12);
    expect(unitEnd('5 doses', 2, ['dose'])).toBeUndefined();
  });
});
