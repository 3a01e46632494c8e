import {describe, expect, it} from 'vitest';
import {type Forecast, forecastSchema} from '../../engine/forecast-schema.ts';
import {json, jsonLine} from '../../engine/report/index.ts';
import {fixture} from './fixture.ts';

/** The same value with the keys of every object in reverse. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  ) as T;
}

/** Reversed, but for the records whose order is that of the scenario. */
function shuffled(forecast: Forecast): Forecast {
  const {districts, targets, metrics} = forecast;
  const each = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, reversed(value)]));
  const inner = Object.fromEntries(
    Object.entries(metrics).map(([id, metric]) => [id, {...reversed(metric), districts: each(metric.districts)}]),
  );
  return {...reversed(forecast), districts: each(districts), targets: each(targets), metrics: inner};
}

describe('json', () => {
  it('reads back as the same forecast', () => {
    expect(JSON.parse(json(fixture()))).toEqual(fixture());
    expect(JSON.parse(jsonLine(fixture()))).toEqual(fixture());
  });

  it('has the keys in the order of the schema, whatever order they were put in', () => {
    expect(json(shuffled(fixture()))).toBe(json(fixture()));
    // zod gives parsed objects the order of the schema.
    expect(jsonLine(fixture())).toBe(`${JSON.stringify(forecastSchema.parse(fixture()))}\n`);
  });

  it('ends with one newline, a trajectory a line', () => {
    const text = json(fixture());
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).toMatch(/^ +"2027": \{"mean": 3716, .*"p95": 4559\},?$/m);
    expect(jsonLine(fixture()).split('\n')).toHaveLength(2);
  });
});
