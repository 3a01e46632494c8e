import {shift} from './decimal.ts';
import type {Scaled, Unit} from './parse.ts';
import {CHINESE_POWERS, ENGLISH_POWERS} from './vocabulary.ts';

export type Language = 'zh' | 'en';

/** How a unit is written: 亿元 or `100m yuan`, 家 or `firms`, 万元/亩 or `10k yuan/mu`. A label of the user's own stays as it is. */
export function label(unit: Unit, lang: Language): string {
  const over = scaledLabel(unit, unit.measure[lang], lang);
  const {per} = unit;
  if (!per) return over;
  return `${over}/${scaledLabel(per, lang === 'en' ? (per.measure.enOne ?? per.measure.en) : per.measure.zh, lang)}`;
}

function scaledLabel({measure, power}: Scaled, name: string, lang: Language): string {
  if (power === 0) return name;
  // The user's own labels know only Chinese powers, whatever the language.
  const chinese = lang === 'zh' || measure.id.startsWith('label ');
  const word = (chinese ? CHINESE_POWERS : ENGLISH_POWERS).find(([, p]) => p === power)![0];
  return chinese ? word + name : `${word} ${name}`.trimEnd();
}

/** The unit that a table shows, and what values are multiplied by for it. */
export interface DisplayUnit {
  readonly label: string;
  readonly factor: number;
}

/**
 * The unit that readers of a language expect: 亿元 is `bn yuan` with factor 0.1 in English, `bn yuan` is 亿元 with factor 10 in Chinese, and % is shown times 100.
 */
export function displayUnit(unit: Unit, lang: Language): DisplayUnit {
  const power = displayPower(unit, lang);
  return {label: label({...unit, power}, lang), factor: shift(1, unit.power - power + (unit.measure.shown ?? 0))};
}

// Which power of ten stands for which: Chinese counts in 万 and 亿, English money in thousands.
const CHINESE_DISPLAY: Readonly<Record<number, number>> = {5: 4, 6: 4, 7: 4, 9: 8, 10: 8, 11: 8};
const ENGLISH_DISPLAY: Readonly<Record<number, number>> = {7: 6, 8: 9, 10: 9, 11: 9};

function displayPower({power, measure}: Unit, lang: Language): number {
  if (measure.id.startsWith('label ')) return power;
  return (lang === 'zh' ? CHINESE_DISPLAY : ENGLISH_DISPLAY)[power] ?? power;
}

/**
 * A value held in a unit, as a reader of the language expects it: `3128 亿元`, `312.8 bn yuan`, `12.3%`, `1,240 firms`. Four significant digits (three for
 * percentages) unless told; whole digits are never dropped.
 */
export function formatQuantity(value: number, unit: Unit, lang: Language, digits?: number): string {
  const power = displayPower(unit, lang);
  const shown = unit.measure.shown ?? 0;
  const number = formatNumber(shift(value, unit.power - power + shown), lang, digits ?? (shown ? 3 : 4));
  const name = label({...unit, power}, lang);
  return name === '' || isTight(name) ? number + name : `${number} ${name}`;
}

/** Signs follow a number without a blank. */
function isTight(name: string): boolean {
  return /^[%‰]/.test(name);
}

/**
 * A number to so many significant digits, whole digits kept, zeros after the point dropped. Thousands are set apart by commas: in English from four digits, in
 * Chinese from five, as each is usually printed. NaN and infinities are `–` and `∞`.
 */
export function formatNumber(value: number, lang: Language, digits = 4): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  const whole = Math.abs(value) < 1 ? 0 : Number(value.toExponential().split('e')[1]) + 1;
  const [before = '', after = ''] = decimals(value, whole, digits).split('.');
  const kept = after.replace(/0+$/, '');
  const text = group(before, lang) + (kept && `.${kept}`);
  return text === '-0' ? '0' : text;
}

function decimals(value: number, whole: number, digits: number): string {
  if (Math.abs(value) >= 1e21) return BigInt(value).toString();
  if (whole > 0) return value.toFixed(Math.max(0, digits - whole));
  // Small numbers keep their significant digits, but no more than 12 places.
  const lead = value === 0 ? 0 : -Number(value.toExponential().split('e')[1]) - 1;
  return value.toFixed(Math.min(12, digits + lead));
}

function group(digits: string, lang: Language): string {
  if (digits.replace('-', '').length < (lang === 'zh' ? 5 : 4)) return digits;
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
