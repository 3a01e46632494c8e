import {displayUnit, formatNumber, type Language, parseUnit} from '../units.ts';
import {NO_BREAK, plainText, type Texts} from './text.ts';

/** How the values of a metric are written in a language. */
export interface Quantity {
  /** `亿元` or `bn yuan`; empty for plain numbers. */
  readonly unit: string;
  /** What a value in the metric's own unit is multiplied by for `unit`. */
  readonly scale: number;
  /** A value in the metric's own unit as a bare number in `unit`, to three significant digits unless told. */
  number(value: number, digits?: number): string;
  /** The same with the unit. */
  text(value: number, digits?: number): string;
}

/** The quantity of a metric whose unit is named in the forecast, in the unit that readers of the language expect. */
export function quantityOf(unit: string | undefined, lang: Language): Quantity {
  const own = unit === undefined ? undefined : parseUnit(unit);
  const {label, factor} = own ? displayUnit(own, lang) : {label: '', factor: 1};
  const shown = plainText(label);
  const number = (value: number, digits?: number) =>
    digits === undefined ? simulatedText(value, value * factor, lang) : numberText(value * factor, lang, digits);
  return {
    unit: shown,
    scale: factor,
    number,
    text: (value, digits) => withUnit(number(value, digits), shown, lang),
  };
}

/** Significant digits of what is simulated: more would be noise. */
const DIGITS = 3;

/** With its zeros behind the point, which are digits too: 80.0 beside 79.6. Counts are whole. */
function simulatedText(value: number, shown: number, lang: Language): string {
  const text = numberText(shown, lang, DIGITS);
  const size = Math.abs(Number(shown.toPrecision(DIGITS)));
  if (Number.isInteger(value) || size >= 100 || size < 0.1) return text;
  return shown.toFixed(size >= 10 ? 1 : size >= 1 ? 2 : 3).replace('-', '−');
}

/** A number with a true minus sign, without the last digits of a product: 3 · 0.1 is 0.3. */
function numberText(value: number, lang: Language, digits: number): string {
  return formatNumber(Number(value.toPrecision(14)), lang, digits).replace('-', '−');
}

/** A number and its unit, with a blank between but for the Chinese percentage. */
export function withUnit(number: string, unit: string, lang: Language): string {
  if (unit === '') return number;
  return /^[%‰]/.test(unit) && lang === 'zh' ? number + unit : number + NO_BREAK + unit.replaceAll(' ', NO_BREAK);
}

/** A rate of change with its sign: `+16.9 %`. */
export function growthText(rate: number, {percent}: Texts): string {
  const shown = (100 * rate).toFixed(1);
  return percent(Number(shown) > 0 ? `+${shown}` : shown.replace(/^-(?=0\.0$)/, '').replace('-', '−'));
}

/** A rate of change without its sign. */
export function rateText(rate: number, {percent}: Texts): string {
  return percent(Math.abs(100 * rate).toFixed(1));
}

/** A difference of shares in percentage points, to two significant digits. */
export function pointsText(difference: number, lang: Language): string {
  return `${numberText(100 * difference, lang, 2)}${NO_BREAK}${lang === 'zh' ? '个百分点' : 'pp'}`;
}
