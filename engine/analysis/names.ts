import type {Compiled} from '../compile/compile.ts';
import type {Forecast, MetricNames, TargetForecast} from '../forecast-schema.ts';
import {asksOf} from './asks.ts';
import {given} from './given.ts';

/** What a report is about. */
export function namedScenario({scenario, digest}: Compiled): Forecast['scenario'] {
  const {id, title, calendar} = scenario;
  return {id, title, base: calendar.base, end: calendar.end, digest};
}

/** The districts of a scenario, as reports call them. */
export function namedDistricts({scenario}: Compiled): Forecast['districts'] {
  return Object.fromEntries(
    Object.entries(scenario.districts).map(([id, {name, within}]) => [
      id,
      {...given('label', name), ...given('within', within)},
    ]),
  );
}

/** The metrics of a scenario and the parts of them that targets and checks name, as reports call them, with the unit of their values. */
export function namedMetrics({scenario, parts}: Compiled): Record<string, MetricNames> {
  const metrics: Record<string, MetricNames> = {};
  for (const [id, {kind, label, unit}] of Object.entries(scenario.metrics))
    metrics[id] = {kind, ...given('label', label), ...given('unit', unit)};
  for (const [part, unit] of parts)
    metrics[part] = {kind: scenario.metrics[part.split('.')[0]!]!.kind, ...given('unit', unit)};
  return metrics;
}

/** What a target is about. */
export function namedTarget(
  {scenario}: Compiled,
  {id, byYear, bounds}: Compiled['targets'][number],
): Pick<TargetForecast, 'label' | 'metric' | 'district' | 'year' | 'asks'> {
  const target = scenario.targets[id]!;
  const simple = 'metric' in target ? target : undefined;
  return {
    ...given('label', target.label),
    ...(simple ? {metric: simple.metric, district: simple.district} : {}),
    ...given('year', simple?.year ?? [...byYear.keys()].at(-1)),
    asks: asksOf(target, bounds),
  };
}
