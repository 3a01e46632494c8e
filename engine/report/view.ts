import type {Chances, Forecast, TargetForecast} from '../forecast-schema.ts';
import type {Language} from '../units.ts';
import {claimText, type ClaimText, combinedText} from './claim.ts';
import {type Quantity, quantityOf} from './quantity.ts';
import {labelText, plainText, textsOf, type Texts} from './text.ts';

/** What districts, metrics and targets are called and asked: of a forecast, or of a report that has no more of them. */
export interface Names {
  readonly districts: Forecast['districts'];
  readonly metrics: Readonly<Record<string, Pick<Forecast['metrics'][string], 'label' | 'unit'>>>;
  readonly targets: Readonly<Record<string, NamedTarget>>;
}

export type NamedTarget = Pick<TargetForecast, 'label' | 'metric' | 'district' | 'year' | 'asks'>;

/** A point target with what a report shows beside it. */
export interface PointView {
  readonly id: string;
  readonly target: TargetForecast;
  readonly district: string;
  /** How many of the districts above it stand in the same table. */
  readonly depth: number;
  readonly claim: ClaimText;
  /** Of the metric in the target's year, where the target is about its level and trajectories are known. */
  readonly forecast: {p05: number; p50: number; p95: number} | undefined;
}

export interface CombinedView {
  readonly id: string;
  readonly target: TargetForecast;
  /** With what it asks of its parts, `at least 4 of 8`, where the label need not say it. */
  readonly name: string;
}

/** The targets of one year that are about the same: the level of a metric, its growth or its sum. */
export interface TableView {
  readonly metric: string;
  /** `revenue` or `revenue, growth`. */
  readonly about: string;
  readonly quantity: Quantity;
  /** Of the claims, where it must be named. */
  readonly unit: string;
  readonly points: readonly PointView[];
}

/** The targets of one year: a table per metric, then the combined targets. */
export interface YearView {
  readonly year: number | undefined;
  readonly tables: readonly TableView[];
  readonly combined: readonly CombinedView[];
}

/** A forecast as a reader of one language wants it: every report is made from this. */
export interface ForecastView {
  readonly lang: Language;
  readonly texts: Texts;
  readonly title: string;
  readonly years: readonly YearView[];
  /** How many targets are left out because they only serve combined ones. */
  readonly hidden: number;
}

/**
 * Groups the targets of a forecast, or of its chances: the last year first, since that is what a plan is for; in a year by metric, then by district from the top of the tree
 * down, then in the order of the file. Targets whose parts lie in different years come last. Unless `all` are wanted, a district's further targets on the
 * same metric and year are left out where they are parts of combined targets: they stand in the file for these.
 */
export function viewOf(forecast: Chances, lang: Language, all = false): ForecastView {
  const everything = Object.entries(forecast.targets);
  const targets = all ? everything : shownTargets(forecast);
  const years = Map.groupBy(targets, ([, {year}]) => year);
  const lastFirst = [...years].sort(([a = -1], [b = -1]) => b - a);
  return {
    lang,
    texts: textsOf(lang),
    title: labelText(forecast.scenario.title, lang, forecast.scenario.id),
    years: lastFirst.map(([year, some]) => yearView(forecast, lang, year, some)),
    hidden: everything.length - targets.length,
  };
}

type Entry = readonly [id: string, target: TargetForecast];

/** All targets but those that stand in the file only for combined ones, in the order of the file. */
export function shownTargets<T extends NamedTarget>(report: {
  readonly targets: Readonly<Record<string, T>>;
}): (readonly [id: string, target: T])[] {
  const targets = Object.entries(report.targets);
  const parts = new Set(targets.flatMap(([, {asks}]) => ('parts' in asks ? asks.parts : [])));
  const seen = new Set<string>();
  return targets.filter(([id, {metric, district, year}]) => {
    if (metric === undefined) return true;
    const place = JSON.stringify([metric, district, year]);
    const isFirst = !seen.has(place);
    seen.add(place);
    return isFirst || !parts.has(id);
  });
}

function yearView(forecast: Chances, lang: Language, year: number | undefined, targets: readonly Entry[]): YearView {
  const points = targets.flatMap(([id, target]) => pointView(forecast, lang, id, target) ?? []);
  const kinds = Map.groupBy(points, ({target, claim}) =>
    JSON.stringify([target.metric, claim.aspect, claim.everyYear, claim.from]),
  );
  return {
    year,
    tables: [...kinds.values()].map((alike) => tableView(forecast, lang, alike)),
    combined: targets.flatMap(([id, target]) => combinedView(lang, id, target) ?? []),
  };
}

