import {labelText} from '../text.ts';
import {viewOf} from '../view.ts';
import {answerSection} from './answer.ts';
import {driversSection} from './drivers-section.ts';
import {groundsSection} from './grounds.ts';
import type {HtmlReportInput, Side} from './input.ts';
import {type Html, html} from './markup.ts';
import {htmlPage} from './page.ts';
import {pageTextsOf} from './page-text.ts';
import {pathsSection} from './paths.ts';
import {requiredSection} from './required-section.ts';
import {targetsSection} from './targets.ts';
import {auditSection, checksSection, reproduceSection} from './verdicts.ts';

/** A forecast as an HTML page: the answer stands first, then what it rests on. The same input gives the same bytes. */
export function htmlReport(input: HtmlReportInput): string {
  const sideOf = (lang: HtmlReportInput['lang']): Side => ({
    ...input,
    lang,
    view: viewOf(input.forecast, lang, input.all),
    page: pageTextsOf(lang),
  });
  return htmlPage({
    lang: input.lang,
    engine: input.forecast.engine,
    title: (lang) => labelText(input.forecast.scenario.title, lang, input.forecast.scenario.id),
    main: (lang) => mainOf(sideOf(lang)),
  });
}

function mainOf(side: Side): Html {
  return html`${answerSection(side)} ${contents(side)} ${targetsSection(side)} ${checksSection(side)}
  ${driversSection(side)} ${requiredSection(side)} ${pathsSection(side)} ${auditSection(side)} ${groundsSection(side)}
  ${reproduceSection(side)}`;
}

function contents({lang, page, forecast, view, ...side}: Side): Html {
  const {targets, checks, drivers, required, paths, audit, assumptions, reproduce} = page.sections;
  const links = [
    view.years.length > 0 && (['targets', targets] as const),
    forecast.checks.length > 0 && (['checks', checks] as const),
    side.drivers && view.years.length > 0 && (['drivers', drivers] as const),
    side.required && (['required', required] as const),
    ['paths', paths] as const,
    ['audit', audit] as const,
    ['assumptions', assumptions] as const,
    ['reproduce', reproduce] as const,
  ].filter((link) => typeof link === 'object');
  return html`<nav aria-label="${page.contents}">
    ${links.map(([id, name]) => html`<a href="#${lang}-${id}">${name}</a>`)}
  </nav>`;
}
