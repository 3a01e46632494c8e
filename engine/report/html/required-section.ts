import type {RequiredReport} from '../../required-schema.ts';
import {headlineView} from '../headline.ts';
import {requiredView} from '../required-view.ts';
import {decisionTextsOf} from './decision-text.ts';
import {comingIds} from './decision-targets.ts';
import type {Side} from './input.ts';
import {type Html, html} from './markup.ts';
import {requiredParts, targetAnswers} from './required-parts.ts';
import {commandLine, withChances} from './worked-out.ts';

/** What growth the targets would take: the headline's in a sentence, all in a table. */
export function requiredSection(side: Side): Html | undefined {
  const {required, page, lang} = side;
  if (!required) return undefined;
  return html`<section aria-labelledby="${lang}-required">
    <h2 id="${lang}-required">${page.sections.required}</h2>
    ${
      'fault' in required
        ? html`<p class="bad">${decisionTextsOf(lang).fault(required.fault[lang])}</p>`
        : [told(required.report, side), commandLine(required.command, side)]
    }
  </section>`;
}

function told(report: RequiredReport, side: Side): Html {
  const {forecast, view, lang} = side;
  const texts = decisionTextsOf(lang);
  const required = requiredView(withChances(report, forecast), lang);
  const told = required.sections.flatMap(({rows}) => rows);
  if (!told.length) return html`<p>${texts.noGrowth}</p>`;
  const about = headlineView(view);
  const {id} = about?.combined ?? about?.point ?? {};
  const headline = told.find((row) => row.id === id);
  const shown = comingIds(view, forecast).length;
  const asked = Object.keys(report.targets).length;
  return html`${headline && targetAnswers(headline, lang)} ${requiredParts(required, lang)}
  ${asked < shown && html`<p class="hint">${texts.onlyFirst(asked, shown)}</p>`}`;
}
