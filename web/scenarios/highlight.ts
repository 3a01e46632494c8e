/** What a piece of YAML is, for its colour. */
export type TokenKind = 'comment' | 'key' | 'text' | 'number' | 'plain';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** A comment; a key with what is before its colon; a quoted text; a number with its unit. The rest is plain. */
const PIECE =
  /(?<comment>(?:^|(?<=\s))#.*$)|(?<key>[\w\u4E00-\u9FFF-]+(?=\s*:(?:\s|$))|(?:"[^"]*"|'[^']*')(?=\s*:(?:\s|$)))|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?<number>(?<![\w.-])-?\d[\d_.]*(?:e[+-]?\d+)?%?(?![\w.]))/g;

/** A line of YAML in pieces that together are the line. For the eye only: the engine reads YAML by itself. */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of line.matchAll(PIECE)) {
    if (match.index > end) tokens.push({kind: 'plain', text: line.slice(end, match.index)});
    const [kind] = Object.entries(match.groups!).find(([, found]) => found !== undefined) as [TokenKind, string];
    tokens.push({kind, text: match[0]});
    end = match.index + match[0].length;
  }
  if (end < line.length) tokens.push({kind: 'plain', text: line.slice(end)});
  return tokens;
}

/** Where a line and column, counted from 1, lie in a text. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  return Math.min(text.length, start + column - 1);
}
