import {displayWidth} from '../errors.ts';
import type {Forecast} from '../forecast-schema.ts';
import {formatNumber} from '../units.ts';
import {paragraph} from './grid.ts';
import type {Layout} from './layout.ts';
import {paint, type Terminal} from './style.ts';
import type {ForecastView} from './view.ts';

/** How to read the table, as far as its columns need it. */
export function legendLines({years, texts}: ForecastView, {widths}: Layout, terminal: Terminal): string[] {
  const {legend} = texts;
  const points = years.flatMap(({tables}) => tables).flatMap((table) => table.points);
  const parts = [
    widths.error !== undefined && legend.error,
    widths.range !== undefined && legend.range,
    widths.missed !== undefined && legend.missed,
    points.some(({claim}) => claim.isUsual) && legend.about,
  ].filter((part) => typeof part === 'string');
  return [...joined(parts, terminal), ...(widths.word === undefined ? [] : joined([legend.words], terminal))];
}

/** Warnings, what was left out, and all that is needed to run the same again. */
export function footerLines(forecast: Forecast, view: ForecastView, terminal: Terminal): string[] {
  const {texts} = view;
  return [
    ...forecast.warnings.flatMap((warning) => paragraph(texts.warning(warning), terminal, '! ', 'doubtful')),
    ...(view.hidden ? joined([texts.hidden(view.hidden)], terminal) : []),
    ...joined(provenance(forecast, view), terminal),
  ];
}

/** What a forecast rests on, in short facts. */
export function provenance({run, engine, digest}: Forecast, {lang, texts}: ForecastView): string[] {
  const {estimator, error} = run.quantiles;
  return [
    texts.replicates(formatNumber(run.replicates, lang, 16)),
    texts.seed(run.seed),
    estimator === 'exact' ? texts.exact : texts.streamed(texts.percent(formatNumber(100 * error, lang, 1))),
    texts.engine(engine),
    texts.digest(shortDigest(digest)),
  ];
}

const SHORT_DIGEST = 12;

/** The first digits of `sha256:…`. */
export function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, SHORT_DIGEST);
}

/** Short facts in a row, broken between them. */
function joined(parts: readonly string[], terminal: Terminal): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = lines.length ? `${lines.at(-1)} · ${part}` : part;
    if (lines.length && displayWidth(longer) <= terminal.width) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.flatMap((line) => paragraph(line, terminal)).map((line) => paint(line, 'faint', terminal));
}
