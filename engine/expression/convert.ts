import type {MathNode} from '../mathjs/mathjs.generated.js';
import {convertCall} from './calls.ts';
import {type Context, type Part, range, refuse, spanOf} from './context.ts';
import {tokenIndex} from './syntax.ts';
import type {Token} from './token.ts';
import type {Expression, ExpressionIssue} from './tree.ts';
import {isBinaryOperator} from './vocabulary.ts';
import {type Message, say} from '../message.ts';

/** How deep a tree may be: what walks it may call itself. */
export const DEEPEST = 500;

export interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly pairs: ReadonlyMap<number, number>;
  readonly families: ReadonlySet<string>;
}

/** Fourth stage: mathjs's tree to ours, by an allow-list of node types and operators. Whatever is not on it is an issue that quotes the user's text. */
export function convert(root: MathNode, source: Source): {tree: Expression; issues: readonly ExpressionIssue[]} {
  let depth = 0;
  const context: Context = {
    ...source,
    issues: [],
    convert(node) {
      if (++depth > DEEPEST) throw new RangeError('too deep');
      const part = convertNode(context, node);
      depth--;
      return part;
    },
  };
  return {tree: context.convert(root).tree, issues: context.issues};
}

function convertNode(context: Context, node: MathNode): Part {
  switch (node.type) {
    case 'SymbolNode':
      return leaf(context, tokenIndex(node.name));
    case 'ParenthesisNode':
      return parenthesis(context, node.content);
    case 'OperatorNode':
      return operator(context, node);
    case 'ConditionalNode':
      return conditional(context, node);
    case 'AccessorNode':
      return at(context, node);
    case 'FunctionNode':
      return convertCall(context, node);
    default:
      return refuse(context, range(context, node), ...(REFUSED[node.type] ?? NOT_PART));
  }
}

type Refusal = readonly [rule: Message, hint?: Message];

const NOT_PART: Refusal = [say`this is not part of the language`];

const REFUSED: Readonly<Record<string, Refusal>> = {
  AssignmentNode: [
    say`an expression does not assign`,
    say`write == to compare; a name is given its value by its key in the file, and only parameters of distributions by =`,
  ],
  FunctionAssignmentNode: [
    say`an expression defines no functions`,
    say`write == to compare, or a formula metric to name a formula`,
  ],
  ArrayNode: [
    say`a list is no value`,
    say`a list follows \`values =\` or \`weights =\`, or is the first argument of mixture`,
  ],
  RangeNode: [
    say`a : belongs to a conditional`,
    say`write condition ? value : other value; a parameter is given with =, as in mean = 5%`,
  ],
  RelationalNode: [say`comparisons do not chain`, say`write 1 < x and x < 2`],
};

function leaf({tokens}: Context, index: number): Part {
  const token = tokens[index]!;
  const place = {first: index, last: index};
  switch (token.type) {
    case 'number': {
      const {type: kind, ...rest} = token;
      return {tree: {kind, ...rest}, ...place};
    }
    case 'name': {
      const {type: kind, ...rest} = token;
      return {tree: {kind, ...rest}, ...place};
    }
    default:
      // A district stands between the brackets of an `at` and is read there; signs have no placeholders.
      throw new Error(`no leaf: ${token.type}`);
  }
}

function parenthesis(context: Context, content: MathNode): Part {
  const {tree, first, last} = context.convert(content);
  return {tree, first: first - 1, last: last + 1};
}

type Node<T extends MathNode['type']> = Extract<MathNode, {type: T}>;

function operator(context: Context, node: Node<'OperatorNode'>): Part {
  const {op, args} = node;
  if (args.length === 1) return unary(context, op, args[0]!);
  if (!isBinaryOperator(op) || node.implicit)
    return refuse(context, range(context, node), say`${op} is not part of the language`);
  const [left, right] = args.map((arg) => context.convert(arg)) as [Part, Part];
  const place = {first: left.first, last: right.last};
  // mathjs binds `not` more tightly than a comparison, most readers less.
  if (isNot(args[0]!) && op !== 'and' && op !== 'or')
    return refuse(context, place, say`not is unclear here`, say`write not (… ${op} …), or (not …) ${op} …`);
  return {tree: {kind: 'binary', op, left: left.tree, right: right.tree, span: spanOf(context, place)}, ...place};
}

function isNot(node: MathNode): boolean {
  return node.type === 'OperatorNode' && node.op === 'not';
}

function unary(context: Context, op: string, operand: MathNode): Part {
  const {tree, first, last} = context.convert(operand);
  const place = {first: first - 1, last};
  if (op === '+') return {tree, ...place};
  if (op !== '-' && op !== 'not') return refuse(context, place, say`${op} is not part of the language`);
  return {tree: {kind: 'unary', op, of: tree, span: spanOf(context, place)}, ...place};
}

function conditional(context: Context, node: Node<'ConditionalNode'>): Part {
  const [condition, then, otherwise] = [node.condition, node.trueExpr, node.falseExpr].map((part) =>
    context.convert(part),
  ) as [Part, Part, Part];
  const place = {first: condition.first, last: otherwise.last};
  const tree: Expression = {
    kind: 'conditional',
    condition: condition.tree,
    // oxlint-disable-next-line unicorn/no-thenable -- a branch, never a function
    then: then.tree,
    otherwise: otherwise.tree,
    span: spanOf(context, place),
  };
  return {tree, ...place};
}

function at(context: Context, node: Node<'AccessorNode'>): Part {
  const target = node.object.type === 'SymbolNode' ? leaf(context, tokenIndex(node.object.name)) : undefined;
  const district = target && context.tokens[target.first + 2];
  if (target?.tree.kind !== 'name' || district?.type !== 'district')
    return refuse(
      context,
      range(context, node),
      say`only a name has districts`,
      say`write revenue[qiantang]; a part comes first, as in firms.listed[qiantang]`,
    );
  const place = {first: target.first, last: context.pairs.get(target.first + 1)!};
  return {tree: {kind: 'at', target: target.tree, district: district.id, span: spanOf(context, place)}, ...place};
}
