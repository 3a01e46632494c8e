import type {TargetForecast} from '../../forecast-schema.ts';
import {actualTexts} from '../actuals.ts';
import {outsideViewTexts} from '../outside-view.ts';
import {likelihoodOf} from '../likelihood.ts';
import {showProbability} from '../probability.ts';
import {growthText, pointsText} from '../quantity.ts';
import type {CombinedView, PointView, TableView, YearView} from '../view.ts';
import type {Side} from './input.ts';
import {type Html, html} from './markup.ts';

/** Years that are shown at once; where there are more targets than this in all, the others are folded away. */
const MANY = 60;

/** A table of all targets for each year, with bars: what the chart of chances shows, for every reader and every machine. */
export function targetsSection(side: Side): Html | undefined {
  const {view, page, lang} = side;
  if (!view.years.length) return undefined;
  const count = view.years.reduce((sum, year) => sum + countOf(year), 0);
  return html`<section class="all" aria-labelledby="${lang}-targets">
    <h2 id="${lang}-targets">${page.sections.targets}</h2>
    <p class="hint">${page.targetsHint}</p>
    ${view.years.map((year, i) => yearDetails(year, i === 0 || count <= MANY, side))}
    <p class="hint">${legend(side)}</p>
    ${beside(side)}
  </section>`;
}

function countOf({tables, combined}: YearView): number {
  return tables.reduce((sum, {points}) => sum + points.length, combined.length);
}

function legend({view}: Side): string {
  const {legend: words} = view.texts;
  const isUsual = view.years.some(({tables}) => tables.some(({points}) => points.some(({claim}) => claim.isUsual)));
  return [words.words, words.range, words.missed, isUsual && words.about].filter(Boolean).join(' · ');
}

function yearDetails(year: YearView, isOpen: boolean, side: Side): Html {
  const {view, page} = side;
  const title = view.texts.heading(
    year.year === undefined ? undefined : String(year.year),
    page.count(countOf(year)),
    '',
  );
  return html`<details ${isOpen && html`open`}>
    <summary>${title}</summary>
    ${yearTable(year, title, side)}
  </details>`;
}

/** Of one width in all tables, as far as there is room. */
const COLUMNS: readonly Html[] = Array.from({length: 8}, () => html`<col />`);

function yearTable({tables, combined}: YearView, title: string, side: Side): Html {
  const {view, page} = side;
  const {columns, combined: combinedWord} = view.texts;
  return html`<table class="targets">
    <caption class="hidden">
      ${title}
    </caption>
    <colgroup>
      ${COLUMNS}
    </colgroup>
    <thead>
      <tr>
        <th scope="col">${columns.district}</th>
        <th scope="col" class="number">${columns.target}</th>
        <th scope="col" class="number more">${columns.growth}</th>
        <th scope="col" class="number more">${columns.median} ${columns.range}</th>
        <th scope="col" colspan="2">${columns.chance}</th>
        <th scope="col" class="more">${page.likelihood}</th>
        <th scope="col" class="number most">${columns.missed}</th>
      </tr>
    </thead>
    ${tables.map((table) =>
      group(
        view.texts.heading(undefined, table.about, table.unit),
        table.points.map((point) => pointRow(point, table, side)),
      ),
    )}
    ${
      combined.length > 0 &&
      group(
        combinedWord,
        combined.map((one) => combinedRow(one, side)),
      )
    }
  </table>`;
}

function group(name: string, rows: readonly Html[]): Html {
  return html`<tbody>
    <tr class="group">
      <th scope="rowgroup" colspan="8">${name}</th>
    </tr>
    ${rows}
  </tbody>`;
}

function pointRow(point: PointView, {quantity}: TableView, side: Side): Html {
  const {lang, texts} = side.view;
  const {target, claim, forecast, district, depth} = point;
  const {implied, shortfall} = target;
  const missed = shortfall && Math.abs(shortfall.median);
  const number = (value: number) => (claim.aspect === 'growth' ? pointsText(value, lang) : quantity.number(value));
  return html`<tr>
    <th scope="row" class="depth${Math.min(depth, 3)}">${district}</th>
    <td class="number">${claim.bare}</td>
    <td class="number more">${implied && growthText(implied.growth, texts)}</td>
    <td class="number more">
      ${forecast && [quantity.number(forecast.p50), html` <small>(${quantity.number(forecast.p05)}–${quantity.number(forecast.p95)})</small>`]}
    </td>
    ${chanceCells(target, side)}
    <td class="number most">${missed !== undefined && number(missed)}</td>
  </tr>`;
}

function combinedRow({name, target}: CombinedView, side: Side): Html {
  return html`<tr>
    <th scope="row" colspan="2">${name}</th>
    <td class="more" colspan="2"></td>
    ${chanceCells(target, side)}
    <td class="most"></td>
  </tr>`;
}

function chanceCells(target: TargetForecast, {view: {texts}}: Side): Html {
  const {value, error} = showProbability(target, texts);
  const likelihood = likelihoodOf(target.probability);
  return html`<td class="bar">${bar(target.probability)}</td>
    <td class="number chance">${value} ${error && html`<small>${error}</small>`}</td>
    <td class="more word">${texts.likelihood[likelihood]}</td>`;
}

/** A share as a bar; the number stands beside it. */
function bar(share: number): Html {
  const width = share === 0 ? 0 : Math.max(1, 100 * share).toFixed(1);
  return html`<svg class="meter" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="10" />
    <rect class="filled" width="${width}" height="10" />
  </svg>`;
}

/** What stands beside the probabilities: further outside views, and what was observed since. */
function beside({forecast, view}: Side): Html[] {
  const {texts} = view;
  const views = outsideViewTexts(forecast, view);
  const actuals = actualTexts(forecast, view);
  return [
    ...(views.length
      ? [
          html`<h3>${texts.outsideViews}</h3>
            <ul>
              ${views.map((text) => html`<li>${text}</li>`)}
            </ul>`,
        ]
      : []),
    ...(actuals.length
      ? [
          html`<h3>${texts.actuals}</h3>
            <ul class="marked">
              ${actuals.map(({isInside, text}) => html`<li class="${isInside ? 'good' : 'bad'}"><b>${isInside ? '✓' : '✗'} ${isInside ? texts.inside : texts.outside}</b> ${text}</li>`)}
            </ul>`,
        ]
      : []),
  ];
}
