/**
 * Reports: each is one file and a pure function from a Forecast to text, which takes its words from text.ts and its grouping from view.ts. A new one
 * (HTML, JUnit, Markdown) is a file and a line here.
 */
export {json, jsonLine} from './json.ts';
export {type Terminal} from './style.ts';
export {table, type TableOptions} from './table.ts';
