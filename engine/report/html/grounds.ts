import {labelText, plainText} from '../text.ts';
import type {Ground, Source} from './basis.ts';
import type {Side} from './input.ts';
import {type Html, html} from './markup.ts';

/** Assumptions, correlations, factors and sources: what the chances rest on. */
export function groundsSection(side: Side): Html {
  const {basis, page, lang} = side;
  const {sections} = page;
  const parts: [title: string, grounds: readonly Ground[]][] = [
    [sections.factors, basis.factors],
    [sections.correlations, basis.correlations],
  ];
  return html`<section aria-labelledby="${lang}-assumptions">
    <h2 id="${lang}-assumptions">${sections.assumptions}</h2>
    <p class="hint">${page.assumptionsHint}</p>
    ${groundList(basis.assumptions, side)}
    ${parts
      .filter(([, grounds]) => grounds.length)
      .map(
        ([title, grounds]) =>
          html`<h3>${title}</h3>
            ${groundList(grounds, side)}`,
      )}
    ${
      basis.sources.length > 0 &&
      html`<details open>
        <summary id="${lang}-sources">${sections.sources}</summary>
        <ul class="sources">
          ${basis.sources.map((source) => sourceItem(source, side))}
        </ul>
      </details>`
    }
  </section>`;
}

export function groundList(grounds: readonly Ground[], side: Side): Html {
  return html`<ul class="grounds">
    ${grounds.map((ground) => groundItem(ground, side))}
  </ul>`;
}

function groundItem({id, label, about, values, sources, note}: Ground, side: Side): Html {
  const {lang, basis, page} = side;
  const known = sources
    .map((name) => basis.sources.find((source) => source.id === name))
    .filter((source) => source !== undefined);
  const name = labelText(label, lang, id);
  return html`<li>
    <div class="name">
      <b>${name}</b>${name !== id && html` <code>${id}</code>`}${about && html`<br /><small>${about[lang]}</small>`}
    </div>
    <div class="values">
      ${values.map(
        ({key, text, formula}) =>
          html`<div>
            ${key[lang] && html`<span class="key">${plainText(key[lang])}</span> `}${plainText(text[lang])}${formula !== undefined && html` <code>${plainText(formula)}</code>`}
          </div>`,
      )}
    </div>
    <div class="origin">
      ${known.length > 0 && html`<small>${page.sources}${known.map((source, i) => html`${i > 0 && html`<br />`}<a href="#${lang}-source-${source.id}">${labelText(source.title, lang, source.id)}</a>${confidence(source, side)}`)}</small>`}
      ${note !== undefined && html`<p>${plainText(note)}</p>`}
    </div>
  </li>`;
}

function sourceItem(source: Source, side: Side): Html {
  const {lang, page} = side;
  const facts = [source.issuer, source.year, source.section].filter((fact) => fact !== undefined);
  return html`<li id="${lang}-source-${source.id}">
    <b>${labelText(source.title, lang, source.id)}</b>
    ${facts.map(String).map(plainText).join(' · ')}${confidence(source, side)}
    ${source.url !== undefined && html` <a href="${source.url}" rel="noreferrer noopener">${page.address}</a>`}
    ${source.note !== undefined && html`<p>${plainText(source.note)}</p>`}
  </li>`;
}

function confidence({confidence: known}: Source, {page}: Side): Html | undefined {
  return known === undefined ? undefined : html` <span class="chip">${page.confidence(plainText(known))}</span>`;
}
