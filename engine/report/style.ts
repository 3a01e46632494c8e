import {displayWidth} from '../errors.ts';
import type {Language} from '../units.ts';
import type {Likelihood} from './likelihood.ts';
import {NO_BREAK} from './text.ts';

/** What the terminal can do. */
export interface Terminal {
  /** Columns. */
  readonly width: number;
  readonly color: boolean;
  /** Without it the report keeps to ASCII, but for the names in the scenario. */
  readonly unicode: boolean;
}

/** For whom a report is written in a terminal. */
export interface ReportTextOptions extends Terminal {
  readonly lang: Language;
}

export type Tone = 'strong' | 'faint' | 'good' | 'bad' | 'doubtful' | Likelihood;

/** SGR codes (ECMA-48): bold, faint, red, yellow, green, cyan. */
const CODES: Readonly<Record<Tone, readonly [on: string, off: string]>> = {
  strong: ['1', '22'],
  faint: ['2', '22'],
  good: ['32', '39'],
  bad: ['31', '39'],
  doubtful: ['33', '39'],
  remote: ['31', '39'],
  unlikely: ['33', '39'],
  even: ['36', '39'],
  likely: ['32', '39'],
  certain: ['32', '39'],
};

/** The text in a tone, where the terminal has colours. */
export function paint(text: string, tone: Tone, {color}: Terminal): string {
  const [on, off] = CODES[tone];
  return color && text !== '' ? `\u001B[${on}m${text}\u001B[${off}m` : text;
}

const ASCII: Readonly<Record<string, string>> = {
  '≥': '>=',
  '≤': '<=',
  '±': '+/-',
  '−': '-',
  '–': '-',
  '·': '|',
  '…': '...',
  '✓': '+',
  '✗': 'x',
};

/** The text in the characters that the terminal has. */
export function legible(text: string, {unicode}: Terminal): string {
  return unicode ? text : text.replaceAll(/[≥≤±−–·…✓✗]/g, (character) => ASCII[character]!);
}

/** Filled with blanks to so many columns; longer text stays whole. */
export function pad(text: string, width: number, align: 'left' | 'right'): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + blanks : blanks + text;
}

/**
 * Lines of at most so many columns, broken at blanks (but `NO_BREAK`) and between Chinese characters, not before their punctuation; a longer word has a line of its own,
 * uncut.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== '' && displayWidth(withoutBlanks(line + piece)) > width) {
      lines.push(withoutBlanks(line));
      line = '';
    }
    line += piece;
  }
  return [...lines, withoutBlanks(line)];
}

/** At its end; `NO_BREAK` is none. */
function withoutBlanks(line: string): string {
  return line.replace(/ +$/, '');
}

const WIDE = String.raw`\p{Script=Han}`;
const CLOSING = '，。、；：！？）》」』”’';
/** A Chinese character or a word, with the closing punctuation and blanks behind it. */
const PIECES = new RegExp(
  String.raw`(?:[（《「『“‘]*${WIDE}|[^ ${WIDE}${CLOSING}]+(?:(?<=${NO_BREAK})${WIDE}+)?|[${CLOSING}])[${CLOSING}]* *`,
  'gu',
);
