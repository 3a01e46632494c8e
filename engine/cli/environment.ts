import type {Terminal} from '../report/index.ts';
import type {Language} from '../units.ts';
import type {Screen, World} from './context.ts';

type Variables = World['variables'];
type Size = Pick<Screen, 'isTTY' | 'columns'>;

/** The language of messages that the locale asks for (POSIX: LC_ALL, then LC_MESSAGES, then LANG): Chinese for `zh_…`, else English. */
export function languageOf(variables: Variables): Language {
  const locale = variables['LC_ALL'] || variables['LC_MESSAGES'] || variables['LANG'];
  return /^zh\b|^zh_/i.test(locale ?? systemLocale()) ? 'zh' : 'en';
}

/** The language that the arguments ask for, wherever they do: what is wrong with the others is said in it too. */
export function languageIn(args: readonly string[]): Language | undefined {
  const [, lang] = /(?:^|\n)--lang[=\n](zh|en)(?:\n|$)/.exec(args.join('\n')) ?? [];
  return lang as Language | undefined;
}

/** Where no variable says, as on Windows. */
function systemLocale(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}

const USUAL_WIDTH = 80;
const WIDEST = 120;

/**
 * What a stream can show: its width (COLUMNS where it is no terminal, else 80, at most 120), whether it has colours (FORCE_COLOR and NO_COLOR before what it is), and
 * whether more than ASCII: unless the locale names another character set than UTF-8.
 */
export function terminalOf(screen: Size, variables: Variables): Terminal {
  const columns = screen.columns || Number(variables['COLUMNS']) || USUAL_WIDTH;
  return {width: Math.min(WIDEST, columns), color: hasColor(screen, variables), unicode: hasUnicode(variables)};
}

function hasColor({isTTY}: Size, {FORCE_COLOR, NO_COLOR, TERM}: Variables): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR) return false;
  return isTTY === true && TERM !== 'dumb';
}

function hasUnicode(variables: Variables): boolean {
  const locale = variables['LC_ALL'] || variables['LC_CTYPE'] || variables['LANG'] || '';
  if (locale === 'C' || locale === 'POSIX') return false;
  const charset = locale.split('@')[0]!.split('.')[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
}
