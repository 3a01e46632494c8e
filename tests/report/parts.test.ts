import * as fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {displayWidth} from '../../engine/errors.ts';
import type {TargetForecast} from '../../engine/forecast-schema.ts';
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
    ['5000 亿元', 5000],
    ['0.5 万亿元', 5000],
    ['500 bn yuan', 5000],
    ['5_000', 5000],
    ['trend * 2', undefined],
    ['500 家', undefined],
  ])('reads %s', (text, value) => expect(quantityOf('亿元', 'en').read(text)).toBe(value));

  it.each([
    [0.1687, '+16.9 %'],
    [-0.2361, '−23.6 %'],
    [-0.00001, '0.0 %'],
    [0, '0.0 %'],
  ])('growth of %f', (rate, text) => expect(breakable(growthText(rate, textsOf('en')))).toBe(text));
});

describe('claims', () => {
  const claimed = (claim: string, lang: Language, unit = '亿元') =>
    Object.values(claimText({claim, metric: 'revenue'} as TargetForecast, quantityOf(unit, lang), lang, textsOf(lang)))
      .filter((text) => typeof text === 'string')
      .map(breakable);

  it.each([
    ['revenue ≥ 5000 亿元', 'zh', ['level', '≥ 5000 亿元', '≥ 5000 亿元', '≥ 5000']],
    ['revenue ≥ 5000 亿元', 'en', ['level', '≥ 500 bn yuan', '≥ 500 bn yuan', '≥ 500']],
    ['revenue ≤ 3127 亿元', 'en', ['level', '≤ 312.7 bn yuan', '≤ 312.7 bn yuan', '≤ 312.7']],
    ['revenue 900 亿元 to 0.1 万亿元', 'zh', ['level', '900 至 1000 亿元', '900 至 1000 亿元', '900 至 1000']],
    ['revenue about 5000 亿元 (within 5%)', 'zh', ['level', '5000 亿元左右', '5000 亿元左右', '5000 左右']],
    [
      'revenue about 5000 亿元 (within 8%)',
      'en',
      ['level', 'about 500 bn yuan (−8 %)', 'about 500 bn yuan (−8 %)', 'about 500 (−8 %)'],
    ],
    ['growth of revenue ≥ 8%', 'zh', ['growth', '增速 ≥ 8%', '≥ 8%', '≥ 8%']],
    ['growth of revenue ≥ 0.08 in every year', 'en', ['growth', 'growth ≥ 8 % every year', '≥ 8 %', '≥ 8 %']],
    ['cumulative revenue ≥ 9000', 'zh', ['cumulative', '累计 ≥ 9000 亿元', '≥ 9000 亿元', '≥ 9000']],
    ['revenue ≥ 2 * base', 'en', ['level', '≥ 2 * base', '≥ 2 * base', '≥ 2 * base']],
    ['something new', 'en', ['level', 'something new', 'something new', 'something new']],
  ] as const)('%s, %s', (claim, lang, texts) => expect(claimed(claim, lang)).toEqual(texts));

  it('counts the parts of combined ones', () => {
    expect(combinedText('all of a, b, c', textsOf('en'))).toBe('all 3');
    expect(combinedText('any of a, b', textsOf('zh'))).toBe('2 项中任一');
    expect(combinedText('at least 4 of a, b, c, d, e', textsOf('zh'))).toBe('5 项中至少 4 项');
  });
});

describe('labels', () => {
  it('take the other language where theirs is missing', () => {
    expect(labelText({zh: '浙江'}, 'en', 'zhejiang')).toBe('浙江');
    expect(labelText({en: 'Zhejiang'}, 'zh', 'zhejiang')).toBe('Zhejiang');
    expect(labelText(undefined, 'zh', 'zhejiang')).toBe('zhejiang');
  });
});
