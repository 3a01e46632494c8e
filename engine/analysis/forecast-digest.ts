import type {Forecast} from '../forecast-schema.ts';
import {digestOf} from '../run/digest.ts';

/**
 * SHA-256 over the numbers of a forecast and what they belong to: a better label is not another forecast, nor is another quotation such as an outside view or
 * a history.
 */
export function forecastDigest(forecast: Omit<Forecast, 'digest' | 'timing'>): string {
  return digestOf({
    ...omit(forecast, 'engine', 'warnings'),
    scenario: omit(forecast.scenario, 'title'),
    districts: omitEach(forecast.districts, 'label'),
    targets: omitEach(forecast.targets, 'label', 'outsideView'),
    checks: forecast.checks.map((check) => omit(check, 'claim')),
    metrics: omitEach(forecast.metrics, 'label', 'history'),
  });
}

function omitEach<T extends object>(named: Readonly<Record<string, T>>, ...keys: readonly (keyof T & string)[]) {
  return Object.fromEntries(Object.entries(named).map(([name, object]) => [name, omit(object, ...keys)]));
}

/** Without these keys of the object itself; what lies deeper may be called the same. */
function omit<T extends object>(object: T, ...keys: readonly (keyof T & string)[]): Partial<T> {
  const rest = Object.entries(object).filter(([key]) => !keys.some((left) => left === key));
  return Object.fromEntries(rest) as Partial<T>;
}
