import type {Language} from '../../engine/display.ts';
import {download, fileName} from './download.ts';
import {excelFile} from './excel.ts';
import {exportTextsOf} from './export-texts.ts';
import {csvText, type Table} from './table.ts';
import './save.css';

interface Properties {
  /** Of the file. */
  readonly name: string;
  readonly lang: Language;
  /** Made when somebody wants them; the first is what stands in a CSV. */
  readonly tables: () => readonly [Table, ...Table[]];
}

/** Buttons that save tables: the first as CSV, all of them as an Excel workbook. */
export function SaveTable({name, lang, tables}: Properties) {
  const {save} = exportTextsOf(lang);
  return (
    <p class="save">
      <button
        type="button"
        aria-label={save(`CSV: ${name}`)}
        onClick={() => download(fileName(name, 'csv'), new Blob([csvText(tables()[0])], {type: 'text/csv'}))}
      >
        CSV
      </button>
      <button
        type="button"
        aria-label={save(`Excel: ${name}`)}
        onClick={() => void excelFile(tables()).then((blob) => download(fileName(name, 'xlsx'), blob))}
      >
        Excel
      </button>
    </p>
  );
}
