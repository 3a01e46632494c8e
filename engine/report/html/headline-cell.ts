import type {Forecast} from '../../forecast-schema.ts';
import {viewOf} from '../view.ts';

/** What the headline is about, where that is the level of a metric: its draws make the distribution of the report. */
export function headlineCell(
  forecast: Forecast,
  all: boolean,
): {metric: string; district: string; year: number} | undefined {
  const point = viewOf(forecast, 'en', all).years[0]?.tables[0]?.points[0];
  const {metric, district, year, asks} = point?.target ?? {};
  if (metric === undefined || district === undefined || year === undefined) return undefined;
  return asks && !('parts' in asks) && asks.of === 'level' && !asks.everyYear ? {metric, district, year} : undefined;
}
