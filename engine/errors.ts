import {type Message, say} from './message.ts';

/** Where in a scenario file something stands: line and column count from 1, in UTF-16 units; `text` is the whole source line. */
export interface Location {
  file: string;
  line: number;
  column: number;
  /** How many columns the caret underlines, at least 1. */
  length: number;
  text: string;
}

/** Keys and indices from the root of a scenario to one of its values: `['metrics', 'revenue', 'base', 'qiantang']`. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with an input, in data; `formatIssue` makes it text. */
export interface Issue {
  /** The rule that is broken, a short lower-case fact without a full stop: `must be at most 1`, `unknown metric`. */
  rule: Message;
  path?: Path;
  location?: Location | undefined;
  /** What was found instead, as the user wrote it. */
  got?: Message | string | undefined;
  /** What to do next, one line. */
  hint?: Message | undefined;
}

/** `file:line:column path: rule, got value`, then the source line with a caret, then the hint; in English unless `words` says messages in another language. */
export function formatIssue(issue: Issue, words: Words = String): string {
  const {location, path, hint} = issue;
  const where = location ? `${location.file}:${location.line}:${location.column}` : '';
  const head = [where, formatPath(path ?? [])].filter(Boolean).join(' ');
  const lines = [`${head ? `${head}: ` : ''}${words(brokenRule(issue))}`];
  if (location) lines.push(...excerpt(location));
  if (hint) lines.push(`  ${words(say`hint: ${hint}`)}`);
  return lines.join('\n');
}

/** How messages are said: in English, as `String` does, or in another language. */
export type Words = (said: Message | string) => string;

/** The rule, with what was found instead. */
export function brokenRule<Rule extends Message | string>({
  rule,
  got,
}: {
  rule: Rule;
  got?: Message | string | undefined;
}): Rule | Message {
  return got === undefined ? rule : say`${rule}, got ${got}`;
}

/** `metrics.revenue.base[0]`. */
export function formatPath(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key),
    '',
  );
}

const EXCERPT_WIDTH = 100;

function excerpt({text, line, column, length}: Location): string[] {
  // A long line is cut to a window round the caret, so that a 10 MB line stays readable.
  const start = Math.max(0, column - 1 - EXCERPT_WIDTH / 2);
  const shown = text.slice(start, start + EXCERPT_WIDTH).replaceAll('\t', ' ');
  const caret = column - 1 - start;
  const gutter = `  ${line} | `;
  const before = displayWidth(shown.slice(0, caret));
  const under = Math.max(1, displayWidth(shown.slice(caret, caret + length)));
  return [gutter + shown, `${' '.repeat(gutter.length - 2)}| ${' '.repeat(before)}${'^'.repeat(under)}`];
}

/** Columns that a text takes in a terminal: Chinese characters and full-width punctuation take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character.codePointAt(0)!) ? 2 : 1;
  return width;
}

function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

/** The input or the call is wrong: all issues found, together. Exit code 2. */
export class TidemarkError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => formatIssue(issue)).join('\n'));
    this.name = 'TidemarkError';
    this.issues = issues;
  }
}

/** A one-issue error without a place in a file. */
export function usageError(rule: Message, hint?: Message): TidemarkError {
  return new TidemarkError([hint === undefined ? {rule} : {rule, hint}]);
}

/** Names near `name`, best first, for `did you mean`: at most a third of its letters differ (Damerau–Levenshtein, adjacent swaps count once). */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let twoAgo: number[] = [];
  let previous = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        distance = Math.min(distance, twoAgo[j - 2]! + 1);
      current.push(distance);
    }
    twoAgo = previous;
    previous = current;
  }
  return previous[b.length]!;
}
