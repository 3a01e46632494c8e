import type {Forecast, OutsideViewForecast, TargetForecast} from '../forecast-schema.ts';
import {paragraph} from './grid.ts';
import {paint, type Terminal} from './style.ts';
import {labelText} from './text.ts';
import {districtName, type ForecastView, metricName} from './view.ts';

/** Fewer cases than this are said to be few. */
const FEW = 30;

/** `Outside view (goals for industry size): 2 of 9 such goals were met; a small sample, 95 % interval 3 to 60 %.` */
export function outsideViewText(outside: OutsideViewForecast, {lang, texts}: ForecastView): string {
  const {label, hits, of, interval} = outside;
  const [low, high] = interval;
  const range = [Math.round(100 * low), Math.round(100 * high)] as const;
  return texts.outsideView(labelText(label, lang, outside.id), hits, of, range, of < FEW);
}

/** Beside the headline's probability: nothing where no earlier claims are named. */
export function headlineOutsideView(view: ForecastView): string {
  const outside = shownTargets(view)[0]?.target.outsideView;
  return outside ? outsideViewText(outside, view) : '';
}

/** The outside views of the further targets that are shown, each with those that it stands beside. */
export function outsideViewLines(forecast: Forecast, view: ForecastView, terminal: Terminal): string[] {
  const lines = outsideViewTexts(forecast, view).flatMap((text) => paragraph(text, terminal));
  return lines.length ? [paint(view.texts.outsideViews, 'strong', terminal), ...lines] : [];
}

/** The same, a sentence or two for each outside view. */
export function outsideViewTexts(forecast: Forecast, view: ForecastView): string[] {
  const {texts} = view;
  const [headline, ...others] = shownTargets(view);
  const groups = Map.groupBy(others, ({target}) => target.outsideView?.id);
  return [...groups.values()].flatMap((alike) => {
    const outside = alike[0]!.target.outsideView;
    if (!outside) return [];
    const names = alike.map(({target, id}) => targetName(forecast, id, target, view)).join(texts.listComma);
    const isTold = outside.id === headline!.target.outsideView?.id;
    return [isTold ? texts.alsoBeside(names) : outsideViewText(outside, view) + texts.beside(names)];
  });
}

/** In the order of the report, the one that the headline is about first. */
function shownTargets({years}: ForecastView): readonly {id: string; target: TargetForecast}[] {
  return years.flatMap(({tables, combined}) => [...tables.flatMap(({points}) => points), ...combined]);
}

/** Its label, or the district and year that it is about. */
function targetName(forecast: Forecast, id: string, target: TargetForecast, {lang, texts}: ForecastView): string {
  const {label, metric, district, year} = target;
  if (label !== undefined || metric === undefined) return labelText(label, lang, id);
  return texts.subject(districtName(forecast, district, lang), year, metricName(forecast, metric, lang), '');
}
