import {likelihoodOf, type Likelihood} from './likelihood.ts';
import {showProbability} from './probability.ts';
import {growthText, pointsText} from './quantity.ts';
import {legible, type Terminal} from './style.ts';
import type {CombinedView, ForecastView, PointView, TableView} from './view.ts';

/** The columns of the table of targets, from left to right. */
export type Column = 'name' | 'target' | 'growth' | 'median' | 'range' | 'bar' | 'value' | 'error' | 'word' | 'missed';

/** A target as a row of the table: what stands in each column, empty where there is nothing to say. */
export interface Row {
  readonly cells: Readonly<Record<Exclude<Column, 'bar'>, string>>;
  /** The target without its unit, which the heading gives. */
  readonly bareTarget: string;
  /** How far the name is indented, in steps. */
  readonly depth: number;
  /** A combined target: its name reaches over the columns up to the bar. */
  readonly spans: boolean;
  readonly probability: number;
  readonly likelihood: Likelihood;
}

/** The row of a point target. */
export function pointRow(point: PointView, {quantity}: TableView, view: ForecastView, terminal: Terminal): Row {
  const {target, claim, forecast} = point;
  const {lang, texts} = view;
  const missed = target.shortfall && Math.abs(target.shortfall.median);
  return row(target, view, terminal, {
    name: point.district,
    depth: point.depth,
    target: claim.short,
    bareTarget: claim.bare,
    growth: target.implied ? growthText(target.implied.growth, texts) : '',
    median: forecast ? quantity.number(forecast.p50) : '',
    range: forecast ? `(${quantity.number(forecast.p05)}–${quantity.number(forecast.p95)})` : '',
    missed: missed === undefined ? '' : claim.aspect === 'growth' ? pointsText(missed, lang) : quantity.number(missed),
  });
}

/** The row of a combined target. */
export function combinedRow({target, name}: CombinedView, view: ForecastView, terminal: Terminal): Row {
  return {...row(target, view, terminal, {name}), spans: true};
}

/** A row that shows a forecast without a target. */
export function forecastRow(name: string, median: string, range: string, terminal: Terminal): Row {
  const cells = legibleCells({...NOTHING, name, median, range}, terminal);
  return {cells, bareTarget: '', depth: 0, spans: false, probability: Number.NaN, likelihood: 'remote'};
}

const NOTHING = {name: '', target: '', growth: '', median: '', range: '', value: '', error: '', word: '', missed: ''};

type Given = Partial<typeof NOTHING> & {bareTarget?: string; depth?: number};

function row(target: PointView['target'], {texts}: ForecastView, terminal: Terminal, given: Given): Row {
  const {bareTarget = '', depth = 0, ...cells} = given;
  const likelihood = likelihoodOf(target.probability);
  const shown = {...NOTHING, ...cells, ...showProbability(target, texts), word: texts.likelihood[likelihood]};
  return {
    cells: legibleCells(shown, terminal),
    bareTarget: legible(bareTarget, terminal),
    depth,
    spans: false,
    probability: target.probability,
    likelihood,
  };
}

function legibleCells(cells: typeof NOTHING, terminal: Terminal): typeof NOTHING {
  return Object.fromEntries(
    Object.entries(cells).map(([key, text]) => [key, legible(text, terminal)]),
  ) as typeof NOTHING;
}
