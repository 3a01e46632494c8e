import type {Forecast} from '../forecast-schema.ts';
import {likelihoodOf} from './likelihood.ts';
import {probabilityText} from './probability.ts';
import {rateText} from './quantity.ts';
import type {CombinedView, ForecastView, PointView, TableView} from './view.ts';

/** What the headline is about: a point target with the table that it stands in, or a combined target. */
export type HeadlineView =
  | {readonly point: PointView; readonly table: TableView; readonly combined?: never}
  | {readonly combined: CombinedView; readonly point?: never; readonly table?: never};

/** The first target of the last year, which is that of the whole place; nothing where there are no targets. */
export function headlineView({years: [first]}: ForecastView): HeadlineView | undefined {
  const table = first?.tables[0];
  const point = table?.points[0];
  if (table && point) return {point, table};
  const combined = first?.combined[0];
  return combined && {combined};
}

/** What the headline's target asks: `Zhejiang 2027, cluster revenue ≥ 500 bn yuan`. */
export function headlineSubject(about: HeadlineView, {texts}: ForecastView): string {
  if (about.combined) return about.combined.name;
  const {point, table} = about;
  return texts.subject(point.district, point.target.year, table.metric, point.claim.full);
}

/** The answer in a sentence or two. Nothing where there are no targets. */
export function headline(forecast: Forecast, view: ForecastView): string[] {
  const {texts} = view;
  const about = headlineView(view);
  if (!about) return [];
  const {target} = about.combined ?? about.point;
  const likelihood = texts.likelihood[likelihoodOf(target.probability)];
  const answer = texts.headline(headlineSubject(about, view), likelihood, probabilityText(target, texts));
  return about.point ? [answer, ...pointDetails(forecast, view, about.table, about.point)] : [answer];
}

function pointDetails(forecast: Forecast, {texts}: ForecastView, {quantity}: TableView, point: PointView): string[] {
  const {implied} = point.target;
  const sentences: string[] = [];
  if (point.forecast) {
    const {p05, p50, p95} = point.forecast;
    sentences.push(texts.medianIs(quantity.text(p50), `${quantity.number(p05)}–${quantity.number(p95)}`));
  }
  if (implied) {
    const {growth, from} = implied;
    sentences.push(texts.means(rateText(growth, texts), growth < 0, quantity.text(from), forecast.scenario.base));
  }
  return sentences;
}
