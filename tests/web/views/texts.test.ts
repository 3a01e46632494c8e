import {describe, expect, it} from 'vitest';
import type {Lever} from '../../../engine/index.ts';
import {pageTextsOf} from '../../../web/texts.ts';
import {differenceText} from '../../../web/views/difference.ts';
import {countSet, fileText, givenValue, leverText, settingOf, shownValue} from '../../../web/views/lever-text.ts';

const [en, zh] = [pageTextsOf('en'), pageTextsOf('zh')];

it.each([
  [0.42, 0.3, '+12 points', '+12 个百分点'],
  [0.3, 0.42, '−12 points', '−12 个百分点'],
  [0.0312, 0.0193, '+1.2 points', '+1.2 个百分点'],
  [0.09951, 0, '+10 points', '+10 个百分点'],
  [0.0994, 0, '+9.9 points', '+9.9 个百分点'],
  [0.0004, 0, 'no change', '无变化'],
  [0, 0.0004, 'no change', '无变化'],
  [0.5, 0.5, 'no change', '无变化'],
])('from %d to %d', (now, before, inEnglish, inChinese) => {
  expect(differenceText(now, before, en)).toBe(inEnglish);
  expect(differenceText(now, before, zh)).toBe(inChinese);
});

const PERCENT: Lever = {id: 'trend', min: 0, max: 0.3, step: 0.01, percent: true, hasCost: false, places: []};
const COUNT: Lever = {id: 'rate', unit: '家', min: 0, max: 100, step: 5, percent: false, hasCost: false, places: []};

describe('a lever', () => {
  it('is written as its language writes numbers', () => {
    expect(leverText(0.08, PERCENT, 'en')).toBe('8\u00A0%');
    expect(leverText(0.08, PERCENT, 'zh')).toBe('8%');
    expect(leverText(-0.025, PERCENT, 'zh')).toBe('−2.5%');
    expect(leverText(45, COUNT, 'zh')).toBe('45\u00A0家');
  });

  it('is set to exactly what is typed', () => {
    // 8.1 / 100 is 0.08099999999999999 in binary.
    expect(givenValue(8.1, PERCENT)).toBe(0.081);
    expect(shownValue(0.07 * 3, PERCENT)).toBe(21);
    for (let tenth = 0; tenth <= 300; tenth++) {
      const typed = tenth / 10;
      expect(shownValue(givenValue(typed, PERCENT), PERCENT)).toBe(typed);
    }
  });

  it('says what the file assumes', () => {
    expect(fileText({text: 'x', assumed: {p05: 0, p50: 0.055, p95: 0.11}}, PERCENT, 'en')).toBe(
      'as in the file, 0\u00A0% to 11\u00A0%',
    );
    expect(fileText({text: '45', assumed: {p05: 45, p50: 45, p95: 45}}, COUNT, 'zh')).toBe('按文件，45\u00A0家');
    expect(fileText({text: 'trend + x'}, PERCENT, 'en')).toBe('as in the file');
  });

  it('has a setting of its own or one in each place', () => {
    const settings = {rate: 45, trend: {east: 0.08}};
    expect(settingOf(settings, COUNT, {text: ''})).toBe(45);
    expect(settingOf(settings, PERCENT, {district: 'east', text: ''})).toBe(0.08);
    expect(settingOf(settings, PERCENT, {district: 'west', text: ''})).toBeUndefined();
    expect(countSet(settings)).toBe(2);
    expect(countSet({})).toBe(0);
  });
});

it('says the same things in both languages', () => {
  expect(shapeOf(zh)).toEqual(shapeOf(en));
});

function shapeOf(texts: object): unknown {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'object' ? shapeOf(value as object) : typeof value,
    ]),
  );
}
