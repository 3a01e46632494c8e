import type {ReportTextOptions} from './style.ts';
import {gateTextsOf} from './gate-text.ts';
import {paragraph} from './grid.ts';
import {said} from './markdown-parts.ts';
import {breakable, plainText} from './text.ts';
import type {Language} from '../units.ts';

/** What a comparison of folders comes to. */
export interface ComparedFolders {
  readonly base: string;
  readonly head: string;
  /** How many scenarios that both have differ, and how many do not. */
  readonly changed: number;
  readonly unchanged: number;
  /** Scenarios that only one of them has. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** How many scenarios have changed, and which are new or gone, for a terminal. Ends with a newline. */
export function foldersText(folders: ComparedFolders, options: ReportTextOptions): string {
  return breakable(`${paragraph(sentence(folders, options.lang), options).join('\n')}\n`);
}

/** The same in Markdown. Ends with a newline. */
export function foldersMarkdown(folders: ComparedFolders, lang: Language): string {
  return `${said(sentence(folders, lang))}\n`;
}

function sentence({base, head, changed, unchanged, added, removed}: ComparedFolders, lang: Language): string {
  const texts = gateTextsOf(lang);
  const files = (word: string, names: readonly string[]) =>
    names.length ? [`${word}${texts.colon}${names.map(plainText).join(texts.comma)}`] : [];
  const parts = [
    texts.changedFiles(changed, changed + unchanged),
    ...files(texts.added, added),
    ...files(texts.removed, removed),
  ];
  return `${plainText(base)} → ${plainText(head)}${texts.colon}${parts.join(texts.semicolon)}`;
}
