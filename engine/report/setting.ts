import type {Language} from '../units.ts';
import {quantityOf} from './quantity.ts';
import {textsOf} from './text.ts';

/** Significant digits: it is set, not simulated. */
const DIGITS = 4;

/** A setting of a lever, in percent where its range is written so, else in its unit. */
export function settingText(
  value: number,
  {percent, unit}: {percent: boolean; unit?: string | undefined},
  lang: Language,
): string {
  if (!percent) return quantityOf(unit, lang).text(value, DIGITS);
  return textsOf(lang).percent(String(Number((100 * value).toFixed(1))).replace('-', '−'));
}
