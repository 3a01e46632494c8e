import {createParser, type MathNode} from '../mathjs/mathjs.generated.js';
import {slice} from './scan.ts';
import type {Token} from './token.ts';
import type {ExpressionIssue} from './tree.ts';
import {type Message, say} from '../message.ts';

const PARSE = createParser();

/**
 * Third stage: tokens to mathjs's syntax tree. mathjs keeps no positions, so it is given a placeholder for each number, name and district, made of the token's
 * index (`t0 + t2 * t4`): from the placeholders in its tree `tokenIndex` finds the way back to the user's text.
 */
export function parseSyntax(text: string, tokens: readonly Token[]): {ok: MathNode} | {issue: ExpressionIssue} {
  const words = tokens.map((token, i) => (token.type === 'sign' ? token.sign : `t${i}`));
  try {
    return {ok: PARSE(words.join(' '))};
  } catch (error) {
    if (!(error instanceof SyntaxError && 'char' in error)) throw error;
    return {issue: explain(text, tokens, tokenAt(words, Number(error.char) - 1), error.message)};
  }
}

/** The token that a placeholder stands for. */
export function tokenIndex(placeholder: string): number {
  return Number(placeholder.slice(1));
}

function tokenAt(words: readonly string[], offset: number): number {
  const starts = words.reduce<number[]>((starts, word) => [...starts, starts.at(-1) + word.length + 1], [0]);
  return words.findIndex((word, i) => offset >= starts[i]! && offset < starts[i]! + word.length);
}

function explain(text: string, tokens: readonly Token[], index: number, message: string): ExpressionIssue {
  const conditional = /False part|true-expression/.test(message) && CONDITIONAL;
  const token = tokens[index];
  if (!token) {
    const last = tokens.at(-1)!.span;
    const span = {start: last.end, end: last.end};
    return {
      rule: say`an expression ends too early`,
      got: text.trim(),
      hint: conditional || say`a value must follow ${slice(text, last)}`,
      span,
    };
  }
  const got = slice(text, token.span);
  const rule = say`unexpected ${got}`;
  const hint = conditional || (token.type === 'sign' && HINTS.get(token.sign)) || undefined;
  return {rule, ...(hint && {hint}), span: token.span};
}

const CONDITIONAL = say`write condition ? value : other value, with a second condition between ? and : in ( )`;

const HINTS = new Map<string, Message>([
  ['=', say`write == to compare; only parameters of distributions are given with =`],
  [':', CONDITIONAL],
  ['?', CONDITIONAL],
  [',', say`one value is one expression; arguments stand in ( )`],
  ...['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=', 'and', 'or'].map(
    (sign) => [sign, say`a value must stand before ${sign}`] as const,
  ),
  ...[')', ']'].map((sign) => [sign, say`a value must stand before ${sign}`] as const),
]);
