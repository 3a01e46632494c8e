import {byYearChart, fanChart, yearChances} from '../charts/index.ts';
import type {Forecast, TargetForecast} from '../../forecast-schema.ts';
import {type ForecastView, districtName, metricName, metricQuantity, pointClaim, shownTargets} from '../view.ts';
import {groundList} from './grounds.ts';
import type {Side} from './input.ts';
import {chart} from './chart.ts';
import {type Html, html} from './markup.ts';

const WIDTH = 340;

/** Metrics that are shown at once; where there are more, the others are folded away. */
const FEW = 3;

/** Every metric that something is asked of or known of, in its districts; the others in a table. */
export function pathsSection(side: Side): Html {
  const {forecast, page, lang} = side;
  const metrics = inOrder(forecast, side.view);
  const told = metrics.filter((metric) => placesOf(metric, side).length > 0);
  const others = metrics.filter((metric) => !told.includes(metric));
  return html`<section aria-labelledby="${lang}-paths">
    <h2 id="${lang}-paths">${page.sections.paths}</h2>
    <p class="hint">${page.pathsHint}</p>
    <p class="hint paper">${page.paperHint}</p>
    ${told.map((metric, i) => metricDetails(metric, i === 0 || told.length <= FEW, told.length <= FEW, side))}
    ${others.length > 0 && otherDetails(others, side)}
  </section>`;
}

/** As the targets are ordered, then as the file is. */
function inOrder(forecast: Forecast, {years}: ForecastView): string[] {
  const asked = years.flatMap(({tables}) => tables.flatMap(({points}) => points[0]?.target.metric ?? []));
  return [...new Set([...asked, ...Object.keys(forecast.metrics)])].filter((metric) => forecast.metrics[metric]);
}

/** Districts of a metric with a target or with something known, in the order of the file. */
function placesOf(metric: string, {forecast, all}: Side): string[] {
  const {districts, history = {}} = forecast.metrics[metric]!;
  const asked = new Set(targetsOn(metric, forecast, all).map(([, {district}]) => district));
  return Object.keys(districts).filter((id) => asked.has(id) || history[id]);
}

function targetsOn(metric: string, forecast: Forecast, all: boolean): [string, TargetForecast][] {
  const targets = all ? Object.entries(forecast.targets) : shownTargets(forecast);
  return targets.filter(([, target]) => target.metric === metric).map(([id, target]) => [id, target]);
}

function metricDetails(metric: string, isOpen: boolean, isAll: boolean, side: Side): Html {
  const {forecast, lang, page, basis, all} = side;
  const {unit} = metricQuantity(forecast, metric, lang);
  const count = targetsOn(metric, forecast, all).length;
  const ground = basis.metrics.find(({id}) => id === metric);
  return html`<details ${isOpen && html`open`}>
    <summary>
      ${metricName(forecast, metric, lang)}${unit && html` <small>${unit}</small>`} <small>${page.count(count)}</small>
    </summary>
    <div class="figures">${placesOf(metric, side).map((district) => placeFigure(metric, district, side))}</div>
    <details ${isAll && html`open`}>
      <summary>${page.numbers}</summary>
      ${numbersTable(metric, side)}
    </details>
    ${
      ground &&
      html`<details>
        <summary>${page.inputs}</summary>
        ${groundList([ground], side)}
      </details>`
    }
  </details>`;
}

/** How a metric goes in a district and, for its last target with more than one year, the chance of it year by year. */
function placeFigure(metric: string, district: string, side: Side): Html {
  const {forecast, lang, all} = side;
  const here = targetsOn(metric, forecast, all).filter(([, target]) => target.district === district);
  const [last] = here
    .map(([, target]) => target)
    .filter(({byYear}) => Object.values(byYear).filter((share) => share > 0).length > 1)
    .toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0));
  const name = districtName(forecast, district, lang);
  const claim = last && pointClaim(forecast, last, lang)?.full;
  return html`<figure>
    <figcaption>${name}</figcaption>
    ${chart((frame) => fanChart(forecast, {metric, district}, frame), WIDTH, side)}
    ${last && claim && chanceByYear(last, name, claim, side)}
  </figure>`;
}

/** Percent below which a line along the bottom would say nothing. */
const FLAT = 3;

function chanceByYear(target: TargetForecast, name: string, claim: string, side: Side): Html[] {
  const {forecast, page, view} = side;
  const {replicates} = forecast.run;
  const years = yearChances(target.byYear, replicates, view.texts);
  if (years.every(({percent}) => percent < FLAT)) {
    const said = years.map(({year, chance}) => `${year} ${chance}`).join(' · ');
    return [html`<p class="hint">${page.byYear(claim)}<br />${said}</p>`];
  }
  return [
    html`<p class="hint">${page.byYear(claim)}</p>`,
    chart((frame) => byYearChart(`${name} ${claim}`, target, replicates, frame), WIDTH, side),
  ];
}

/** As many years as fit on a sheet. */
const YEARS = 6;

function numbersTable(metric: string, side: Side): Html {
  const {forecast, lang, page} = side;
  const quantity = metricQuantity(forecast, metric, lang);
  const {districts} = forecast.metrics[metric]!;
  const all = Object.keys(Object.values(districts)[0] ?? {});
  const step = Math.ceil(all.length / YEARS);
  const years = all.filter((_, i) => (all.length - 1 - i) % step === 0);
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${page.numbers}">
    <table>
      <thead>
        <tr>
          <th scope="col">${page.district}</th>
          ${years.map((year) => html`<th scope="col" class="number">${year}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${Object.entries(districts).map(
          ([id, values]) =>
            html`<tr>
              <th scope="row">${districtName(forecast, id, lang)}</th>
              ${years.map((year) => {
                const at = values[year];
                return html`<td class="number">
                  ${at && [quantity.number(at.p50), html` <small>${quantity.number(at.p05)}–${quantity.number(at.p95)}</small>`]}
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function otherDetails(metrics: readonly string[], side: Side): Html {
  const {forecast, lang, page, view} = side;
  const {end} = forecast.scenario;
  const rows = metrics.flatMap((metric) => {
    const quantity = metricQuantity(forecast, metric, lang);
    const [district, years] = Object.entries(forecast.metrics[metric]!.districts)[0] ?? [];
    const at = years?.[String(end)];
    if (!at) return [];
    return [
      html`<tr>
        <th scope="row">${metricName(forecast, metric, lang)}</th>
        <td>${districtName(forecast, district, lang)}</td>
        <td class="number">
          ${quantity.text(at.p50)} <small>${quantity.number(at.p05)}–${quantity.number(at.p95)}</small>
        </td>
      </tr>`,
    ];
  });
  return html`<details>
    <summary>${page.otherMetrics(metrics.length)}</summary>
    <p class="hint">${page.otherHint}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${page.metric}</th>
          <th scope="col">${page.district}</th>
          <th scope="col" class="number">${view.texts.columns.median} ${end}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </details>`;
}
