import {atLeastChart, type Frame, tornadoChart} from '../charts/index.ts';
import type {DriversView} from '../drivers-view.ts';
import type {AtLeastView, JointView} from '../joint-view.ts';
import type {OverviewView} from '../overview-view.ts';
import type {SourcesView} from '../sources-view.ts';
import {chart, COLUMN, type Drawing, wideChart} from './chart.ts';
import {decisionTextsOf} from './decision-text.ts';
import {keepTogether} from './keep-together.ts';
import {type Html, html} from './markup.ts';

/** What a target, or a metric in a district and year, hangs on: luck against what could be learned, the tornado, the rules, and every source, folded away unless told. */
export function driversParts(
  {sentences, tornado, rules, ranks, sources}: DriversView,
  drawing: Drawing,
  isUnfolded = false,
): Html {
  return html`${sentences.map((sentence) => html`<p class="lead">${keepTogether(sentence)}</p>`)}
    <div class="hero">
      ${
        tornado &&
        html`<div>
          <h3>${tornado.title}</h3>
          ${wideChart((frame) => tornadoChart(tornado, frame), drawing)}
        </div>`
      }
      <div>
        ${
          rules &&
          html`<h3>${rules.title}</h3>
            <p>${keepTogether(rules.text)}</p>`
        }
        ${ranks !== undefined && html`<p class="hint">${keepTogether(ranks)}</p>`}
      </div>
    </div>
    ${sources && sourcesDetails(sources, isUnfolded, drawing)}`;
}

function sourcesDetails(
  {titles, rows, more, shapley, reading}: SourcesView,
  isUnfolded: boolean,
  {lang}: Drawing,
): Html {
  const {sourceBySource} = decisionTextsOf(lang);
  return html`<details ${isUnfolded && html`open`}>
    <summary>${sourceBySource}</summary>
    ${figuresTable(sourceBySource, titles, rows)}
    ${[more, ...shapley, reading].map((line) => line !== undefined && html`<p class="hint">${line}</p>`)}
  </details>`;
}

/** A name, then figures. */
function figuresTable(caption: string, titles: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<table class="listed">
    <caption class="hidden">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${titles.map((title, i) => html`<th scope="col" ${i > 0 && html`class="number"`}>${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([name = '', ...cells]) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${cells.map((cell) => html`<td class="number">${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** All targets in a row each, and how many of them are reached. */
export function togetherParts(
  {overview, joint}: {overview: OverviewView | undefined; joint: JointView | undefined},
  drawing: Drawing,
): Html {
  const {atLeast} = joint ?? {};
  const draw = (view: AtLeastView) => (frame: Frame) => atLeastChart(view, frame);
  return html`<div class="hero">
      ${overview && html`<div>${overviewTable(overview)}</div>`}
      ${
        atLeast &&
        html`<div>
          <h3>${atLeast.title}</h3>
          ${overview ? chart(draw(atLeast), COLUMN, drawing) : wideChart(draw(atLeast), drawing)}
          <p class="hint">${keepTogether(atLeast.text)}</p>
        </div>`
      }
    </div>
    ${joint && jointDetails(joint, drawing)}`;
}

function overviewTable({title, titles, rows, reading}: OverviewView): Html {
  const [target = '', chance = '', learned = '', first = ''] = titles;
  return html`<h3>${title}</h3>
    <table class="listed">
      <thead>
        <tr>
          <th scope="col">${target}</th>
          <th scope="col" class="number">${chance}</th>
          <th scope="col" class="number">${learned}</th>
          <th scope="col">${first}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name = '', ...cells]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="number">${cells[0]}</td>
              <td class="number">${cells[1]}</td>
              <td>${cells[2]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="hint">${reading}</p>`;
}

function jointDetails({binding, pairs}: JointView, {lang}: Drawing): Html | undefined {
  if (!binding.length && !pairs.length) return undefined;
  return html`<details open>
    <summary>${decisionTextsOf(lang).whatBinds}</summary>
    <div class="notes">
      ${binding.map(
        ({heading, parts}) =>
          html`<div>
            <p>${keepTogether(heading)}</p>
            <ul>
              ${parts.map((part) => html`<li>${keepTogether(part)}</li>`)}
            </ul>
          </div>`,
      )}
    </div>
    ${
      pairs.length > 0 &&
      html`<ul class="pairs">
        ${pairs.map((pair) => html`<li>${keepTogether(pair)}</li>`)}
      </ul>`
    }
  </details>`;
}
