import {sha256} from '@noble/hashes/sha2.js';
import {utf8ToBytes} from '@noble/hashes/utils.js';
import type {Language} from '../../units.ts';
import {type Html, html, trusted} from './markup.ts';
import {pageTextsOf} from './page-text.ts';
import {STYLE} from './style.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

export interface Page {
  /** Shown first. */
  readonly lang: Language;
  readonly engine: string;
  readonly title: (lang: Language) => string;
  /** What stands in the page in a language. */
  readonly main: (lang: Language) => Html;
}

/**
 * One HTML file that needs nothing else: no script, no request, in Chinese and English, on a screen, a telephone and paper. The policy in its head allows its own style sheet and
 * nothing more.
 */
export function htmlPage({lang, engine, title, main}: Page): string {
  return html`<!doctype html>
    <html lang="${pageTextsOf(lang).tag}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="tidemark ${engine}" />
        <title>${[...new Set(LANGUAGES.map(title))].join(' · ')}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <header>
          <p class="product">Tidemark 潮标</p>
          <fieldset>
            <legend class="hidden">语言 Language</legend>
            ${LANGUAGES.map((one) => choice(one, one === lang))}
          </fieldset>
        </header>
        ${LANGUAGES.map((one) => html`<main class="${one}" lang="${pageTextsOf(one).tag}" dir="ltr">${main(one)}</main>`)}
      </body>
    </html> `.text;
}

/** In one piece, since its hash is of every character between the tags. */
const STYLE_ELEMENT = trusted(`<style>${STYLE}</style>`);

const POLICY = `default-src 'none'; style-src 'sha256-${base64(sha256(utf8ToBytes(STYLE)))}'; base-uri 'none'; form-action 'none'`;

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

const NAMES: Readonly<Record<Language, string>> = {zh: '中文', en: 'English'};

/** Which language is shown follows from the radio button that is checked, by the style sheet alone. */
function choice(lang: Language, isChecked: boolean): Html {
  return html`<label lang="${pageTextsOf(lang).tag}"
    ><input type="radio" name="language" id="show-${lang}" ${isChecked && html`checked`} />${NAMES[lang]}</label
  >`;
}
