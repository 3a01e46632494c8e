import type {Table, Value} from './table.ts';

/** Sheets' names have at most so many characters, none of these among them. */
const SHEET_NAME = 31;
const NOT_IN_NAMES = /[\\/?*[\]:]/g;

/** Tables as a workbook, a sheet for each: numbers as numbers, the head in bold and always in sight. */
export async function excelFile(tables: readonly Table[]): Promise<Blob> {
  // Few want it, so its code is loaded when somebody does.
  const {writeXlsx} = await import('hucre/xlsx');
  const bytes = await writeXlsx({
    defaultFont: {name: 'Microsoft YaHei', size: 11},
    sheets: tables.map(({name, columns, rows}) => ({
      name: name.replaceAll(NOT_IN_NAMES, ' ').slice(0, SHEET_NAME),
      rows: [[...columns], ...rows.map((row) => row.map((value) => value ?? null))],
      columns: columns.map((header, i) => ({width: widthOf([header, ...rows.map((row) => row[i])])})),
      cells: new Map(columns.map((header, i) => [`0,${i}`, {value: header, style: {font: {bold: true}}}])),
      freezePane: {rows: 1},
    })),
  });
  return new Blob([bytes as Uint8Array<ArrayBuffer>], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}

/** In characters; Chinese ones take two. */
function widthOf(values: readonly Value[]): number {
  const lengths = values.map((value = '') => {
    const text = typeof value === 'number' ? String(Number(value.toPrecision(8))) : value;
    return text.length + (text.match(/[\u2E80-\uFFEF]/g)?.length ?? 0);
  });
  return Math.min(60, Math.max(8, ...lengths) + 2);
}
