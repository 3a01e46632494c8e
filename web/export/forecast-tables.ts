import {
  districtName,
  labelText,
  type Language,
  likelihoodOf,
  metricName,
  metricQuantity,
  targetSubject,
  textsOf,
} from '../../engine/display.ts';
import type {Forecast} from '../../engine/index.ts';
import {exportTextsOf} from './export-texts.ts';
import type {Table} from './table.ts';

/** All targets of a forecast: full numbers, chances and rates as fractions, amounts in the unit that readers expect. */
export function targetsTable(forecast: Forecast, lang: Language): Table {
  const {columns, targets: name} = exportTextsOf(lang);
  const {likelihood} = textsOf(lang);
  return {
    name,
    columns: [
      columns.target,
      columns.district,
      columns.metric,
      columns.year,
      columns.chance,
      columns.error,
      columns.low,
      columns.high,
      columns.word,
      columns.growth,
      columns.missed,
      columns.unit,
      columns.id,
    ],
    rows: Object.entries(forecast.targets).map(([id, target]) => {
      const {metric, district, year, probability, standardError, interval, implied, shortfall} = target;
      const quantity = metric === undefined ? undefined : metricQuantity(forecast, metric, lang);
      const isLevel = !('parts' in target.asks) && target.asks.of !== 'growth';
      const scale = isLevel ? (quantity?.scale ?? 1) : 1;
      return [
        targetSubject(forecast, id, lang),
        districtName(forecast, district, lang),
        metric === undefined ? undefined : metricName(forecast, metric, lang),
        year,
        probability,
        standardError,
        ...interval,
        likelihood[likelihoodOf(probability)],
        implied?.growth,
        shortfall && shortfall.median * scale,
        shortfall && isLevel ? quantity?.unit : undefined,
        id,
      ];
    }),
  };
}

const QUANTILES = ['p05', 'p25', 'p50', 'p75', 'p95'] as const;

/** Every metric by district and year, or one of them, in the unit that readers expect. */
export function metricsTable(
  forecast: Forecast,
  lang: Language,
  only?: {readonly metric: string; readonly district: string},
): Table {
  const {columns, metrics: name} = exportTextsOf(lang);
  return {
    name,
    columns: [
      columns.metric,
      columns.district,
      columns.year,
      columns.unit,
      columns.mean,
      columns.sd,
      ...QUANTILES,
      columns.actual,
    ],
    rows: Object.entries(forecast.metrics).flatMap(([metric, {districts}]) => {
      if (only && only.metric !== metric) return [];
      const {scale, unit} = metricQuantity(forecast, metric, lang);
      const wanted = Object.entries(districts).filter(([district]) => !only || only.district === district);
      return wanted.flatMap(([district, years]) =>
        Object.entries(years).map(([year, cell]) => [
          metricName(forecast, metric, lang),
          districtName(forecast, district, lang),
          Number(year),
          unit,
          cell.mean * scale,
          cell.sd * scale,
          ...QUANTILES.map((quantile) => cell[quantile] * scale),
          cell.actual && cell.actual.value * scale,
        ]),
      );
    }),
  };
}

/** What is needed to get the same numbers again. */
export function aboutTable({scenario, run, engine, digest}: Forecast, levers: string, lang: Language): Table {
  const {columns, facts, about: name} = exportTextsOf(lang);
  return {
    name,
    columns: [columns.what, columns.value],
    rows: [
      [facts.scenario, labelText(scenario.title, lang, scenario.id)],
      ...(levers ? [[facts.levers, levers]] : []),
      [facts.replicates, run.replicates],
      [facts.seed, run.seed],
      [facts.engine, engine],
      [facts.scenarioDigest, scenario.digest],
      [facts.digest, digest],
    ],
  };
}
