/** A value of a table; undefined is an empty cell. */
export type Value = string | number | undefined;

/** A table that leaves the page. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** By which Excel knows that a file is UTF-8; without it Chinese is garbled. */
const MARK = '\uFEFF';

/** A table as CSV: UTF-8 with a mark, lines as RFC 4180 wants them. What stands in a file as text stays text: no cell is a formula. */
export function csvText({columns, rows}: Table): string {
  return MARK + [columns, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
