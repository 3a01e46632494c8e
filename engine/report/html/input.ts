import type {AuditReport} from '../../audit-schema.ts';
import type {DriversReport} from '../../drivers-schema.ts';
import type {Forecast} from '../../forecast-schema.ts';
import type {RequiredReport} from '../../required-schema.ts';
import type {Language} from '../../units.ts';
import type {ForecastView} from '../view.ts';
import type {Basis} from './basis.ts';
import type {PageTexts} from './page-text.ts';
import type {WorkedOut} from './worked-out.ts';

/** What an HTML report is made from. */
export interface HtmlReportInput {
  readonly forecast: Forecast;
  readonly basis: Basis;
  readonly audit: AuditReport;
  /** Draws of the headline target's metric in its district and year, in the metric's unit; without them no distribution is shown. */
  readonly draws: Float64Array | undefined;
  /** What decides the headline's target, and others; without it the page does not say. */
  readonly drivers?: WorkedOut<DriversReport> | undefined;
  /** What it would take; without it the page does not say. */
  readonly required?: WorkedOut<RequiredReport> | undefined;
  /** What to type to get the same numbers. */
  readonly command: string;
  /** Shown first. */
  readonly lang: Language;
  /** Also targets that are parts of combined ones. */
  readonly all: boolean;
  /** That charts are made in: the page's, or one of a library. */
  readonly document: Document;
}

/** The same in one language, with all that the sections share. */
export interface Side extends HtmlReportInput {
  readonly view: ForecastView;
  readonly page: PageTexts;
}
