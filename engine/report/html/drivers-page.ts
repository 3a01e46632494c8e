import type {DriversReport} from '../../drivers-schema.ts';
import {cellView, type DriversView, driversView, footerTexts} from '../drivers-view.ts';
import {jointView} from '../joint-view.ts';
import {arranged, overviewView} from '../overview-view.ts';
import type {Drawing} from './chart.ts';
import {type DecisionPageInput, decisionPage} from './decision-page.ts';
import {driversParts, togetherParts} from './drivers-parts.ts';
import {keepTogether} from './keep-together.ts';
import {type Html, html} from './markup.ts';
import {pageTextsOf} from './page-text.ts';

export interface DriversPageInput extends DecisionPageInput {
  /** Targets that are told of one by one; by default the first. The others have a row each. */
  readonly detailed?: readonly string[] | undefined;
}

/** What drives the targets, as an HTML page. */
export function driversPage(report: DriversReport, input: DriversPageInput): string {
  return decisionPage(report, input, {
    title: (lang) => pageTextsOf(lang).sections.drivers,
    sections: (drawing) => sectionsOf(report, input, drawing),
    notes: (lang) => footerTexts(report, lang),
  });
}

function sectionsOf(report: DriversReport, {detailed: asked}: DriversPageInput, drawing: Drawing): Html {
  const {lang} = drawing;
  const {detailed, listed} = arranged(report, asked);
  const views = [
    ...detailed.map((id) => driversView(report, id, lang)),
    ...report.cells.map((cell) => cellView(report, cell, lang)),
  ];
  const together = {overview: overviewView(report, listed, lang), joint: jointView(report, lang)};
  return html`${views.map((view, i) => subjectSection(view, i, drawing))}
  ${
    (together.overview ?? together.joint) &&
    html`<section aria-label="${pageTextsOf(lang).sections.targets}">${togetherParts(together, drawing)}</section>`
  }`;
}

function subjectSection(view: DriversView, place: number, drawing: Drawing): Html {
  const id = `${drawing.lang}-subject-${place}`;
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${keepTogether(view.heading)}</h2>
    ${driversParts(view, drawing, true)}
  </section>`;
}
