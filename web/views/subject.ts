import type {Forecast} from '../../engine/index.ts';

/** A metric in a district and year, with the target that is looked at if there is one. */
export interface MetricSubject {
  readonly metric: string;
  readonly district: string;
  readonly year: number;
  readonly target: string | undefined;
}

export type Subject = MetricSubject | {readonly combined: string};

/**
 * What a path of the page is about: `target/<id>`, `metric/<metric>/<district>/<year>` with the last parts left out at will, or nothing, which is what the headline is
 * about. Undefined where the forecast has no such thing.
 */
export function subjectOf(
  forecast: Forecast,
  [view, ...names]: readonly string[],
  headline: string | undefined,
): Subject | undefined {
  if (view === 'target') return ofTarget(forecast, names[0]);
  if (view === 'metric') return ofMetric(forecast, names);
  return ofTarget(forecast, headline) ?? ofMetric(forecast, []);
}

function ofTarget(forecast: Forecast, id: string | undefined): Subject | undefined {
  const target = id !== undefined && Object.hasOwn(forecast.targets, id) ? forecast.targets[id] : undefined;
  if (id === undefined || !target) return undefined;
  const {metric, district, year = forecast.scenario.end} = target;
  if (metric === undefined || district === undefined) return {combined: id};
  return forecast.metrics[metric]?.districts[district] && {metric, district, year, target: id};
}

function ofMetric(forecast: Forecast, names: readonly string[]): MetricSubject | undefined {
  const metric = names[0] ?? Object.keys(forecast.metrics)[0] ?? '';
  const districts = Object.hasOwn(forecast.metrics, metric) ? forecast.metrics[metric]!.districts : {};
  const district = names[1] ?? Object.keys(districts)[0] ?? '';
  const years = Object.hasOwn(districts, district) ? districts[district]! : {};
  const last = Object.keys(years).at(-1);
  const year = names[2] !== undefined && Object.hasOwn(years, names[2]) ? names[2] : last;
  if (year === undefined) return undefined;
  const target = targetsOn(forecast, metric, district).find((id) => forecast.targets[id]!.year === Number(year));
  return {metric, district, year: Number(year), target};
}

/** The targets that ask something of a metric in a district, the last year first. */
export function targetsOn({targets}: Forecast, metric: string, district: string): string[] {
  return Object.entries(targets)
    .filter(([, target]) => target.metric === metric && target.district === district)
    .sort(([, a], [, b]) => (b.year ?? 0) - (a.year ?? 0))
    .map(([id]) => id);
}
