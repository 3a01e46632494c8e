import type {RequiredCellView, RequiredRowView, RequiredSectionView, RequiredView} from '../required-view.ts';
import type {Language} from '../../units.ts';
import {decisionTextsOf} from './decision-text.ts';
import {keepTogether} from './keep-together.ts';
import {type Html, html} from './markup.ts';

/** One target in words: each answer with its error. */
export function targetAnswers({subject, facts, answers, note}: RequiredRowView, lang: Language): Html {
  const {colon} = decisionTextsOf(lang);
  return html`<h3>${keepTogether(subject)}</h3>
    <p class="hint">${keepTogether(facts.join(' · '))}</p>
    <ul>
      ${answers.map(({level, text}) => html`<li>${keepTogether(`${level}${colon}${text}`)}</li>`)}
    </ul>
    ${note !== undefined && html`<p class="hint">${note}</p>`}`;
}

/** A table of what it would take for each target: beside what is assumed and what history shows, in brackets in standard deviations of the assumption. */
export function requiredParts({question, titles, sections, untouched, legend}: RequiredView, lang: Language): Html {
  const {target} = decisionTextsOf(lang);
  return html`${
    sections.length > 0 &&
    html`<table class="required">
      <caption class="hidden">
        ${question}
      </caption>
      <thead>
        <tr>
          <th scope="col">${target}</th>
          <th scope="col" class="number more">${titles.now}</th>
          ${sections.some(({byGrowth}) => byGrowth) && [titles.assumed, titles.history].map((title, i) => html`<th scope="col" class="number${i === 0 && ' more'}">${title}</th>`)}
          ${titles.levels.map((level) => html`<th scope="col" class="number">${level}</th>`)}
        </tr>
      </thead>
      ${sections.map((section) => sectionBody(section, sections, lang))}
    </table>`
  }
  ${untouched !== undefined && html`<p class="hint">${keepTogether(untouched)}</p>`}
  ${sections.length > 0 && html`<p class="hint">${legend.table.join(' · ')}</p>`}`;
}

function sectionBody(
  {heading, rows}: RequiredSectionView,
  sections: readonly RequiredSectionView[],
  lang: Language,
): Html {
  const byGrowth = sections.some((section) => section.byGrowth);
  const columns = 2 + (byGrowth ? 2 : 0) + (rows[0]?.answers.length ?? 0);
  return html`<tbody>
    <tr class="group">
      <th scope="rowgroup" colspan="${columns}">${heading}</th>
    </tr>
    ${rows.map((row) => targetRow(row, byGrowth, lang))}
  </tbody>`;
}

function targetRow({name, now, assumed, history, answers, note}: RequiredRowView, byGrowth: boolean, lang: Language) {
  return html`<tr>
    <th scope="row">${keepTogether(name)}${note !== undefined && html`<br /><small>${note}</small>`}</th>
    <td class="number more">${now}</td>
    ${
      byGrowth &&
      html`<td class="number more">${assumed}</td>
        <td class="number">${history}</td>`
    }
    ${answers.map((answer) => html`<td class="number">${cell(answer, lang)}</td>`)}
  </tr>`;
}

function cell({outcome, short, deviations}: RequiredCellView, lang: Language): Html {
  const texts = decisionTextsOf(lang);
  if (outcome === 'unreachable') return html`<b>${texts.unreachable}</b> <small>${short}</small>`;
  return html`${short}${deviations !== undefined && html` <small>(${deviations})</small>`}`;
}
