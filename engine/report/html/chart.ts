import type {Frame} from '../charts/index.ts';
import type {Side} from './input.ts';
import {type Html, trusted} from './markup.ts';

/** A chart as markup: the library that makes it escapes what it is given. */
export function chart(draw: (frame: Frame) => SVGSVGElement, width: number, {document, lang}: Side): Html {
  return trusted(draw({document, width, lang}).outerHTML);
}
