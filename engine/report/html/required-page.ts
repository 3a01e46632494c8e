import type {RequiredReport} from '../../required-schema.ts';
import type {Language} from '../../units.ts';
import {requiredView} from '../required-view.ts';
import {type DecisionPageInput, decisionPage} from './decision-page.ts';
import {keepTogether} from './keep-together.ts';
import {type Html, html} from './markup.ts';
import {pageTextsOf} from './page-text.ts';
import {requiredParts, targetAnswers} from './required-parts.ts';

/** So few targets are told of one by one, with the errors of the answers, before the table. */
const FEW = 3;

/** What it would take, as an HTML page. */
export function requiredPage(report: RequiredReport, input: DecisionPageInput): string {
  return decisionPage(report, input, {
    title: (lang) => pageTextsOf(lang).sections.required,
    sections: ({lang}) => sectionOf(report, lang),
  });
}

function sectionOf(report: RequiredReport, lang: Language): Html {
  const view = requiredView(report, lang);
  const rows = view.sections.flatMap((section) => section.rows);
  return html`<section aria-labelledby="${lang}-required">
    <h2 id="${lang}-required">${view.question}</h2>
    ${view.range !== undefined && html`<p class="lead">${keepTogether(view.range)}</p>`}
    ${rows.length <= FEW && rows.map((row) => targetAnswers(row, lang))} ${requiredParts(view, lang)}
  </section>`;
}
