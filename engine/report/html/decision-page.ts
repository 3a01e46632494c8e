import type {Label} from '../../forecast-schema.ts';
import {formatNumber, type Language} from '../../units.ts';
import {labelText} from '../text.ts';
import type {Drawing} from './chart.ts';
import {type Html, html} from './markup.ts';
import {htmlPage} from './page.ts';
import {pageTextsOf} from './page-text.ts';
import {reproduceParts} from './reproduce.ts';

/** What the HTML page of a report of its own is made in. */
export interface DecisionPageInput {
  /** Shown first. */
  readonly lang: Language;
  /** That charts are made in: the page's, or one of a library. */
  readonly document: Document;
  /** What to type to get the same numbers. */
  readonly command: string;
}

interface Content {
  readonly title: (lang: Language) => string;
  readonly sections: (drawing: Drawing) => Html;
  /** On how it was computed. */
  readonly notes?: (lang: Language) => readonly string[];
}

interface Reported {
  readonly engine: string;
  readonly scenario: {readonly id: string; readonly title?: Label | undefined; readonly digest: string};
  readonly run: {readonly seed: number; readonly replicates: number};
}

/** A report as an HTML page: its sections in both languages, under the title of its scenario, and how to compute it again. The same input gives the same bytes. */
export function decisionPage(
  {engine, scenario, run}: Reported,
  {lang: first, document, command}: DecisionPageInput,
  {title, sections, notes}: Content,
): string {
  const scenarioTitle = (lang: Language) => labelText(scenario.title, lang, scenario.id);
  return htmlPage({
    lang: first,
    engine,
    title: (lang) => `${scenarioTitle(lang)} · ${title(lang)}`,
    main: (lang) => {
      const page = pageTextsOf(lang);
      return html`<h1>${scenarioTitle(lang)}</h1>
        ${sections({lang, document})}
        <section aria-labelledby="${lang}-reproduce">
          ${reproduceParts(
            command,
            [
              [page.engine, `tidemark ${engine}`],
              [page.replicates, formatNumber(run.replicates, lang, 16)],
              [page.seed, String(run.seed)],
              [page.scenarioDigest, `${scenario.id} ${scenario.digest}`],
            ],
            lang,
          )}
          ${notes?.(lang).map((note) => html`<p class="hint">${note}</p>`)}
        </section>`;
    },
  });
}
