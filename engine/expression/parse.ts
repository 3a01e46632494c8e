import {check} from './check.ts';
import {convert} from './convert.ts';
import {lex} from './lex.ts';
import {isBareRange} from './bare-range.ts';
import {slice} from './scan.ts';
import {parseSyntax} from './syntax.ts';
import type {Expression, ExpressionIssue} from './tree.ts';
import {rangeHint} from './vocabulary.ts';
import {type Message, say} from '../message.ts';

export interface ParseOptions {
  /** The names of the families of distributions. */
  readonly families: ReadonlySet<string>;
  /** Units that the scenario itself defines by naming them, such as `doses`; Chinese ones need no naming. */
  readonly units?: Iterable<string>;
}

export type Parsed = {readonly ok: Expression} | {readonly issues: readonly ExpressionIssue[]};

/** How long an expression may be. */
export const LONGEST = 10_000;

/** More than these of one expression are not worth reading. */
const MOST_ISSUES = 10;

/**
 * An expression as a user writes it, to a tree; or all that is wrong with it, each issue with its place and what to write instead. Never throws, never
 * evaluates anything, and takes time in proportion to the length of the text.
 */
export function parse(given: string | number, options: ParseOptions): Parsed {
  const text = String(given);
  const span = {start: 0, end: text.length};
  if (typeof given === 'number' && !Number.isFinite(given)) return fault(say`a number must be finite`, span, text);
  if (text.length > LONGEST)
    return fault(say`an expression must be at most ${LONGEST} characters`, span, `${text.length}`);
  if (text.trim() === '') return fault(say`an expression must not be empty`, span);
  try {
    const parsed = parseText(text, options);
    return 'issues' in parsed ? {issues: parsed.issues.slice(0, MOST_ISSUES)} : parsed;
  } catch (error) {
    // The stack's end, or our own limit on the depth of a tree: the same to the user.
    if (error instanceof RangeError)
      return fault(
        say`an expression is nested too deeply`,
        span,
        undefined,
        say`name a part of it as a formula metric`,
      );
    throw error;
  }
}

function fault(rule: Message, span: {start: number; end: number}, got?: string, hint?: Message): Parsed {
  return {issues: [{rule, span, ...(got !== undefined && {got}), ...(hint !== undefined && {hint})}]};
}

function parseText(text: string, {families, units}: ParseOptions): Parsed {
  const {tokens, issues: lexical} = lex(text, units);
  if (lexical.length) return {issues: lexical};
  const {issues: structural, pairs} = check(text, tokens);
  if (structural.length) return {issues: structural};
  const syntax = parseSyntax(text, tokens);
  if ('issue' in syntax) return {issues: [syntax.issue]};
  const {tree, issues} = convert(syntax.ok, {text, tokens, pairs, families});
  if (issues.length) return {issues};
  return isBareRange(tree) && tokens.length <= 4 ? {issues: [bareRange(text, tree)]} : {ok: tree};
}

function bareRange(text: string, tree: Expression): ExpressionIssue {
  const {left, right} = tree as Extract<Expression, {kind: 'binary'}>;
  const hint = say`${rangeHint(slice(text, left.span), slice(text, right.span))}; write (${text.trim()}) if a difference is meant`;
  return {rule: say`a range does not say how likely each value is`, got: text.trim(), hint, span: tree.span};
}
