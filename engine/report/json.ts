import {Message} from '../message.ts';
import type {CheckForecast, Forecast, Label, TargetForecast, TrajectoryForecast} from '../forecast-schema.ts';

/** What has a place in a document; a message stands there in English. */
export type Json =
  | null
  | boolean
  | number
  | string
  | Message
  | readonly Json[]
  | {readonly [key: string]: Json | undefined};

/**
 * A forecast as its JSON document: keys in the order of the schema, targets, districts and metrics in that of the scenario, whatever order they were put
 * in; a line for what a point target asks and for every trajectory, so that two of them compare well. Ends with a newline.
 */
export function json(forecast: Forecast): string {
  return `${printJson(ordered(forecast))}\n`;
}

/** The same document on one line, for many in one stream (JSON Lines). */
export function jsonLine(forecast: Forecast): string {
  return `${JSON.stringify(ordered(forecast))}\n`;
}

const FORECAST = [
  'tidemark',
  'engine',
  'scenario',
  'run',
  'districts',
  'targets',
  'checks',
  'metrics',
  'warnings',
  'digest',
  'timing',
] as const;
const SCENARIO = ['id', 'title', 'base', 'end', 'digest'] as const;
const RUN = ['seed', 'replicates', 'method', 'quantiles'] as const;
const QUANTILES = ['estimator', 'error'] as const;
const DISTRICT = ['label', 'within'] as const;
const TARGET = [
  'label',
  'metric',
  'district',
  'year',
  'asks',
  'probability',
  'standardError',
  'interval',
  'byYear',
  'implied',
  'shortfall',
  'outsideView',
] as const;
const POINT_ASKS = ['of', 'everyYear', 'from', 'atLeast', 'atMost', 'about', 'within'] as const;
const COMBINED_ASKS = ['parts', 'atLeast'] as const;
const IMPLIED = ['growth', 'from'] as const;
const CHECK = [
  'target',
  'metric',
  'district',
  'year',
  'claim',
  'statistic',
  'comparator',
  'limit',
  'observed',
  'interval',
  'share',
  'replicates',
  'verdict',
] as const;
const METRIC = ['kind', 'label', 'unit', 'history', 'districts'] as const;
const OUTSIDE_VIEW = ['id', 'label', 'hits', 'of', 'share', 'interval'] as const;
const TRAJECTORY = ['mean', 'standardError', 'sd', 'p05', 'p25', 'p50', 'p75', 'p95', 'actual'] as const;
const ACTUAL = ['value', 'position', 'standardError'] as const;

function ordered(forecast: Forecast): Json {
  const {scenario, run, districts, targets, checks, metrics} = forecast;
  return {
    ...pick(forecast, FORECAST),
    scenario: {...pick(scenario, SCENARIO), ...label('title', scenario.title)},
    run: {...pick(run, RUN), quantiles: pick(run.quantiles, QUANTILES)},
    districts: map(districts, (district) => ({...pick(district, DISTRICT), ...label('label', district.label)})),
    targets: map(targets, orderedTarget),
    checks: checks.map(orderedCheck),
    metrics: map(metrics, (metric) => ({
      ...pick(metric, METRIC),
      ...label('label', metric.label),
      districts: map(metric.districts, (years) => map(years, orderedTrajectory)),
    })),
  };
}

function orderedTrajectory(trajectory: TrajectoryForecast): Json {
  const {actual} = trajectory;
  return {...pick(trajectory, TRAJECTORY), ...(actual && {actual: pick(actual, ACTUAL)})};
}

function orderedCheck(check: CheckForecast): Json {
  return {...pick(check, CHECK), ...(check.share && {share: pick(check.share, ['observed', 'needed'])})};
}

function orderedTarget(target: TargetForecast): Json {
  const {asks, outsideView} = target;
  return {
    ...pick(target, TARGET),
    ...label('label', target.label),
    asks: 'parts' in asks ? pick(asks, COMBINED_ASKS) : pick(asks, POINT_ASKS),
    ...(target.implied && {implied: pick(target.implied, IMPLIED)}),
    ...(outsideView && {
      outsideView: {...pick(outsideView, OUTSIDE_VIEW), ...label('label', outsideView.label)},
    }),
  };
}

/** In the place that its key has already. */
function label(key: string, given: Label | undefined): {[key: string]: Json} {
  if (given === undefined) return {};
  return {[key]: typeof given === 'string' ? given : pick(given, ['zh', 'en'])};
}

/** The given keys in the given order; every key of the object must be among them. */
function pick<T extends object, K extends keyof T & string>(
  object: T,
  keys: readonly K[] & ([keyof T] extends [K] ? unknown : never),
): {[key: string]: Json | undefined} {
  return Object.fromEntries(keys.filter((key) => object[key] !== undefined).map((key) => [key, object[key] as Json]));
}

function map<T>(record: Readonly<Record<string, T>>, change: (value: T) => Json): {[key: string]: Json} {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** Objects and lists over several lines, but for numbers in a row and short ones. */
export function printJson(value: Json | undefined, indent = ''): string {
  if (value === undefined || !isObject(value)) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const entries = Object.entries(value as Record<string, Json>);
  const inner = `${indent}  `;
  const members = entries.map(([key, item]) => (isList ? '' : `${JSON.stringify(key)}: `) + printJson(item, inner));
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const flat = `${open}${members.join(', ')}${close}`;
  const items = entries.map(([, item]) => item);
  if (items.every((item) => typeof item === 'number') || (flat.length <= SHORT && !items.some(isObject))) return flat;
  return `${open}\n${members.map((member) => inner + member).join(',\n')}\n${indent}${close}`;
}

const SHORT = 100;

function isObject(value: Json): value is readonly Json[] | {readonly [key: string]: Json | undefined} {
  return value !== null && typeof value === 'object' && !(value instanceof Message);
}
