import type {Forecast, TargetForecast} from '../../forecast-schema.ts';
import {formatNumber} from '../../units.ts';
import type {Both} from './basis.ts';
import {decisionTextsOf} from './decision-text.ts';
import type {Side} from './input.ts';
import {type Html, html} from './markup.ts';

/** What was worked out beside a forecast, with what to type to get the same by itself; or why it could not be. */
export type WorkedOut<Report> = {readonly report: Report; readonly command: string} | {readonly fault: Both};

type Chance = Pick<TargetForecast, 'probability' | 'standardError' | 'interval'>;

/** A report with the chances of the forecast, which rests on more replicates, so that a page names one chance of a target. */
export function withChances<Report extends {readonly targets: Readonly<Record<string, Chance>>}>(
  report: Report,
  forecast: Forecast,
): Report {
  const targets = Object.entries(report.targets).map(([id, target]) => {
    const {probability, standardError, interval} = forecast.targets[id] ?? target;
    return [id, {...target, probability, standardError, interval}];
  });
  return {...report, targets: Object.fromEntries(targets)};
}

/** On how many replicates a section rests, where these are not all. */
export function restsOn(
  {run: {replicates}}: {readonly run: {readonly replicates: number}},
  {forecast, lang}: Pick<Side, 'forecast' | 'lang'>,
): Html | undefined {
  const [own, all] = [replicates, forecast.run.replicates];
  if (own === all) return undefined;
  const [ownText, allText] = [own, all].map((count) => formatNumber(count, lang, 16)) as [string, string];
  return html`<p class="hint">${decisionTextsOf(lang).restsOn(ownText, allText)}</p>`;
}

/** What to type to get the same by itself. */
export function commandLine(command: string, {lang}: Pick<Side, 'lang'>): Html {
  return html`<p class="hint">${decisionTextsOf(lang).again}<code>${command}</code></p>`;
}
