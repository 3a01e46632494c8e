import {displayWidth} from '../errors.ts';
import type {CheckForecast, Forecast} from '../forecast-schema.ts';
import {GIVEN_DIGITS} from './claim.ts';
import {paragraph} from './grid.ts';
import {probabilityText} from './probability.ts';
import {type Quantity, quantityOf} from './quantity.ts';
import {pad, type Terminal, type Tone} from './style.ts';
import {labelText} from './text.ts';
import {districtName, type ForecastView, metricName, metricQuantity, pointClaim} from './view.ts';

const MARK: Readonly<Record<CheckForecast['verdict'], string>> = {pass: '✓', fail: '✗', undecided: '?'};
const TONE: Readonly<Record<CheckForecast['verdict'], Tone>> = {pass: 'good', fail: 'bad', undecided: 'doubtful'};

/** A line per check: verdict, what it is about, what it claims, what was found. */
export function checkLines(forecast: Forecast, view: ForecastView, terminal: Terminal): string[] {
  const verdicts = forecast.checks.map(({verdict}) => `${MARK[verdict]} ${view.texts.verdict[verdict]}  `);
  const width = Math.max(...verdicts.map((verdict) => displayWidth(verdict)));
  return forecast.checks.flatMap((check, i) =>
    paragraph(checkText(check, forecast, view), terminal, pad(verdicts[i]!, width, 'left'), TONE[check.verdict]),
  );
}

/** `Zhejiang 2027, revenue ≥ 500 bn yuan: chance ≥ 20 %, found 23.1 % ± 0.3`. */
export function checkText(check: CheckForecast, forecast: Forecast, view: ForecastView): string {
  const {lang, texts} = view;
  const target = check.target === undefined ? undefined : forecast.targets[check.target];
  if (!target) {
    const {metric = '', district, year} = check;
    const quantity = metricQuantity(forecast, metric, lang);
    const subject = texts.subject(districtName(forecast, district, lang), year, metricName(forecast, metric, lang), '');
    return texts.check(subject, limitText(check, quantity, view), observedText(check, quantity));
  }
  const claim = pointClaim(forecast, target, lang);
  const subject =
    target.metric === undefined || !claim
      ? labelText(target.label, lang, check.target!)
      : texts.subject(
          districtName(forecast, target.district, lang),
          target.year,
          metricName(forecast, target.metric, lang),
          claim.full,
        );
  return texts.check(subject, limitText(check, quantityOf('%', lang), view), probabilityText(target, texts));
}

const SIGNS: Readonly<Record<CheckForecast['comparator'], string>> = {'>=': '≥', '<=': '≤', '>': '>', '<': '<'};

/** `median ≥ 344 bn yuan`. */
function limitText({statistic, comparator, limit}: CheckForecast, quantity: Quantity, {texts}: ForecastView): string {
  return `${texts.statistic[statistic] ?? statistic} ${SIGNS[comparator]} ${quantity.text(limit, GIVEN_DIGITS)}`;
}

function observedText({observed}: CheckForecast, quantity: Quantity): string {
  return quantity.text(observed, 4);
}
