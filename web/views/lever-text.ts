import {formatNumber, type Language, labelText} from '../../engine/display.ts';
import type {Lever, LeverPlace, LeverSettings} from '../../engine/index.ts';
import {pageTextsOf} from '../texts.ts';

/** A value of a lever as it is written: `8 %`, `−2.5 %`, `600 万元`. */
export function leverText(value: number, lever: Lever, lang: Language): string {
  const number = formatNumber(shownValue(value, lever), lang, 4).replace('-', '−');
  const unit = leverUnit(lever);
  return unit === '%' && lang === 'zh' ? `${number}%` : [number, unit].filter(Boolean).join('\u00A0');
}

export function leverUnit({percent, unit}: Lever): string {
  return percent ? '%' : (unit ?? '');
}

/** In the unit that the reader sees; without the last digits of a product. */
export function shownValue(value: number, {percent}: Lever): number {
  return Number((percent ? 100 * value : value).toPrecision(10));
}

/** Back from what the reader typed. */
export function givenValue(shown: number, {percent}: Lever): number {
  return Number((percent ? shown / 100 : shown).toPrecision(10));
}

/** What the file assumes: `as in the file, 0 % to 11 %`. */
export function fileText({assumed}: LeverPlace, lever: Lever, lang: Language): string {
  const {whatIf} = pageTextsOf(lang);
  if (!assumed) return whatIf.fileOther;
  const {p05, p50, p95} = assumed;
  if (p05 === p95) return whatIf.fileFixed(leverText(p50, lever, lang));
  return whatIf.file(leverText(p05, lever, lang), leverText(p95, lever, lang));
}

/** Where a lever is set, undefined where it is as in the file. */
export function settingOf(settings: LeverSettings, {id}: Lever, {district}: LeverPlace): number | undefined {
  const setting = settings[id];
  return typeof setting === 'object' ? setting[district ?? ''] : setting;
}

export function leverName({id, label}: Lever, lang: Language): string {
  return labelText(label, lang, id);
}

/** How many levers are set. */
export function countSet(settings: LeverSettings): number {
  return Object.values(settings).reduce<number>(
    (sum, setting) => sum + (typeof setting === 'object' ? Object.keys(setting).length : 1),
    0,
  );
}
