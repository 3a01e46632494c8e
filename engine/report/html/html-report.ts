import {sha256} from '@noble/hashes/sha2.js';
import {utf8ToBytes} from '@noble/hashes/utils.js';
import type {Language} from '../../units.ts';
import {viewOf} from '../view.ts';
import {answerSection} from './answer.ts';
import {groundsSection} from './grounds.ts';
import type {HtmlReportInput, Side} from './input.ts';
import {type Html, html, trusted} from './markup.ts';
import {pageTextsOf} from './page-text.ts';
import {pathsSection} from './paths.ts';
import {STYLE} from './style.ts';
import {targetsSection} from './targets.ts';
import {auditSection, checksSection, reproduceSection} from './verdicts.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

/**
 * A forecast as one HTML file that needs nothing else: no script, no request, in Chinese and English, on a screen, a telephone and paper. The answer stands first, then
 * what it rests on. The policy in its head allows its own style sheet and nothing more. The same input gives the same bytes.
 */
export function htmlReport(input: HtmlReportInput): string {
  const sides = LANGUAGES.map((lang) => sideOf(input, lang));
  return html`<!doctype html>
    <html lang="${pageTextsOf(input.lang).tag}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="tidemark ${input.forecast.engine}" />
        <title>${[...new Set(sides.map(({view}) => view.title))].join(' · ')}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <header>
          <p class="product">Tidemark 潮标</p>
          <fieldset>
            <legend class="hidden">语言 Language</legend>
            ${LANGUAGES.map((lang) => choice(lang, lang === input.lang))}
          </fieldset>
        </header>
        ${sides.map((side) => mainOf(side))}
      </body>
    </html> `.text;
}

/** In one piece, since its hash is of every character between the tags. */
const STYLE_ELEMENT = trusted(`<style>${STYLE}</style>`);

const POLICY = `default-src 'none'; style-src 'sha256-${base64(sha256(utf8ToBytes(STYLE)))}'; base-uri 'none'; form-action 'none'`;

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function sideOf(input: HtmlReportInput, lang: Language): Side {
  return {...input, lang, view: viewOf(input.forecast, lang, input.all), page: pageTextsOf(lang)};
}

const NAMES: Readonly<Record<Language, string>> = {zh: '中文', en: 'English'};

/** Which language is shown follows from the radio button that is checked, by the style sheet alone. */
function choice(lang: Language, isChecked: boolean): Html {
  return html`<label lang="${pageTextsOf(lang).tag}"
    ><input type="radio" name="language" id="show-${lang}" ${isChecked && html`checked`} />${NAMES[lang]}</label
  >`;
}

function mainOf(side: Side): Html {
  const {lang, page} = side;
  return html`<main class="${lang}" lang="${page.tag}" dir="ltr">
    ${answerSection(side)} ${contents(side)} ${targetsSection(side)} ${checksSection(side)} ${pathsSection(side)}
    ${auditSection(side)} ${groundsSection(side)} ${reproduceSection(side)}
  </main>`;
}

function contents({lang, page, forecast, view}: Side): Html {
  const {targets, checks, paths, audit, assumptions, reproduce} = page.sections;
  const links = [
    view.years.length > 0 && (['targets', targets] as const),
    forecast.checks.length > 0 && (['checks', checks] as const),
    ['paths', paths] as const,
    ['audit', audit] as const,
    ['assumptions', assumptions] as const,
    ['reproduce', reproduce] as const,
  ].filter((link) => link !== false);
  return html`<nav aria-label="${page.contents}">
    ${links.map(([id, name]) => html`<a href="#${lang}-${id}">${name}</a>`)}
  </nav>`;
}
