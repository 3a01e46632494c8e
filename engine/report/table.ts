import type {Forecast} from '../forecast-schema.ts';
import type {Language} from '../units.ts';
import {actualLines} from './actuals.ts';
import {checkLines} from './check-lines.ts';
import {footerLines, legendLines} from './footer.ts';
import {headerLine, paragraph, rowLines} from './grid.ts';
import {headline} from './headline.ts';
import {type Layout, layoutOf} from './layout.ts';
import {headlineOutsideView, outsideViewLines} from './outside-view.ts';
import {combinedRow, forecastRow, pointRow, type Row} from './rows.ts';
import {paint, type Terminal} from './style.ts';
import {breakable} from './text.ts';
import {type ForecastView, districtName, metricName, metricQuantity, viewOf} from './view.ts';

export interface TableOptions extends Terminal {
  readonly lang: Language;
  /** Also the targets that stand in the file only for combined ones. */
  readonly all?: boolean;
  /** Metrics whose forecast is shown in every district and year, whatever is asked of them. */
  readonly metrics?: readonly string[];
}

/**
 * A forecast as a table for a terminal: the answer in a sentence, the targets by year, the checks, and what is needed to run it again. It fits the width
 * down to 40 columns by leaving columns out; no number is ever cut. Ends with a newline.
 */
export function table(forecast: Forecast, options: TableOptions): string {
  const view = viewOf(forecast, options.lang, options.all);
  const sections = sectionsOf(forecast, view, options);
  const layout = layoutOf(
    sections.flatMap((section) => section.rows),
    options.width,
    view.texts,
  );
  const parts = [
    titleLines(forecast, view, options),
    ...sections.map((section) => sectionLines(section, layout, view, options)),
    ...metricLines(forecast, view, options),
    outsideViewLines(forecast, view, options),
    actualLines(forecast, view, options),
    forecast.checks.length
      ? [paint(view.texts.checks, 'strong', options), ...checkLines(forecast.checks, forecast, options.lang, options)]
      : [],
    [...legendLines(view, layout, options), ...footerLines(forecast, view, options)],
  ];
  const text = parts.filter((lines) => lines.length).map((lines) => lines.join('\n'));
  return breakable(`${text.join('\n\n')}\n`);
}

function titleLines(forecast: Forecast, view: ForecastView, terminal: Terminal): string[] {
  const [answer, ...details] = headline(forecast, view);
  return [
    ...paragraph(view.title, terminal).map((line) => paint(line, 'strong', terminal)),
    ...(answer === undefined
      ? paragraph(view.texts.noTargets, terminal)
      : ['', ...paragraph(answer, terminal).map((line) => paint(line, 'strong', terminal))]),
    ...[details.join(view.lang === 'zh' ? '' : ' '), headlineOutsideView(view)].flatMap((text) =>
      paragraph(text, terminal).filter(Boolean),
    ),
  ];
}

/** Rows under a heading. */
interface Section {
  readonly heading: string;
  readonly rows: readonly Row[];
  /** Whether the rows have all columns, or only the name and the chance. */
  readonly titled: boolean;
}

function sectionsOf(forecast: Forecast, view: ForecastView, terminal: Terminal): Section[] {
  const {texts} = view;
  if (!view.years.length) return forecastSections(forecast, view, terminal);
  return view.years.flatMap(({year, tables, combined}) => {
    const when = year === undefined ? undefined : String(year);
    const sections: Section[] = tables.map((one) => ({
      heading: texts.heading(when, one.about, one.unit),
      rows: one.points.map((point) => pointRow(point, one, view, terminal)),
      titled: true,
    }));
    if (!combined.length) return sections;
    const rows = combined.map((target) => combinedRow(target, view, terminal));
    return [...sections, {heading: texts.heading(when, texts.combined, ''), rows, titled: false}];
  });
}

/** Where nothing is asked: every metric in the last year. */
function forecastSections(forecast: Forecast, view: ForecastView, terminal: Terminal): Section[] {
  const end = String(forecast.scenario.end);
  return Object.keys(forecast.metrics).map((metric) => metricSection(forecast, metric, end, view, terminal));
}

/** The metrics that were asked for by name. Their columns are their own: those of the targets are no concern of theirs. */
function metricLines(forecast: Forecast, view: ForecastView, options: TableOptions): string[][] {
  const sections = (options.metrics ?? []).map((metric) => metricSection(forecast, metric, undefined, view, options));
  const rows = sections.flatMap((section) => section.rows);
  const layout = layoutOf(rows, options.width, view.texts);
  return sections.map((section) => sectionLines(section, layout, view, options));
}

/** A metric in each district, in one year or in all. */
function metricSection(
  forecast: Forecast,
  metric: string,
  year: string | undefined,
  {lang, texts}: ForecastView,
  terminal: Terminal,
): Section {
  const quantity = metricQuantity(forecast, metric, lang);
  const rows = Object.entries(forecast.metrics[metric]!.districts).flatMap(([id, years]) => {
    const name = districtName(forecast, id, lang);
    return Object.entries(years)
      .filter(([when]) => year === undefined || when === year)
      .map(([when, {p05, p50, p95}]) => {
        const range = `(${quantity.number(p05)}–${quantity.number(p95)})`;
        return forecastRow(year === undefined ? `${name} ${when}` : name, quantity.number(p50), range, terminal);
      });
  });
  return {heading: texts.heading(year, metricName(forecast, metric, lang), quantity.unit), rows, titled: true};
}

function sectionLines(
  {heading, rows, titled}: Section,
  layout: Layout,
  {texts}: ForecastView,
  terminal: Terminal,
): string[] {
  return [
    ...paragraph(heading, terminal).map((line) => paint(line, 'strong', terminal)),
    ...(titled ? [headerLine(layout, texts, terminal)] : []),
    ...rows.flatMap((row) => rowLines(row, layout, terminal)),
  ];
}
