import {slice} from './scan.ts';
import {isSign, type Token} from './token.ts';
import type {ExpressionIssue} from './tree.ts';
import {type Message, say} from '../message.ts';

/** How deep brackets may be nested. */
export const MOST_BRACKETS = 100;

export interface Checked {
  readonly issues: readonly ExpressionIssue[];
  /** The index of the closing bracket for that of each opening one. */
  readonly pairs: ReadonlyMap<number, number>;
}

/** Second stage: what can be said of the tokens before they are parsed. Brackets close, two values have an operator between them, no list is empty. */
export function check(text: string, tokens: readonly Token[]): Checked {
  const {issues, pairs} = pairBrackets(tokens);
  return {issues: [...issues, ...tokens.flatMap((_, i) => checkToken(text, tokens, i))], pairs};
}

function pairBrackets(tokens: readonly Token[]): {issues: ExpressionIssue[]; pairs: Map<number, number>} {
  const issues: ExpressionIssue[] = [];
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (const [i, token] of tokens.entries()) {
    if (isSign(token, '(', '[')) open.push(i);
    if (!isSign(token, ')', ']')) continue;
    const closing = token.type === 'sign' ? token.sign : '';
    const opening = open.pop();
    if (opening !== undefined && isSign(tokens[opening], closing === ')' ? '(' : '[')) pairs.set(opening, i);
    else {
      const hint = say`take it out, or add the ${closing === ')' ? '(' : '['} that opens it`;
      return {issues: [{rule: say`a ${closing} closes nothing`, got: closing, hint, span: token.span}], pairs};
    }
    if (open.length >= MOST_BRACKETS)
      return {issues: [{rule: say`brackets must be nested at most ${MOST_BRACKETS} deep`, span: token.span}], pairs};
  }
  for (const i of open.slice(0, 1)) {
    const {span} = tokens[i]!;
    const sign = isSign(tokens[i], '(') ? '(' : '[';
    const hint = say`add the ${sign === '(' ? ')' : ']'} that closes it`;
    issues.push({rule: say`a ${sign} is never closed`, got: sign, hint, span});
  }
  return {issues, pairs};
}

function checkToken(text: string, tokens: readonly Token[], i: number): ExpressionIssue[] {
  const [before, token, next] = [tokens[i - 1], tokens[i]!, tokens[i + 1]];
  const sign = slice(text, token.span);
  // Where a value must stand, mathjs takes `and` for a name and puts in the ends of a range.
  if (isSign(token, 'and', 'or', ':') && !(before && endsValue(before)))
    return [{rule: say`unexpected ${sign}`, hint: say`a value must stand before ${sign}`, span: token.span}];
  if (isSign(token, ':') && (!next || isSign(next, ')', ']', ',')))
    return [{rule: say`unexpected ${sign}`, hint: say`a value must follow ${sign}`, span: token.span}];
  return next ? between(text, token, next) : [];
}

function between(text: string, token: Token, next: Token): ExpressionIssue[] {
  const span = {start: token.span.start, end: next.span.end};
  if (isSign(token, '[') && isSign(next, ']'))
    return [{rule: say`a list must not be empty`, got: slice(text, span), span}];
  if (!endsValue(token) || !startsValue(next) || (token.type === 'name' && isSign(next, '(', '['))) return [];
  const [a, b] = [slice(text, token.span), slice(text, next.span)];
  return [
    {
      rule: say`an operator is missing between ${a} and ${b}`,
      got: slice(text, span),
      hint: missing(token, next, a, b),
      span,
    },
  ];
}

function endsValue(token: Token): boolean {
  return token.type !== 'sign' || isSign(token, ')', ']');
}

function startsValue(token: Token): boolean {
  return token.type !== 'sign' || isSign(token, '(', '[');
}

function missing(token: Token, next: Token, a: string, b: string): Message {
  if (isSign(next, '[')) return say`a list follows \`values =\` or \`weights =\``;
  if (token.type === 'number' && next.type === 'number') {
    if (token.percent) return say`a percent sign belongs to the number before it; a remainder is x - y * floor(x / y)`;
    if (/^\d+$/.test(a) && /^\d/.test(b)) return say`write ${a}${b} or ${a}_${b} if it is one number`;
  }
  const product = say`write ${isSign(token, ')', ']') ? '(…)' : a} * ${b === '(' ? '(…)' : b} for a product`;
  return token.type === 'number' && next.type === 'name' ? say`${product}; no unit ${b} is known` : product;
}
