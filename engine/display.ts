/** How a forecast is said to people, public and safe for browsers: words, numbers and units in both languages, and the grouping of targets that every report has. */
export {checkText} from './report/check-lines.ts';
export {AUDIT_WORDS} from './report/audit-words.ts';
export {inputName, sourceName} from './report/drivers-names.ts';
export {headline, headlineSubject, type HeadlineView, headlineView} from './report/headline.ts';
export {type HistoryGrowth, historyGrowth} from './report/history-growth.ts';
export {likelihoodOf, type Likelihood} from './report/likelihood.ts';
export {outsideViewText} from './report/outside-view.ts';
export {probabilityText, showProbability} from './report/probability.ts';
export {growthText, pointsText, type Quantity, quantityOf, rateText} from './report/quantity.ts';
export {labelText, type Texts, textsOf} from './report/text.ts';
export {
  type CombinedView,
  districtName,
  type ForecastView,
  metricName,
  metricQuantity,
  type PointView,
  pointClaim,
  type TableView,
  targetSubject,
  viewOf,
} from './report/view.ts';
export {formatNumber, type Language} from './units.ts';
