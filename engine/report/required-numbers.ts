import type {RequiredReport} from '../required-schema.ts';
import type {Language} from '../units.ts';
import {quantityOf} from './quantity.ts';
import {NO_BREAK, textsOf} from './text.ts';

/** `80 %`, or with decimals where it takes them. */
export function shareText(share: number, lang: Language): string {
  const percent = 100 * share;
  if (percent < 0.1) return `<${NO_BREAK}${textsOf(lang).percent('0.1')}`;
  return textsOf(lang).percent(String(Number(percent.toPrecision(3))));
}

/** Percentage points with their sign, to the decimals of their error. */
export function upliftText(value: number, standardError = 0): string {
  return signed(100 * value, Math.min(2, Math.max(1, decimalsOf(100 * standardError))));
}

export function pointsError(error: number): string {
  return (100 * error).toFixed(Math.min(3, Math.max(1, decimalsOf(100 * error))));
}

/** The lever of a report. */
export type LeverOf = Exclude<RequiredReport['of'], 'growth'>;

/** A setting in the unit of the lever; with its error to the decimals of that. */
export function settingText(
  value: number,
  {percent: isPercent, unit}: Pick<LeverOf, 'percent' | 'unit'>,
  lang: Language,
  error?: number,
): string {
  const {percent} = textsOf(lang);
  if (!isPercent) {
    const quantity = quantityOf(unit, lang);
    return error === undefined
      ? quantity.text(value)
      : `${quantity.number(value)}${NO_BREAK}±${NO_BREAK}${quantity.text(error, 1)}`;
  }
  const digits = (x: number, decimals: number) => (100 * x).toFixed(decimals).replace('-', '−');
  if (error === undefined) return percent(String(Number((100 * value).toFixed(1))).replace('-', '−'));
  const decimals = Math.min(3, Math.max(1, decimalsOf(100 * error)));
  return `${percent(digits(value, decimals))}${NO_BREAK}±${NO_BREAK}${digits(error, decimals)}`;
}

export function unsigned(x: number, decimals: number): string {
  return signed(x, decimals).replace('+', '');
}

function signed(x: number, decimals: number): string {
  const shown = Math.abs(x).toFixed(decimals);
  return Number(shown) === 0 ? shown : `${x < 0 ? '−' : '+'}${shown}`;
}

/** Decimals to the first digit that is not 0. */
function decimalsOf(x: number): number {
  return x > 0 ? Math.max(0, -Math.floor(Math.log10(x))) : 0;
}
