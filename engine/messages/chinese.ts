import {fill, type Message} from '../message.ts';

/** Chinese by English template. */
export type Catalogue = Readonly<Record<string, string>>;

const SEAM = '\0';

/** Where a Chinese character meets a letter, digit or sign, a blank stands between the two. */
const BLANK = /(?<=\p{Script=Han})\0+(?=[!-~])|(?<=[!-~])\0+(?=\p{Script=Han})/gu;

/** A message in Chinese; in English where the catalogue has none. */
export function inChinese(message: Message, catalogue: Catalogue): string {
  const manner = {templateOf: (english: string) => catalogue[english] ?? english, comma: '、', seam: SEAM};
  return fill(message, manner).replaceAll(BLANK, ' ').replaceAll(SEAM, '');
}
