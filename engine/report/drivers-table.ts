import {displayWidth} from '../errors.ts';
import {legible, pad, paint, type Terminal, wrap} from './style.ts';

/** Blanks between columns. */
const GAP = 2;
/** Of a name's further lines. */
const INDENT = 2;
/** A name has at least so many columns. */
const LEAST_NAME = 16;

export interface PlainTable {
  /** Titles of all columns. */
  readonly titles: readonly string[];
  /** A name, then cells. */
  readonly rows: readonly (readonly string[])[];
  /** Columns, by place, that are left out one after the other where there is no room. */
  readonly sacrifices?: readonly number[];
}

/**
 * Lines of a table with a name and figures: figures right-aligned, the name wrapped in what room is left, or on a line of its own where too little is; long titles are wrapped too.
 */
export function plainTable({titles, rows, sacrifices = []}: PlainTable, terminal: Terminal): string[] {
  const shown = [titles, ...rows].map((cells) => cells.map((cell) => legible(cell, terminal)));
  const [heads = [], ...body] = shown;
  const widths = heads.map((head, i) =>
    columnWidth(
      head,
      body.map((row) => row[i]!),
    ),
  );
  const columns = columnsThatFit(widths, sacrifices, terminal.width);
  const figures = columns.reduce((sum, i) => sum + GAP + widths[i]!, 0);
  const isStacked = terminal.width - figures < LEAST_NAME;
  const widest = Math.max(...shown.map(([name]) => displayWidth(name!)));
  const nameWidth = isStacked ? 0 : Math.min(widest, terminal.width - figures);
  const line = (name: string, cells: readonly string[]) =>
    (
      pad(name, nameWidth, 'left') +
      cells.map((cell, k) => ' '.repeat(GAP) + pad(cell, widths[columns[k]!]!, 'right')).join('')
    ).trimEnd();
  const rowLines = (row: readonly string[]): string[] => {
    const cells = columns.map((i) => row[i]!);
    if (isStacked) return [...wrap(row[0]!, terminal.width), line('', cells)];
    const names = wrap(row[0]!, displayWidth(row[0]!) > nameWidth ? nameWidth - INDENT : nameWidth);
    return [line(names[0]!, cells), ...names.slice(1).map((name) => ' '.repeat(INDENT) + name)];
  };
  const wrapped = columns.map((i) => wrap(heads[i]!, widths[i]!));
  const height = Math.max(1, ...wrapped.map((words) => words.length));
  const headLines = Array.from({length: height}, (_, k) =>
    line(
      isStacked || k < height - 1 ? '' : heads[0]!,
      wrapped.map((words) => words[k - height + words.length] ?? ''),
    ),
  );
  return [...headLines.map((head) => paint(head, 'faint', terminal)), ...body.flatMap(rowLines)];
}

/** A title may take lines of its own, but no word is broken. */
function columnWidth(title: string, cells: readonly string[]): number {
  const widest = Math.max(0, ...cells.map((cell) => displayWidth(cell)));
  return Math.max(widest, ...wrap(title, Math.max(widest, MOST_TITLE)).map((line) => displayWidth(line)));
}

function columnsThatFit(widths: readonly number[], sacrifices: readonly number[], width: number): number[] {
  let columns = widths.map((_, i) => i).slice(1);
  const room = () => width - columns.reduce((sum, i) => sum + GAP + widths[i]!, 0);
  for (const dropped of sacrifices) if (room() < LEAST_NAME) columns = columns.filter((i) => i !== dropped);
  return columns;
}

/** Columns of a title before it is wrapped. */
const MOST_TITLE = 10;
