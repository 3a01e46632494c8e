import {forecast, type ForecastOptions} from '../../engine/analysis/forecast.ts';
import type {Forecast} from '../../engine/forecast-schema.ts';
import {compileText} from './compile-text.ts';

/** The forecast of a scenario given as text, on one thread unless told otherwise. */
export function forecastOf(text: string, options: ForecastOptions = {}): Promise<Forecast> {
  return forecast(compileText(text), {workers: 1, ...options});
}
