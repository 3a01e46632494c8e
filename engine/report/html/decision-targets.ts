import type {Forecast} from '../../forecast-schema.ts';
import {type ForecastView, viewOf} from '../view.ts';

/** What is worked out beside a forecast for its HTML report. */
export interface DecisionTargets {
  /** Whose drivers are told, the headline's first. */
  readonly driven: readonly string[];
  /** Whose joint view is: the last year's. */
  readonly together: readonly string[];
  /** Of which is said what it would take. */
  readonly required: readonly string[];
}

/** So many rows are enough. */
const MOST = 24;

export function decisionTargets(forecast: Forecast, all: boolean): DecisionTargets {
  const view = viewOf(forecast, 'en', all);
  const coming = comingIds(view, forecast);
  return {
    driven: coming.length ? coming : idsOf(view.years),
    together: idsOf(view.years.slice(0, 1)),
    required: coming.slice(0, MOST),
  };
}

/** The targets after the base year, in the order in which a report shows them: of those before all is known but the level that it starts from. */
export function comingIds({years}: Pick<ForecastView, 'years'>, {scenario}: Pick<Forecast, 'scenario'>): string[] {
  return idsOf(years.filter(({year = Infinity}) => year > scenario.base));
}

function idsOf(years: ForecastView['years']): string[] {
  return years.flatMap(({tables, combined}) =>
    [...tables.flatMap(({points}) => points), ...combined].map(({id}) => id),
  );
}
