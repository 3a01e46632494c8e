import {displayWidth} from '../errors.ts';
import {bar} from './bar.ts';
import {CHANCE, COLUMNS, GAPS, titlesOf, INDENT, type Layout, LEFT, spanWidth} from './layout.ts';
import type {Column, Row} from './rows.ts';
import {legible, pad, paint, type Terminal, type Tone, wrap} from './style.ts';
import type {Texts} from './text.ts';

const RIGHT: ReadonlySet<Column> = new Set(['target', 'growth', 'median', 'value', 'missed']);

/** The line of column titles. */
export function headerLine({widths}: Layout, texts: Texts, terminal: Terminal): string {
  const titles = titlesOf(texts);
  const chance = CHANCE.filter((column) => widths[column] !== undefined);
  let line = '';
  for (const column of COLUMNS) {
    const width = widths[column];
    if (width === undefined || chance.slice(1).includes(column)) continue;
    if (line !== '') line += ' '.repeat(GAPS[column]);
    line +=
      column === chance[0]
        ? pad(texts.columns.chance, spanWidth(widths, chance), 'left')
        : pad(titles[column], width, RIGHT.has(column) ? 'right' : 'left');
  }
  return paint(legible(line.trimEnd(), terminal), 'faint', terminal);
}

/** The lines of a row: more than one where its name is wrapped. */
export function rowLines(row: Row, layout: Layout, terminal: Terminal): string[] {
  const {widths} = layout;
  const nameWidth = row.spans ? spanWidth(widths, LEFT) : widths.name!;
  const [first = '', ...more] = wrap(row.cells.name, nameWidth - INDENT * row.depth).map(
    (line) => ' '.repeat(INDENT * row.depth) + line,
  );
  const columns = COLUMNS.filter((column) => column !== 'name' && widths[column] !== undefined);
  const cells = (row.spans ? columns.filter((column) => !LEFT.includes(column)) : columns).map(
    (column) => ' '.repeat(GAPS[column]) + cell(row, column, layout, terminal),
  );
  return [(pad(first, nameWidth, 'left') + cells.join('')).trimEnd(), ...more];
}

function cell(row: Row, column: Column, {widths, bare}: Layout, terminal: Terminal): string {
  const width = widths[column]!;
  if (column === 'bar') return barCell(row, width, terminal);
  const text = column === 'target' && bare ? row.bareTarget : row.cells[column];
  const tone = TONED[column];
  const shown = tone === undefined ? text : paint(text, tone === 'likelihood' ? row.likelihood : tone, terminal);
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return RIGHT.has(column) ? blanks + shown : shown + blanks;
}

const TONED: Readonly<Partial<Record<Column, Tone | 'likelihood'>>> = {
  value: 'likelihood',
  word: 'likelihood',
  range: 'faint',
  error: 'faint',
};

function barCell({probability, likelihood}: Row, width: number, terminal: Terminal): string {
  if (Number.isNaN(probability)) return ' '.repeat(width);
  const {full, rest} = bar(probability, width, terminal.unicode);
  return paint(full, likelihood, terminal) + paint(rest, 'faint', terminal);
}

/** A text wrapped behind a lead, such as a mark, in a tone; its further lines stand under the first. */
export function paragraph(text: string, terminal: Terminal, lead = '', tone: Tone = 'strong'): string[] {
  const mark = legible(lead, terminal);
  const indent = displayWidth(mark);
  return wrap(legible(text, terminal), terminal.width - indent).map(
    (line, i) => (i ? ' '.repeat(indent) : paint(mark, tone, terminal)) + line,
  );
}
