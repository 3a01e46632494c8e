/** The HTML reports. They draw charts, so they are loaded only where one is wanted. */
export type {Basis} from './basis.ts';
export {type DecisionTargets, decisionTargets} from './decision-targets.ts';
export {headlineCell} from './headline-cell.ts';
export {htmlReport} from './html-report.ts';
export type {HtmlReportInput} from './input.ts';
export type {WorkedOut} from './worked-out.ts';
export {driversPage} from './drivers-page.ts';
export {leversPage} from './levers-page.ts';
export {requiredPage} from './required-page.ts';
