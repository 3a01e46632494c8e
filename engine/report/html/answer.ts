import {type Chance, chancesChart, distributionChart, fanChart} from '../charts/index.ts';
import {headline} from '../headline.ts';
import {headlineOutsideView} from '../outside-view.ts';
import {probabilityText} from '../probability.ts';
import {labelText} from '../text.ts';
import type {PointView, TableView, YearView} from '../view.ts';
import {chart, COLUMN, wideChart} from './chart.ts';
import type {Side} from './input.ts';
import {keepTogether} from './keep-together.ts';
import {type Html, html} from './markup.ts';

/** The answer: a sentence, the chances of the headline's targets, how its metric may go, and how often such claims came true before. */
export function answerSection(side: Side): Html {
  const {forecast, view, basis, lang} = side;
  const [answer, ...details] = headline(forecast, view);
  const [first] = view.years;
  const point = first?.tables[0]?.points[0];
  const outside = headlineOutsideView(view);
  return html`<section class="answer" aria-labelledby="${lang}-answer">
    <h1>${view.title}</h1>
    <h2 id="${lang}-answer">${keepTogether(answer ?? view.texts.noTargets.replace(/[.。].*$/u, ''))}</h2>
    <p class="lead">${details.join(lang === 'zh' ? '' : ' ')}</p>
    ${outside && html`<p class="outside">${outside}</p>`}
    ${
      first &&
      html`<div class="hero">
        <div>${chanceCharts(first, side)}</div>
        <div class="pair">${pointCharts(point, side)}</div>
      </div>`
    }
    ${basis.description !== undefined && html`<p class="hint">${labelText(basis.description, lang, '')}</p>`}
  </section>`;
}

/** The chances of the headline's metric in each district and of the combined targets of its year; where it is asked for in hardly any, of further metrics too. */
function chanceCharts({year, tables, combined}: YearView, side: Side): Html[] {
  const {texts} = side.view;
  const when = year === undefined ? undefined : String(year);
  const [table] = tables;
  const isFew = table !== undefined && table.points.length < FEW && tables.length > 1;
  const groups = [
    isFew && {heading: texts.heading(when, texts.columns.chance, ''), chances: firstChances(tables)},
    table &&
      !isFew && {
        heading: texts.heading(when, table.about, table.unit),
        chances: table.points.map(({district, claim, target}) => ({name: `${district} ${claim.bare}`, target})),
      },
    combined.length > 0 && {
      heading: texts.heading(when, texts.combined, ''),
      chances: combined.map(({name, target}) => ({name, target})),
    },
  ].filter((group) => typeof group === 'object');
  return groups.map(
    ({heading, chances}) =>
      html`<h3>${heading}</h3>
        ${wideChart((frame) => chancesChart(chances, frame), side)}`,
  );
}

/** Fewer bars than this are no picture. */
const FEW = 3;
/** As many as stand beside two charts. */
const BARS = 12;

/** The first targets of a year whatever they are about, the district named where there are several. */
function firstChances(tables: readonly TableView[]): Chance[] {
  const districts = new Set(tables.flatMap(({points}) => points.map(({district}) => district)));
  const chances = tables.flatMap(({about, points}) =>
    points.map(({district, claim, target}) => ({
      name: [districts.size > 1 && district, about, claim.bare].filter(Boolean).join(' '),
      target,
    })),
  );
  return chances.slice(0, BARS);
}

/** How the metric of the headline goes, and how it is spread in the year of the target. */
function pointCharts(point: PointView | undefined, side: Side): Html[] {
  const {forecast, view} = side;
  const {metric, district} = point?.target ?? {};
  if (!point || metric === undefined || district === undefined) return [];
  if (!forecast.metrics[metric]?.districts[district]) return [];
  const table = view.years[0]!.tables[0]!;
  return [
    html`<div>
      <h3>${point.district} · ${table.metric}</h3>
      ${chart((frame) => fanChart(forecast, {metric, district}, frame), COLUMN, side)}
    </div>`,
    ...distribution(point, table, side),
  ];
}

function distribution({target, claim, district}: PointView, {quantity, metric}: TableView, side: Side): Html[] {
  const {draws, view, page} = side;
  const {asks} = target;
  if (!draws || 'parts' in asks || asks.of !== 'level') return [];
  const {scale} = quantity;
  const [from, to] = [asks.atLeast, asks.atMost].map((bound) => (bound === undefined ? undefined : bound * scale));
  const options = {
    title: `${district} · ${metric} ${target.year}`,
    unit: quantity.unit,
    format: (shown: number) => quantity.number(shown / scale),
    target: {from, to, label: claim.bare, chance: probabilityText(target, view.texts)},
  };
  const shown = draws.map((draw) => draw * scale);
  return [
    html`<div>
      <h3>${target.year} · ${page.distribution(draws.length)}</h3>
      ${chart((frame) => distributionChart(shown, options, frame), COLUMN, side)}
    </div>`,
  ];
}
