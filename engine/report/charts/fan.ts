import {areaY, axisX, axisY, dot, gridY, lineY, ruleX, ruleY, text} from '@observablehq/plot';
import type {Forecast} from '../../forecast-schema.ts';
import {districtName, metricName, metricQuantity, pointClaim, shownTargets} from '../view.ts';
import {chartTextsOf} from './chart-texts.ts';
import {COLOR, draw, type Frame, NARROW} from './frame.ts';

export interface FanOptions {
  readonly metric: string;
  readonly district: string;
  readonly height?: number;
}

/** A year of a forecast, in the unit that readers expect. */
interface Year {
  readonly year: number;
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

interface Point {
  readonly year: number;
  readonly value: number;
}

interface Mark extends Point {
  readonly label: string;
}

/** What a fan chart shows, in the unit that readers of the language expect. */
export interface FanData {
  readonly title: string;
  readonly unit: string;
  readonly years: readonly Year[];
  /** What was observed, up to the base year and after it. */
  readonly history: readonly Point[];
  /** Levels that targets ask for. */
  readonly targets: readonly Mark[];
  readonly format: (shown: number) => string;
}

/** The years of a metric in a district with its targets and what was reported. Throws a RangeError where the forecast has no such metric there. */
export function fanData(forecast: Forecast, {metric, district}: FanOptions, lang: Frame['lang']): FanData {
  const years = forecast.metrics[metric]?.districts[district];
  if (!years) throw new RangeError(`no forecast of ${metric} in ${district}`);
  const quantity = metricQuantity(forecast, metric, lang);
  const {scale} = quantity;
  return {
    title: `${districtName(forecast, district, lang)} · ${metricName(forecast, metric, lang)}`,
    unit: quantity.unit,
    years: Object.entries(years).map(([year, {p05, p25, p50, p75, p95}]) => ({
      year: Number(year),
      p05: p05 * scale,
      p25: p25 * scale,
      p50: p50 * scale,
      p75: p75 * scale,
      p95: p95 * scale,
    })),
    history: Object.entries(forecast.metrics[metric]?.history?.[district] ?? {}).map(([year, value]) => ({
      year: Number(year),
      value: value * scale,
    })),
    targets: shownTargets(forecast).flatMap(([, target]): Mark[] => {
      const {asks, year} = target;
      if (target.metric !== metric || target.district !== district || 'parts' in asks || asks.of !== 'level') return [];
      const bound = asks.about ?? asks.atLeast ?? asks.atMost;
      if (bound === undefined || year === undefined) return [];
      return [{year, value: bound * scale, label: pointClaim(forecast, target, lang)!.bare}];
    }),
    format: (shown) => quantity.number(shown / scale),
  };
}

/** A metric in a district: bands that hold half and nine tenths of the replicates, the median, the targets, and what was reported. */
export function fanChart(forecast: Forecast, options: FanOptions, frame: Frame): SVGSVGElement {
  const data = fanData(forecast, options, frame.lang);
  const {years, history, targets, format, unit, title} = data;
  const texts = chartTextsOf(frame.lang);
  const last = years.at(-1)!;
  const [base] = years;
  const narrow = frame.width < NARROW;
  const first = Math.min(base!.year, ...history.map(({year}) => year));
  const {lines, room} = endLabels(data);
  return draw(
    frame,
    texts.fanDescription(title, last.year, format(last.p50), format(last.p05), format(last.p95), unit),
    {
      height: options.height ?? (narrow ? 260 : 320),
      marginLeft: narrow ? 44 : 56,
      marginRight: room,
      marginTop: 24,
      marginBottom: 30,
      x: {domain: [first - 0.15, last.year + 0.15], label: null},
      y: {zero: true, nice: true, label: null},
      marks: [
        gridY({ticks: 5, stroke: COLOR.rule, strokeOpacity: 1}),
        axisY({ticks: 5, tickSize: 0, tickFormat: format, fill: COLOR.faint, label: null}),
        axisX({
          ticks: yearTicks(first, last.year, narrow),
          tickSize: 0,
          tickFormat: String,
          fill: COLOR.faint,
          label: null,
        }),
        text([unit], {
          frameAnchor: 'top-left',
          dx: narrow ? -40 : -52,
          dy: -20,
          textAnchor: 'start',
          fill: COLOR.faint,
        }),
        areaY(years, {x: 'year', y1: 'p05', y2: 'p95', fill: COLOR.most}),
        areaY(years, {x: 'year', y1: 'p25', y2: 'p75', fill: COLOR.half}),
        lineY(years, {x: 'year', y: 'p50', stroke: COLOR.forecast, strokeWidth: 2.5}),
        history.length ? ruleX([base!.year], {stroke: COLOR.faint, strokeDasharray: '2 3'}) : null,
        lineY(history, {x: 'year', y: 'value', stroke: COLOR.ink, strokeWidth: 1.5}),
        dot(history, {x: 'year', y: 'value', r: 3.5, fill: COLOR.ink}),
        ruleY(targets, {
          y: 'value',
          x1: ({year}: Mark) => Math.max(first - 0.15, year - 0.3),
          x2: ({year}: Mark) => Math.min(last.year + 0.15, year + 0.3),
          stroke: COLOR.target,
          strokeWidth: 3,
        }),
        ...labelled(targets).map((target) => {
          const atLeft = target.year - 0.3 < first;
          return text([target], {
            x: atLeft ? first - 0.15 : Math.min(last.year, target.year + 0.3),
            y: 'value',
            text: [`${texts.target} ${target.label}`],
            textAnchor: atLeft ? 'start' : 'end',
            dy: -10,
            fill: COLOR.target,
            stroke: COLOR.paper,
            strokeWidth: 4,
            fontWeight: 600,
          });
        }),
        text(lines, {
          x: () => last.year,
          y: 'at',
          text: 'label',
          textAnchor: 'start',
          dx: 14,
          fill: 'fill',
          fontWeight: 'weight',
        }),
      ],
    },
  );
}

/** Of targets that ask for the same year after year, the last says it. */
function labelled(targets: readonly Mark[]): Mark[] {
  return targets.filter(({label, year}) => !targets.some((other) => other.label === label && other.year > year));
}

interface EndLabel {
  readonly label: string;
  readonly at: number;
  readonly fill: string;
  readonly weight: number;
}

/** Median and band at the right end; only the median where they would overlap. */
function endLabels({years, format, targets}: FanData): {lines: EndLabel[]; room: number} {
  const {p05, p50, p95} = years.at(-1)!;
  const top = Math.max(p95, ...targets.map(({value}) => value));
  const apart = (a: number, b: number) => Math.abs(a - b) > 0.06 * top;
  const faint = (value: number): EndLabel => ({label: format(value), at: value, fill: COLOR.faint, weight: 400});
  const lines = [
    {label: format(p50), at: p50, fill: COLOR.forecast, weight: 700},
    ...[p05, p95].filter((value) => apart(value, p50)).map(faint),
  ];
  return {lines, room: 26 + 8 * Math.max(...lines.map(({label}) => label.length))};
}

function yearTicks(first: number, last: number, narrow: boolean): number[] {
  const step = Math.ceil((last - first + 1) / (narrow ? 5 : 10));
  return Array.from({length: Math.floor((last - first) / step) + 1}, (_, i) => last - i * step).toReversed();
}
