import type {Language} from '../../units.ts';
import {type Html, html} from './markup.ts';
import {pageTextsOf} from './page-text.ts';

/** All that it takes to get the same digits again: what to type, and the facts that they follow from. */
export function reproduceParts(
  command: string,
  facts: readonly (readonly [name: string, value: string])[],
  lang: Language,
): Html {
  const page = pageTextsOf(lang);
  return html`<h2 id="${lang}-reproduce">${page.sections.reproduce}</h2>
    <p class="hint">${page.reproduceHint}</p>
    <pre tabindex="0">${command}</pre>
    <dl>
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
}
