import {bar} from './bar.ts';
import {markdownText} from './markdown-text.ts';

const BAR = 10;

/** A share as a bar of text, in letters of one width. */
export function barCell(share: number): string {
  const {full, rest} = bar(share, BAR, true);
  return `\`${full}${rest}\``;
}

/** A sentence of a report, in which names from files are text; blanks that hold a number and its unit together stay. */
export function said(text: string): string {
  return markdownText(text.replaceAll('\n', ' '));
}

/** Remarks in small letters. */
export function footnote(notes: readonly string[]): string {
  return notes.length ? `<sub>${notes.map(said).join('<br>')}</sub>` : '';
}
