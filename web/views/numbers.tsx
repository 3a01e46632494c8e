import {districtName, metricName, metricQuantity} from '../../engine/display.ts';
import {metricsTable} from '../export/forecast-tables.ts';
import {SaveTable} from '../export/save-table.tsx';
import type {AppState} from '../state/app-state.ts';
import {detailTextsOf} from './detail-texts.ts';

const COLUMNS = ['p05', 'p25', 'p50', 'p75', 'p95', 'mean', 'sd'] as const;

interface Properties {
  readonly metric: string;
  readonly district: string;
  readonly state: AppState;
}

/** The forecast of a metric in a district by year, and what was observed. */
export function Numbers({metric, district, state}: Properties) {
  const {forecast} = state.answer.shown.value!;
  const {columns} = detailTextsOf(state.lang.value);
  const quantity = metricQuantity(forecast, metric, state.lang.value);
  const years = forecast.metrics[metric]!.districts[district]!;
  const history = forecast.metrics[metric]!.history?.[district] ?? {};
  const hasHistory = Object.keys(history).length > 0;
  const past = Object.keys(history).filter((year) => !Object.hasOwn(years, year));
  const name = [
    districtName(forecast, district, state.lang.value),
    metricName(forecast, metric, state.lang.value),
  ].join(' ');
  const blank = COLUMNS.map((column) => <td key={column} />);
  return (
    <>
      {/* A table that is wider than the screen scrolls, with the keyboard too. */}
      <div class="scroll" role="region" aria-labelledby="numbers" tabIndex={0}>
        <table>
          <caption>
            {metricName(forecast, metric, state.lang.value)} {quantity.unit && `(${quantity.unit})`}
          </caption>
          <thead>
            <tr>
              <th scope="col">{columns.year}</th>
              {COLUMNS.map((column) => (
                <th scope="col" key={column}>
                  {columns[column]}
                </th>
              ))}
              {hasHistory ? <th scope="col">{columns.actual}</th> : null}
            </tr>
          </thead>
          <tbody>
            {past.map((year) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {blank}
                <td>{quantity.number(history[year]!, 8)}</td>
              </tr>
            ))}
            {Object.entries(years).map(([year, trajectory]) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                {COLUMNS.map((column) => (
                  <td key={column} data-cell={`${year} ${column}`}>
                    {quantity.number(trajectory[column])}
                  </td>
                ))}
                {hasHistory ? <td>{year in history ? quantity.number(history[year]!, 8) : ''}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SaveTable
        name={name}
        lang={state.lang.value}
        tables={() => [metricsTable(forecast, state.lang.value, {metric, district})]}
      />
    </>
  );
}
