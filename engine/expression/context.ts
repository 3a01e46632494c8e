import type {MathNode} from '../mathjs/mathjs.generated.js';
import {slice} from './scan.ts';
import {tokenIndex} from './syntax.ts';
import {isSign, type Token} from './token.ts';
import type {Expression, ExpressionIssue, Span} from './tree.ts';
import type {Message} from '../message.ts';

/** The tokens that something is made of, brackets included. */
export interface Place {
  readonly first: number;
  readonly last: number;
}

export interface Part extends Place {
  readonly tree: Expression;
}

/** What the converters share. */
export interface Context {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly pairs: ReadonlyMap<number, number>;
  readonly families: ReadonlySet<string>;
  readonly issues: ExpressionIssue[];
  convert(node: MathNode): Part;
}

export function spanOf({tokens}: Context, {first, last}: Place): Span {
  return {start: tokens[first]!.span.start, end: tokens[last]!.span.end};
}

/** The user's own text of a part. */
export function quote(context: Context, place: Place): string {
  return slice(context.text, spanOf(context, place));
}

/** From the first to the last token in a node, whatever its type; brackets that open in it are closed. */
export function range({tokens, pairs}: Context, node: MathNode): Place {
  const indices = node
    .filter(({type}) => type === 'SymbolNode' || type === 'FunctionAssignmentNode')
    .map((leaf) => tokenIndex('name' in leaf ? leaf.name : ''));
  const first = indices.reduce((a, b) => Math.min(a, b), tokens.length - 1);
  const last = indices.reduce((a, b) => Math.max(a, b), 0);
  const around = [...pairs].filter(([open, close]) => open < first && close > last && isSign(tokens[open], '['));
  if (node.type === 'ArrayNode') return place(around.reduce((a, b) => (b[0] > a[0] ? b : a)));
  const opened = [...pairs].filter(([open]) => open >= first && open <= last + 1 && isWithin(tokens, open, last));
  return {first, last: opened.reduce((end, [, close]) => Math.max(end, close), last)};
}

function place([first, last]: readonly [number, number]): Place {
  return {first, last};
}

/** An opening bracket right after the last leaf belongs to it: `f()`. */
function isWithin(tokens: readonly Token[], open: number, last: number): boolean {
  return open <= last || tokens[last]?.type === 'name';
}

/** Notes an issue and stands something in, so that the rest is checked as well. The tree is thrown away. */
export function refuse(context: Context, place: Place, rule: Message, hint?: Message): Part {
  const span = spanOf(context, place);
  context.issues.push({rule, got: slice(context.text, span), span, ...(hint !== undefined && {hint})});
  return {tree: {kind: 'number', value: 0, span}, ...place};
}
