import type {Forecast} from '../forecast-schema.ts';
import type {Language} from '../units.ts';
import {actualTexts} from './actuals.ts';
import {checkText} from './check-lines.ts';
import {SIGN} from './check-markdown.ts';
import {ciTextsOf} from './ci-text.ts';
import {provenance} from './footer.ts';
import {headline} from './headline.ts';
import {likelihoodOf} from './likelihood.ts';
import {barCell, footnote, said} from './markdown-parts.ts';
import {markdownDetails, markdownTable, markdownText} from './markdown-text.ts';
import {headlineOutsideView} from './outside-view.ts';
import {probabilityText} from './probability.ts';
import {growthText} from './quantity.ts';
import {type CombinedView, type ForecastView, type TableView, viewOf} from './view.ts';

/** Tables that are shown at once; those of further metrics and years are folded away. */
const SHOWN = 3;

/** A forecast in Markdown, for a pull request or the summary of a job: the answer in a sentence, then a table for each metric and year. Ends with a newline. */
export function runMarkdown(forecast: Forecast, lang: Language, all = false): string {
  const view = viewOf(forecast, lang, all);
  const {texts} = view;
  const [answer, ...details] = headline(forecast, view);
  const tables = tablesOf(view);
  const parts = [
    `### ${markdownText(view.title)}`,
    answer === undefined ? said(texts.noTargets.replace(/[.。].*$/u, '')) : `**${said(answer)}**`,
    [...details, headlineOutsideView(view)]
      .filter(Boolean)
      .map(said)
      .join(lang === 'zh' ? '' : ' '),
    ...tables.slice(0, SHOWN).map(({heading, table}) => `**${heading}**\n\n${table}`),
    ...tables.slice(SHOWN).map(({heading, table}) => markdownDetails(heading, table)),
    listed(
      ciTextsOf(lang).actuals,
      actualTexts(forecast, view).map(({isInside, text}) => `${isInside ? '✅' : '❌'} ${said(text)}`),
    ),
    listed(
      texts.checks,
      forecast.checks.map((check) => `${SIGN[check.verdict]} ${said(checkText(check, forecast, lang))}`),
    ),
    footnote([...forecast.warnings.map((warning) => texts.warning(warning)), provenance(forecast, view).join(' · ')]),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function listed(heading: string, items: readonly string[]): string {
  return items.length ? `**${heading}**\n\n${items.map((item) => `- ${item}`).join('\n')}` : '';
}

function tablesOf(view: ForecastView): {heading: string; table: string}[] {
  const {texts} = view;
  return view.years.flatMap(({year, tables, combined}) => {
    const when = year === undefined ? undefined : String(year);
    const points = tables.map((table) => ({
      heading: said(texts.heading(when, table.about, table.unit)),
      table: pointTable(table, view),
    }));
    if (!combined.length) return points;
    return [...points, {heading: said(texts.heading(when, texts.combined, '')), table: combinedTable(combined, view)}];
  });
}

function pointTable({points, quantity}: TableView, {texts}: ForecastView): string {
  const {district, target, growth, median, chance} = texts.columns;
  const rows = points.map(({district: name, depth, claim, forecast, target: {implied, ...likelihood}}) => [
    '&emsp;'.repeat(depth) + said(name),
    said(claim.bare),
    implied ? said(growthText(implied.growth, texts)) : '',
    forecast ? said(quantity.number(forecast.p50)) : '',
    ...chanceCells(likelihood, texts),
  ]);
  return markdownTable([district, target, growth, median, chance, '', ''], rows, [1, 2, 3, 5]);
}

function combinedTable(combined: readonly CombinedView[], {texts}: ForecastView): string {
  const rows = combined.map(({name, target}) => [said(name), ...chanceCells(target, texts)]);
  return markdownTable([texts.columns.target, texts.columns.chance, '', ''], rows, [2]);
}

function chanceCells(target: Parameters<typeof probabilityText>[0], texts: ForecastView['texts']): string[] {
  const word = texts.likelihood[likelihoodOf(target.probability)];
  return [barCell(target.probability), said(probabilityText(target, texts)), word];
}
