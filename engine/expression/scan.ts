import type {Token} from './token.ts';
import type {ExpressionIssue, Span} from './tree.ts';

/** What the readers of `lex` share: the user's text, the same normalised (offset for offset), and what was read so far. */
export interface Scan {
  readonly text: string;
  readonly source: string;
  readonly tokens: Token[];
  readonly issues: ExpressionIssue[];
  /** Where a unit at an offset ends. */
  readonly unitEnd: (from: number) => number | undefined;
}

/** What a sticky pattern matches at an offset. */
export function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

export function slice(text: string, {start, end}: Span): string {
  return text.slice(start, end);
}
