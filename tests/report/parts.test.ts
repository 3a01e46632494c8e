import * as fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {displayWidth} from '../../engine/errors.ts';
import type {PointAsks} from '../../engine/forecast-schema.ts';
import {bar} from '../../engine/report/bar.ts';
import {claimText, combinedText} from '../../engine/report/claim.ts';
import {growthText, quantityOf} from '../../engine/report/quantity.ts';
import {wrap} from '../../engine/report/style.ts';
import {breakable, labelText, NO_BREAK, textsOf} from '../../engine/report/text.ts';
import type {Language} from '../../engine/units.ts';

describe('bar', () => {
  it.each([
    [0, '', '░░░░'],
    [1, '████', ''],
    [0.5, '██', '░░'],
    [0.03125, '▏', '░░░'],
    [0.28125, '█▏', '░░'],
    // Neither 0 nor 1, so an eighth at least and at most all but one.
    [1e-9, '▏', '░░░'],
    [1 - 1e-9, '███▉', ''],
  ])('%f of four columns', (share, full, rest) => expect(bar(share, 4, true)).toEqual({full, rest}));

  it('does without Unicode', () => {
    expect(bar(0.5, 4, false)).toEqual({full: '##', rest: '..'});
    expect(bar(0.4, 4, false)).toEqual({full: '#-', rest: '..'});
  });

  it('always has its width', () => {
    fc.assert(
      fc.property(
        fc.double({min: 0, max: 1, noNaN: true}),
        fc.integer({min: 1, max: 40}),
        fc.boolean(),
        (share, width, unicode) => {
          const {full, rest} = bar(share, width, unicode);
          expect(displayWidth(full + rest)).toBe(width);
        },
      ),
      {seed: 1},
    );
  });
});

describe('wrap', () => {
  it('breaks at blanks, between Chinese characters, and not at a fixed blank', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('其他地区发展', 5)).toEqual(['其他', '地区', '发展']);
    expect(wrap(`grows 12${NO_BREAK}% a year`, 8)).toEqual(['grows', `12${NO_BREAK}% a`, 'year']);
  });

  it('keeps punctuation with what it follows', () => expect(wrap('核心区，全部', 6)).toEqual(['核心', '区，全', '部']));

  it('leaves a word that is too long whole', () => expect(wrap('a 123456789 b', 4)).toEqual(['a', '123456789', 'b']));

  it('loses nothing', () => {
    const text = fc.string({unit: fc.constantFrom('a', '1', '.', ' ', '省', '，', '（', '）', NO_BREAK)});
    fc.assert(
      fc.property(text, fc.integer({min: 1, max: 12}), (text, width) => {
        const bare = (s: string) => s.replaceAll(/ /g, '');
        expect(bare(wrap(text, width).join(''))).toBe(bare(text));
      }),
      {seed: 3, numRuns: 500},
    );
  });
});

describe('quantities', () => {
  it.each([
    ['亿元', 3716.4, '3716', '372', 'bn yuan'],
    ['亿元', 37.164, '37.2', '3.72', 'bn yuan'],
    ['亿元', 800.04, '800', '80.0', 'bn yuan'],
    ['亿元', 9.999, '10.0', '1.00', 'bn yuan'],
    ['亿元', -0.9996, '−1.00', '−0.100', 'bn yuan'],
    ['家', 1240, '1240', '1,240', 'firms'],
    ['家', 12, '12', '12', 'firms'],
    ['%', 0.1234, '12.3', '12.3', '%'],
    [undefined, 0.00123, '0.00123', '0.00123', ''],
  ] as const)('%s %f', (unit, value, zh, en, name) => {
    expect(quantityOf(unit, 'zh').number(value)).toBe(zh);
    expect(quantityOf(unit, 'en').number(value)).toBe(en);
    expect(quantityOf(unit, 'en').unit).toBe(name);
  });

  it('has a true minus sign', () => expect(quantityOf('亿元', 'zh').text(-12, 3)).toBe(`−12${NO_BREAK}亿元`));

  it.each([
    [0.1687, '+16.9 %'],
    [-0.2361, '−23.6 %'],
    [-0.00001, '0.0 %'],
    [0, '0.0 %'],
  ])('growth of %f', (rate, text) => expect(breakable(growthText(rate, textsOf('en')))).toBe(text));
});

describe('claims', () => {
  const claimed = (asks: PointAsks, lang: Language, unit: string) => {
    const {full, short, bare} = claimText(asks, quantityOf(unit, lang), lang, textsOf(lang));
    return [full, short, bare].map(breakable);
  };
  const level = (bounds: Omit<PointAsks, 'of'>): PointAsks => ({of: 'level', ...bounds});

  it.each<[PointAsks, Language, string, string[]]>([
    [level({atLeast: 5000}), 'zh', '亿元', ['≥ 5000 亿元', '≥ 5000 亿元', '≥ 5000']],
    [level({atLeast: 5000}), 'en', '亿元', ['≥ 500 bn yuan', '≥ 500 bn yuan', '≥ 500']],
    [level({atMost: 3127}), 'en', '亿元', ['≤ 312.7 bn yuan', '≤ 312.7 bn yuan', '≤ 312.7']],
    [level({atLeast: 900, atMost: 1000}), 'zh', '亿元', ['900 至 1000 亿元', '900 至 1000 亿元', '900 至 1000']],
    // Percentages have their sign everywhere.
    [level({atLeast: 0.1, atMost: 0.12}), 'en', '%', ['10 % to 12 %', '10 % to 12 %', '10 % to 12 %']],
    [level({atLeast: 4750, about: 5000, within: 0.05}), 'zh', '亿元', ['5000 亿元左右', '5000 亿元左右', '5000 左右']],
    [
      level({atLeast: 4600, about: 5000, within: 0.08}),
      'en',
      '亿元',
      ['about 500 bn yuan (−8 %)', 'about 500 bn yuan (−8 %)', 'about 500 (−8 %)'],
    ],
    [level({everyYear: true, atLeast: 12}), 'en', '家', ['≥ 12 firms every year', '≥ 12 firms', '≥ 12']],
    [{of: 'growth', atLeast: 0.08}, 'zh', '亿元', ['增速 ≥ 8%', '≥ 8%', '≥ 8%']],
    [{of: 'growth', everyYear: true, atLeast: 0.08}, 'en', '亿元', ['growth ≥ 8 % every year', '≥ 8 %', '≥ 8 %']],
    [{of: 'cumulative', atLeast: 9000}, 'zh', '亿元', ['累计 ≥ 9000 亿元', '≥ 9000 亿元', '≥ 9000']],
  ])('%o, %s, %s', (asks, lang, unit, texts) => expect(claimed(asks, lang, unit)).toEqual(texts));

  it('counts the parts of combined ones', () => {
    const counted = (parts: number, atLeast: number, lang: Language) =>
      combinedText({parts: Array.from({length: parts}, (_, i) => `t${i}`), atLeast}, textsOf(lang));
    expect(counted(3, 3, 'en')).toBe('all 3');
    expect(counted(2, 1, 'zh')).toBe('2 项中任一');
    expect(counted(5, 4, 'zh')).toBe('5 项中至少 4 项');
  });
});

describe('labels', () => {
  it('take the other language where theirs is missing', () => {
    expect(labelText({zh: '浙江'}, 'en', 'zhejiang')).toBe('浙江');
    expect(labelText({en: 'Zhejiang'}, 'zh', 'zhejiang')).toBe('Zhejiang');
    expect(labelText(undefined, 'zh', 'zhejiang')).toBe('zhejiang');
  });
});
