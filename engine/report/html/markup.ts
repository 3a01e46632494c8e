import {xmlText} from '../xml-text.ts';

/** A piece of HTML. Only `html` and `trusted` make one, so that no text from a file is ever taken for markup. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = Html | string | number | undefined | false | readonly Value[];

/** HTML from a template: what is filled in is text and escaped, between tags and in quoted attributes, unless it is HTML itself; lists are joined, nothing is nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(strings.map((string, i) => string + (i < values.length ? markup(values[i]) : '')).join(''));
}

/** Markup of ours, such as a chart or a style sheet. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** Marks that turn the direction of writing, of what comes after them too. */
const TURNS = /\p{Bidi_Control}/gu;

function markup(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return xmlText(String(value).replaceAll(TURNS, ''));
  return value.map(markup).join('');
}
