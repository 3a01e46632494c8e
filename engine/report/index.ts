/**
 * Reports: each is one file and a pure function from a Forecast, or from what the gate says, to text, which takes its words from text.ts or gate-text.ts and
 * its grouping from view.ts. A new one is a file and a line here. The HTML report, which draws, stands apart in html/.
 */
export {type AnnotationOptions, annotations, withoutCommands} from './annotations.ts';
export {checkMarkdown} from './check-markdown.ts';
export {compareMarkdown} from './compare-markdown.ts';
export {junit, type JUnitOptions} from './junit.ts';
export {runMarkdown} from './run-markdown.ts';
export {checkedFileText, checkSummaryText} from './check-report.ts';
export {compareText} from './compare-report.ts';
export {type ComparedFolders, foldersMarkdown, foldersText} from './compared-folders.ts';
export {driversText, type DriversTextOptions} from './drivers-text.ts';
export {json, jsonLine, printJson} from './json.ts';
export {auditMarkdown} from './audit-markdown.ts';
export {auditText, type AuditTextOptions} from './audit-text.ts';
export {portfolioText} from './portfolio-text.ts';
export {requiredText} from './required-text.ts';
export {type Terminal} from './style.ts';
export {table, type TableOptions} from './table.ts';
