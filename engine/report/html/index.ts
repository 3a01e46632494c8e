/** The HTML report. It draws charts, so it is loaded only where a report is wanted. */
export type {Basis} from './basis.ts';
export {headlineCell} from './headline-cell.ts';
export {htmlReport} from './html-report.ts';
export type {HtmlReportInput} from './input.ts';
