import type {Forecast} from '../forecast-schema.ts';
import {likelihoodOf} from './likelihood.ts';
import {probabilityText} from './probability.ts';
import {rateText} from './quantity.ts';
import type {CombinedView, ForecastView, PointView, TableView} from './view.ts';

/** The answer in a sentence or two: the first target of the last year, which is that of the whole place. Nothing where there are no targets. */
export function headline(forecast: Forecast, view: ForecastView): string[] {
  const [first] = view.years;
  const table = first?.tables[0];
  const point = table?.points[0];
  if (table && point) return pointHeadline(forecast, view, table, point);
  const combined = first?.combined[0];
  return combined ? [combinedHeadline(view, combined)] : [];
}

function pointHeadline(forecast: Forecast, view: ForecastView, table: TableView, point: PointView): string[] {
  const {texts} = view;
  const {target, district, claim} = point;
  const subject = texts.subject(district, target.year, table.metric, claim.full);
  const likelihood = texts.likelihood[likelihoodOf(target.probability)];
  const sentences: string[] = [];
  const {quantity} = table;
  if (point.forecast) {
    const {p05, p50, p95} = point.forecast;
    sentences.push(texts.medianIs(quantity.text(p50), `${quantity.number(p05)}–${quantity.number(p95)}`));
  }
  if (target.implied) {
    const {growth, from} = target.implied;
    sentences.push(texts.means(rateText(growth, texts), growth < 0, quantity.text(from), forecast.scenario.base));
  }
  return [texts.headline(subject, likelihood, probabilityText(target, texts)), ...sentences];
}

function combinedHeadline({texts}: ForecastView, {name, target}: CombinedView): string {
  const likelihood = texts.likelihood[likelihoodOf(target.probability)];
  return texts.headline(name, likelihood, probabilityText(target, texts));
}
