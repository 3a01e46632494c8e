import {displayWidth} from '../errors.ts';
import type {Column, Row} from './rows.ts';
import type {Texts} from './text.ts';

/** Which columns a table has and how wide they are; a column that is left out has no width. */
export interface Layout {
  readonly widths: Readonly<Partial<Record<Column, number>>>;
  /** Targets without their units. */
  readonly bare: boolean;
}

export const COLUMNS: readonly Column[] = [
  'name',
  'target',
  'growth',
  'median',
  'range',
  'bar',
  'value',
  'error',
  'word',
  'missed',
];

/** Blanks before a column. */
export const GAPS: Readonly<Record<Column, number>> = {
  name: 0,
  target: 2,
  growth: 2,
  median: 2,
  range: 1,
  bar: 2,
  value: 1,
  error: 1,
  word: 1,
  missed: 2,
};

export const INDENT = 2;

/** The columns over which the name of a combined target reaches. */
export const LEFT: readonly Column[] = COLUMNS.slice(0, COLUMNS.indexOf('bar'));

/** The columns that together show the chance. */
export const CHANCE: readonly Column[] = ['bar', 'value', 'error', 'word'];

/** What a table may take. */
interface Choice {
  readonly bare: boolean;
  readonly dropped: readonly Column[];
  /** Most columns of a name, and of that of a combined target; what is longer is wrapped, not cut. */
  readonly name: number;
  readonly span: number;
  /** Least columns of the bar. */
  readonly bar: number;
}

const WIDEST: Choice = {bare: false, dropped: [], name: 40, span: 48, bar: 8};

/** What a table gives up to fit, one after the other: first what says least. */
const SACRIFICES: readonly (Partial<Choice> | Column)[] = [
  {bare: true},
  {name: 18},
  'missed',
  'range',
  {name: 14, bar: 6, span: 16},
  'word',
  'bar',
  'growth',
  'median',
  {name: 10},
  'error',
];

/** The widest layout that fits into so many columns, or the narrowest there is. */
export function layoutOf(rows: readonly Row[], width: number, texts: Texts): Layout {
  let choice = WIDEST;
  let layout = measure(rows, texts, choice);
  for (const sacrifice of SACRIFICES) {
    if (totalWidth(layout) <= width) break;
    choice =
      typeof sacrifice === 'string' ? {...choice, dropped: [...choice.dropped, sacrifice]} : {...choice, ...sacrifice};
    layout = measure(rows, texts, choice);
  }
  return withBar(layout, width);
}

function measure(rows: readonly Row[], texts: Texts, choice: Choice): Layout {
  const titles = titlesOf(texts);
  const widths: Partial<Record<Column, number>> = {};
  for (const column of COLUMNS) {
    const widest = Math.max(0, ...rows.map((row) => cellWidth(row, column, choice)));
    if (choice.dropped.includes(column) || widest === 0) continue;
    widths[column] = Math.max(column === 'name' ? Math.min(widest, choice.name) : widest, displayWidth(titles[column]));
  }
  const spanning = Math.max(0, ...rows.map((row) => (row.spans ? displayWidth(row.cells.name) : 0)));
  const missing = Math.min(spanning, choice.span) - spanWidth(widths, LEFT);
  if (missing > 0) widths.name = (widths.name ?? 0) + missing;
  return {widths, bare: choice.bare};
}

function cellWidth(row: Row, column: Column, {bare, bar}: Choice): number {
  if (column === 'bar') return Number.isNaN(row.probability) ? 0 : bar;
  if (column === 'name') return row.spans ? 0 : INDENT * row.depth + displayWidth(row.cells.name);
  return displayWidth(column === 'target' && bare ? row.bareTarget : row.cells[column]);
}

const MOST_BAR = 20;

/** What is left goes to the bar. */
function withBar(layout: Layout, width: number): Layout {
  const {bar} = layout.widths;
  if (bar === undefined) return layout;
  const spare = Math.max(0, width - totalWidth(layout));
  return {...layout, widths: {...layout.widths, bar: Math.min(MOST_BAR, bar + spare)}};
}

export function totalWidth({widths}: Layout): number {
  return spanWidth(widths, COLUMNS);
}

/** Of neighbouring columns with the gaps between them. */
export function spanWidth(widths: Layout['widths'], columns: readonly Column[]): number {
  const present = columns.filter((column) => widths[column] !== undefined);
  return present.reduce((sum, column, i) => sum + (i ? GAPS[column] : 0) + widths[column]!, 0);
}

/** The titles of the columns; the columns of the chance have one together. */
export function titlesOf({columns}: Texts): Readonly<Record<Column, string>> {
  const {district, target, growth, median, range, missed} = columns;
  return {name: district, target, growth, median, range, bar: '', value: '', error: '', word: '', missed};
}
