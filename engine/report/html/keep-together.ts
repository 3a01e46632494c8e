import {type Html, html} from './markup.ts';

/** A sentence in which no line ends between a number and its unit, as between 亿 and 元. */
export function keepTogether(sentence: string): Html[] {
  return sentence.split(NUMBERS).map((part, i) => (i % 2 ? html`<span class="keep">${part}</span>` : html`${part}`));
}

const NUMBERS =
  /((?:[≥≤<>±]\u00A0)?\d[\d.,]*(?:\u00A0?(?:%|[亿万]元|[亿万]|bn\u00A0yuan|元|家|个))?(?:\u00A0±\u00A0[\d.]+)?)/u;
