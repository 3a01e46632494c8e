import type {Moved} from '../gate-schema.ts';
import type {Language} from '../units.ts';
import type {ReportTextOptions} from './style.ts';
import {gateTextsOf} from './gate-text.ts';
import {paragraph} from './grid.ts';
import type {Tone} from './style.ts';
import {NO_BREAK, textsOf} from './text.ts';

/** `+ Zhejiang 2027, revenue ≥ 500 bn yuan: 1.93 % → 2.40 %, +0.47 ± 0.02 points`. */
export function movedLines(target: Moved, subject: string, remark: string, options: ReportTextOptions): string[] {
  const {lang} = options;
  const texts = gateTextsOf(lang);
  const [mark, tone]: [string, Tone] = target.difference > 0 ? ['+ ', 'good'] : ['− ', 'bad'];
  const share = `${shareOf(target.before, lang)} → ${shareOf(target.after, lang)}`;
  const said = subject + texts.colon + share + texts.comma + differenceText(target, lang) + remark;
  return paragraph(said, options, mark, tone);
}

/** A probability with decimals that suit its size. */
export function shareOf(probability: number, lang: Language): string {
  const percent = 100 * probability;
  const decimals = percent === 0 || percent === 100 ? 0 : percent > 1 && percent < 99 ? 2 : 3;
  return textsOf(lang).percent(percent.toFixed(decimals));
}

/** `+0.47 ± 0.02 points`: as many decimals as the first digit of the error takes, and of the difference, so that what moved never looks like 0. */
export function differenceText({difference, standardError}: Moved, lang: Language): string {
  const [points, error] = [100 * difference, 100 * standardError];
  const decimals = Math.min(6, Math.max(1, decimalsOf(error), decimalsOf(Math.abs(points))));
  const sign = difference > 0 ? '+' : '−';
  return gateTextsOf(lang).points(
    `${sign}${Math.abs(points).toFixed(decimals)}${NO_BREAK}±${NO_BREAK}${error.toFixed(decimals)}`,
  );
}

/** Decimals to the first digit that is not 0. */
function decimalsOf(x: number): number {
  return x > 0 ? Math.max(0, -Math.floor(Math.log10(x))) : 0;
}
