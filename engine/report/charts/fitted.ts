import {displayWidth} from '../../errors.ts';

/** A name cut to a width, with an ellipsis. */
export function fitted(name: string, room: number): string {
  if (widthOf(name) <= room) return name;
  let cut = '';
  for (const {segment} of new Intl.Segmenter().segment(name)) {
    if (widthOf(cut + segment) + widthOf('…') > room) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}

/** About, in pixels at the charts' size. */
export function widthOf(text: string): number {
  return 7 * displayWidth(text);
}