function combinedView(lang: Language, id: string, target: TargetForecast): CombinedView | undefined {
  const {label, asks} = target;
  if (!('parts' in asks)) return undefined;
  const texts = textsOf(lang);
  const name = labelText(label, lang, id);
  // A label says which parts it is about, but seldom how many are counted.
  const saysIt = label !== undefined && (asks.atLeast === asks.parts.length || asks.atLeast === 1);
  return {id, target, name: saysIt ? name : texts.aside(name, combinedText(asks, texts))};
}

function pointView(forecast: Chances, lang: Language, id: string, target: TargetForecast): PointView | undefined {
  const {metric = '', district, year} = target;
  const claim = pointClaim(forecast, target, lang);
  if (!claim) return undefined;
  return {
    id,
    target,
    district: districtName(forecast, district, lang),
    depth: 0,
    claim,
    forecast: claim.aspect === 'level' ? trajectoryOf(forecast, metric, district, year) : undefined,
  };
}

/** What a point target asks; undefined for a combined one. */
export function pointClaim(
  names: Pick<Names, 'metrics'>,
  {metric = '', asks}: Pick<NamedTarget, 'metric' | 'asks'>,
  lang: Language,
): ClaimText | undefined {
  if ('parts' in asks) return undefined;
  return claimText(asks, metricQuantity(names, metric, lang), lang, textsOf(lang));
}

/** Targets on the same metric and aspect of it, from the top of the tree of districts down. */
function tableView(forecast: Chances, lang: Language, points: readonly PointView[]): TableView {
  const {target, claim} = points[0]!;
  const {metric = ''} = target;
  const {about} = textsOf(lang);
  const name = metricName(forecast, metric, lang);
  const aspect = claim.aspect === 'level' ? name : about[claim.aspect](name, claim.from);
  const quantity = metricQuantity(forecast, metric, lang);
  return {
    metric: name,
    about: claim.everyYear ? about.everyYear(aspect, claim.from) : aspect,
    quantity,
    unit: claim.aspect === 'growth' ? '' : quantity.unit,
    points: inTreeOrder(forecast.districts, points),
  };
}

function inTreeOrder(districts: Forecast['districts'], points: readonly PointView[]): PointView[] {
  const places = new Map(treeOrder(districts).map((id, i) => [id, i]));
  const place = ({target}: PointView) => places.get(target.district ?? '') ?? -1;
  const shown = new Set(points.map(({target}) => target.district));
  return points
    .toSorted((a, b) => place(a) - place(b))
    .map((point) => ({
      ...point,
      depth: ancestors(districts, point.target.district).filter((above) => shown.has(above)).length,
    }));
}

function trajectoryOf({metrics}: Chances, metric: string, district = '', year: number | undefined) {
  return metrics[metric]?.districts?.[district]?.[String(year)];
}

/** What values of a metric, or of a part such as `firms.listed`, are written in. */
export function metricQuantity({metrics}: Pick<Names, 'metrics'>, metric: string, lang: Language): Quantity {
  return quantityOf((metrics[metric] ?? metrics[wholeOf(metric)])?.unit, lang);
}

export function metricName({metrics}: Pick<Names, 'metrics'>, metric: string, lang: Language): string {
  const part = metric.slice(wholeOf(metric).length);
  return labelText(metrics[wholeOf(metric)]?.label, lang, wholeOf(metric)) + plainText(part);
}

function wholeOf(metric: string): string {
  return metric.split('.')[0]!;
}

export function districtName({districts}: Pick<Names, 'districts'>, id: string | undefined, lang: Language): string {
  return id === undefined ? '' : labelText(districts[id]?.label, lang, id);
}

/** Parents before their children, otherwise in the order of the file. */
function treeOrder(districts: Forecast['districts']): string[] {
  const ids = Object.keys(districts);
  const below = (parent: string | undefined): string[] =>
    ids.filter((id) => parentOf(districts, id) === parent).flatMap((id) => [id, ...below(id)]);
  return below(undefined);
}

function ancestors(districts: Forecast['districts'], id = ''): string[] {
  const parent = parentOf(districts, id);
  return parent === undefined ? [] : [parent, ...ancestors(districts, parent)];
}

function parentOf(districts: Forecast['districts'], id: string): string | undefined {
  const within = districts[id]?.within;
  return within !== undefined && Object.hasOwn(districts, within) ? within : undefined;
}

/** What a target is about, on one line: `Zhejiang 2027, revenue ≥ 500 bn yuan`, or the label of a combined one. */
export function targetSubject(names: Names, id: string, lang: Language): string {
  const target = names.targets[id];
  const claim = target && pointClaim(names, target, lang);
  if (!target || target.metric === undefined || !claim) return labelText(target?.label, lang, id);
  const {district, year, metric} = target;
  return textsOf(lang).subject(districtName(names, district, lang), year, metricName(names, metric, lang), claim.full);
}
