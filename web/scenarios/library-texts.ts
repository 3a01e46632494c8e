import type {Language} from '../../engine/display.ts';

/** What the list of scenarios says; apart from the rest, since it is in sight from the first moment. */
export interface LibraryTexts {
  readonly examples: string;
  readonly own: (file: string) => string;
  readonly edited: (title: string) => string;
}

const EN: LibraryTexts = {
  examples: 'Examples',
  own: (file) => `your file ${file}`,
  edited: (title) => `${title} (edited)`,
};

const ZH: LibraryTexts = {
  examples: '示例',
  own: (file) => `您的文件 ${file}`,
  edited: (title) => `${title}（已改）`,
};

/** The catalogue of a language. */
export function libraryTextsOf(lang: Language): LibraryTexts {
  return lang === 'zh' ? ZH : EN;
}
