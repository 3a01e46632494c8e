/**
 * Charts: functions from a forecast to an Observable Plot figure, which the HTML report, the web page and the notebooks share. A chart says in words what it shows
 * (its `aria-label`) and tells nothing by colour alone.
 */
export {atLeastChart} from './at-least.ts';
export {byYearChart, yearChances} from './by-year.ts';
export {type Chance, chancesChart} from './chances.ts';
export {binDraws, distributionChart, type DistributionOptions} from './distribution.ts';
export {fanChart, type FanData, fanData, type FanOptions} from './fan.ts';
export {CHART_CSS, type Frame} from './frame.ts';
export {frontierChart, type FrontierOptions} from './frontier.ts';
export {tornadoChart} from './tornado.ts';
