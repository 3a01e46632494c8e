import type {Language} from '../../units.ts';
import type {Frame} from '../charts/index.ts';
import {type Html, html, trusted} from './markup.ts';

/** What a chart is made in. */
export interface Drawing {
  readonly lang: Language;
  /** The page's, or one of a library. */
  readonly document: Document;
}

/** Width of charts in pixels: on a desk, in a column, on a telephone. */
export const WIDE = 720;
export const COLUMN = 400;
const PHONE = 340;

type Draw = (frame: Frame) => SVGSVGElement;

/** A chart as markup: the library that makes it escapes what it is given. */
export function chart(draw: Draw, width: number, {document, lang}: Drawing): Html {
  return trusted(draw({document, width, lang}).outerHTML);
}

/** A chart for a desk, and in its place one for a telephone. */
export function wideChart(draw: Draw, drawing: Drawing): Html {
  return html`<div class="wide">${chart(draw, WIDE, drawing)}</div>
    <div class="narrow">${chart(draw, PHONE, drawing)}</div>`;
}
