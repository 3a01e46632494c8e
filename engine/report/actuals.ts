import type {ActualForecast, Forecast, TrajectoryForecast} from '../forecast-schema.ts';
import {GIVEN_DIGITS} from './claim.ts';
import {paragraph} from './grid.ts';
import {pad, paint, type Terminal} from './style.ts';
import {displayWidth} from '../errors.ts';
import type {Texts} from './text.ts';
import {districtName, type ForecastView, metricName, metricQuantity} from './view.ts';

interface Observed {
  readonly metric: string;
  readonly district: string;
  readonly year: string;
  readonly forecast: TrajectoryForecast;
  readonly actual: ActualForecast;
}

/** What was observed after the base year, and where it fell in the forecast: a line each, in the order of the file; nothing where there is none. */
export function actualLines(forecast: Forecast, view: ForecastView, terminal: Terminal): string[] {
  const {texts} = view;
  const observed = actualTexts(forecast, view);
  if (!observed.length) return [];
  const leads = observed.map(({isInside}) => `${isInside ? '✓' : '✗'} ${isInside ? texts.inside : texts.outside}  `);
  const width = Math.max(...leads.map((lead) => displayWidth(lead)));
  return [
    ...paragraph(texts.actuals, terminal).map((line) => paint(line, 'strong', terminal)),
    ...observed.flatMap(({isInside, text}, i) =>
      paragraph(text, terminal, pad(leads[i]!, width, 'left'), isInside ? 'good' : 'bad'),
    ),
  ];
}

/** What was observed after the base year, a sentence each, and whether it lies between p05 and p95. */
export function actualTexts(forecast: Forecast, view: ForecastView): {isInside: boolean; text: string}[] {
  return observedIn(forecast).map((one) => {
    const {actual, forecast: at} = one;
    return {isInside: at.p05 <= actual.value && actual.value <= at.p95, text: actualText(one, forecast, view)};
  });
}

function observedIn({metrics}: Forecast): Observed[] {
  return Object.entries(metrics).flatMap(([metric, {districts}]) =>
    Object.entries(districts).flatMap(([district, years]) =>
      Object.entries(years).flatMap(([year, forecast]) =>
        forecast.actual ? [{metric, district, year, forecast, actual: forecast.actual}] : [],
      ),
    ),
  );
}

/** `Zhejiang 2024, revenue: came to 313 bn yuan, above 28 % of simulated futures (median 340, p05–p95 280–420)`. */
function actualText(
  {metric, district, year, forecast: {p05, p50, p95}, actual}: Observed,
  forecast: Forecast,
  view: ForecastView,
): string {
  const {lang, texts} = view;
  const quantity = metricQuantity(forecast, metric, lang);
  const subject = texts.subject(
    districtName(forecast, district, lang),
    Number(year),
    metricName(forecast, metric, lang),
    '',
  );
  return texts.actual(
    subject,
    quantity.text(actual.value, GIVEN_DIGITS),
    positionText(actual.position, texts),
    quantity.number(p50),
    `${quantity.number(p05)}–${quantity.number(p95)}`,
  );
}

/** In whole percents, near the ends with a decimal. */
function positionText(position: number, {percent, lessThan, moreThan}: Texts): string {
  const shown = 100 * position;
  if (shown < 0.1) return lessThan(percent('0.1'));
  if (shown > 99.9) return moreThan(percent('99.9'));
  return percent(shown.toFixed(shown < 10 || shown > 90 ? 1 : 0));
}
