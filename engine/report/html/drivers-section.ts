import type {DriversReport} from '../../drivers-schema.ts';
import {driversView} from '../drivers-view.ts';
import {headlineView} from '../headline.ts';
import {jointView} from '../joint-view.ts';
import {overviewView} from '../overview-view.ts';
import {targetSubject} from '../view.ts';
import {decisionTextsOf} from './decision-text.ts';
import {comingIds} from './decision-targets.ts';
import {driversParts, togetherParts} from './drivers-parts.ts';
import type {Side} from './input.ts';
import {keepTogether} from './keep-together.ts';
import {type Html, html} from './markup.ts';
import {commandLine, restsOn, withChances} from './worked-out.ts';

/** What decides whether the headline's target is reached, all targets in a row each, and how they hang together. */
export function driversSection(side: Side): Html | undefined {
  const {drivers, view, page, lang} = side;
  const about = headlineView(view);
  if (!drivers || !about) return undefined;
  const {id} = about.combined ?? about.point;
  return html`<section aria-labelledby="${lang}-drivers">
    <h2 id="${lang}-drivers">${page.sections.drivers}</h2>
    ${
      'fault' in drivers
        ? html`<p class="bad">${decisionTextsOf(lang).fault(drivers.fault[lang])}</p>`
        : [told(drivers.report, id, side), commandLine(drivers.command, side)]
    }
  </section>`;
}

function told(report: DriversReport, id: string, side: Side): Html {
  const {forecast, view, lang} = side;
  const texts = decisionTextsOf(lang);
  const asShown = withChances(report, forecast);
  const shown = comingIds(view, forecast);
  const listed = shown.filter((target) => report.targets[target]);
  const isOnly = listed.length < shown.length;
  return html`<p class="hint">${keepTogether(texts.about(targetSubject(report, id, lang)))}</p>
    ${driversParts(driversView(report, id, lang), side)}
    ${togetherParts({overview: overviewView(asShown, listed, lang), joint: jointView(asShown, lang)}, side)}
    ${restsOn(report, side)} ${isOnly && html`<p class="hint">${texts.onlyOne(shown.length)}</p>`}`;
}
