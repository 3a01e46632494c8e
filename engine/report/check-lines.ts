import {displayWidth} from '../errors.ts';
import type {CheckForecast} from '../forecast-schema.ts';
import type {Language} from '../units.ts';
import {GIVEN_DIGITS} from './claim.ts';
import {paragraph} from './grid.ts';
import {type Quantity, quantityOf} from './quantity.ts';
import {estimateText, shareText} from './ranges.ts';
import {pad, type Terminal, type Tone} from './style.ts';
import {textsOf} from './text.ts';
import {districtName, metricName, metricQuantity, type Names, targetSubject} from './view.ts';

export const MARK: Readonly<Record<CheckForecast['verdict'], string>> = {pass: '✓', fail: '✗', undecided: '?'};
export const TONE: Readonly<Record<CheckForecast['verdict'], Tone>> = {
  pass: 'good',
  fail: 'bad',
  undecided: 'doubtful',
};

/** A line per check: verdict, what it is about, what it claims, what was found; `more` is what else there is to say of one. */
export function checkLines<Check extends CheckForecast>(
  checks: readonly Check[],
  names: Names,
  lang: Language,
  terminal: Terminal,
  more: (check: Check) => string = () => '',
): string[] {
  const verdicts = checks.map(({verdict}) => `${MARK[verdict]} ${textsOf(lang).verdict[verdict]}  `);
  const width = Math.max(...verdicts.map((verdict) => displayWidth(verdict)));
  return checks.flatMap((check, i) =>
    paragraph(
      checkText(check, names, lang) + more(check),
      terminal,
      pad(verdicts[i]!, width, 'left'),
      TONE[check.verdict],
    ),
  );
}

/** `Zhejiang 2027, revenue ≥ 500 bn yuan: chance ≥ 20 %, found 23.1 % (22.7–23.6 %)`. */
export function checkText(check: CheckForecast, names: Names, lang: Language): string {
  return textsOf(lang).check(
    subjectText(check, names, lang),
    limitText(check, names, lang),
    foundText(check, names, lang),
  );
}

/** What a check is about. */
export function subjectText(
  {target, metric = '', district, year}: CheckForecast,
  names: Names,
  lang: Language,
): string {
  if (target !== undefined) return targetSubject(names, target, lang);
  return textsOf(lang).subject(districtName(names, district, lang), year, metricName(names, metric, lang), '');
}

const SIGNS: Readonly<Record<CheckForecast['comparator'], string>> = {'>=': '≥', '<=': '≤', '>': '>', '<': '<'};

/** What a check claims: `median ≥ 344 bn yuan`. */
export function limitText(check: CheckForecast, names: Names, lang: Language): string {
  const {statistic, comparator, limit} = check;
  const quantity = quantityOfCheck(check, names, lang);
  return `${textsOf(lang).statistic[statistic] ?? statistic} ${SIGNS[comparator]} ${quantity.text(limit, GIVEN_DIGITS)}`;
}

/** What was found, with its interval. */
export function foundText(check: CheckForecast, names: Names, lang: Language): string {
  const texts = textsOf(lang);
  const {statistic, observed, interval, share} = check;
  if (statistic === 'probability') return shareText(observed, interval, texts);
  const quantity = quantityOfCheck(check, names, lang);
  if (!share) return estimateText(observed, interval, quantity, texts);
  const percent = quantityOf('%', lang);
  return texts.decidedBy(
    quantity.text(observed, 4),
    shareText(share.observed, interval, texts),
    percent.text(share.needed, GIVEN_DIGITS),
  );
}

function quantityOfCheck({metric}: CheckForecast, names: Names, lang: Language): Quantity {
  return metric === undefined ? quantityOf('%', lang) : metricQuantity(names, metric, lang);
}
