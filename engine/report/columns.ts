import {displayWidth} from '../errors.ts';
import {legible, pad, paint, type Terminal, wrap} from './style.ts';

/** Rows of a table: a name, then cells. */
export interface ColumnsRow {
  readonly name: string;
  readonly cells: readonly string[];
}

const GAP = 2;

/** The least that a name is given. */
const LEAST_NAME = 14;

/** A plain table: names wrapped on the left, cells on the right; nothing where it does not fit the width. */
export function columns(
  titles: readonly string[],
  rows: readonly ColumnsRow[],
  terminal: Terminal,
  indent = 2,
): string[] | undefined {
  const widths = titles.map((title, i) => Math.max(...[title, ...rows.map(({cells}) => cells[i] ?? '')].map(widthOf)));
  const right = widths.reduce((sum, width) => sum + GAP + width, 0);
  const longest = Math.max(...rows.map(({name}) => displayWidth(name)), 0);
  const left = Math.min(longest, terminal.width - right - indent);
  if (left < Math.min(longest, LEAST_NAME)) return undefined;
  const line = (name: string, cells: readonly string[]) =>
    legible(
      ' '.repeat(indent) +
        pad(name, left, 'left') +
        widths.map((width, i) => ' '.repeat(GAP) + pad(cells[i] ?? '', width, 'right')).join(''),
      terminal,
    ).trimEnd();
  return [
    paint(line('', titles), 'faint', terminal),
    ...rows.flatMap(({name, cells}) => {
      const [first = '', ...more] = wrap(name, left);
      return [line(first, cells), ...more.map((text) => ' '.repeat(indent) + text)];
    }),
  ];
}

function widthOf(text: string): number {
  return displayWidth(text);
}
