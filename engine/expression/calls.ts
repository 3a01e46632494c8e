import {suggest} from '../errors.ts';
import type {MathNode} from '../mathjs/mathjs.generated.js';
import {type Context, type Part, type Place, range, refuse, spanOf} from './context.ts';
import {convertDistribution} from './distributions.ts';
import {tokenIndex} from './syntax.ts';
import type {Expression, FunctionName} from './tree.ts';
import {FOREIGN_FUNCTIONS, FUNCTIONS, isFunction, SERIES_FUNCTIONS} from './vocabulary.ts';
import {type Message, say} from '../message.ts';

type FunctionNode = Extract<MathNode, {type: 'FunctionNode'}>;

/** `f(…)`: a function of values, of a series, or a distribution. */
export function convertCall(context: Context, node: FunctionNode): Part {
  const place = placeOf(context, node);
  const token = node.fn.type === 'SymbolNode' ? context.tokens[place.first] : undefined;
  if (token?.type !== 'name') return refuse(context, place, say`only a function can be called`);
  const name = [token.name, ...token.parts].join('.');
  if (context.families.has(name)) return convertDistribution(context, name, node.args, place);
  if (isFunction(name)) return call(context, name, node.args, place);
  if (name === 'lag') return lag(context, node.args, place);
  if (name === 'since_base' || name === 'total') return series(context, name, node.args, place);
  return refuse(context, {first: place.first, last: place.first}, say`unknown function`, unknownHint(context, name));
}

function placeOf(context: Context, node: FunctionNode): Place {
  if (node.fn.type !== 'SymbolNode') return range(context, node);
  const first = tokenIndex(node.fn.name);
  return {first, last: context.pairs.get(first + 1)!};
}

function unknownHint({families}: Context, name: string): Message {
  const known = [...Object.keys(FUNCTIONS), ...SERIES_FUNCTIONS, ...families];
  const near = suggest(name, known);
  return (
    FOREIGN_FUNCTIONS.get(name.toLowerCase()) ??
    (near === undefined ? say`known are ${known}` : say`did you mean ${near}?`)
  );
}

function call(context: Context, fn: FunctionName, nodes: readonly MathNode[], place: Place): Part {
  const {least, most} = FUNCTIONS[fn];
  if (nodes.length < least || nodes.length > most)
    return refuse(
      context,
      place,
      most === 1 ? say`${fn} requires one argument` : say`${fn} requires two arguments or more`,
      arityHint(fn, nodes),
    );
  const args = nodes.map((node) => context.convert(node).tree);
  return {tree: {kind: 'call', fn, args, span: spanOf(context, place)}, ...place};
}

function arityHint(fn: FunctionName, nodes: readonly MathNode[]): Message | undefined {
  if (nodes[0]?.type === 'ArrayNode') return say`write ${fn}(a, b) without [ ]`;
  if (nodes.length !== 2) return undefined;
  if (fn === 'log') return say`log is the natural logarithm: write log(x) / log(10)`;
  return fn === 'round' ? say`round gives whole numbers: write round(x * 10) / 10` : undefined;
}

function series(context: Context, kind: 'since_base' | 'total', nodes: readonly MathNode[], place: Place): Part {
  if (nodes.length !== 1) return refuse(context, place, say`${kind} requires one argument`, say`write ${kind}(x)`);
  return {tree: {kind, of: context.convert(nodes[0]!).tree, span: spanOf(context, place)}, ...place};
}

function lag(context: Context, nodes: readonly MathNode[], place: Place): Part {
  const [ofNode, yearsNode] = nodes;
  if (!ofNode || nodes.length > 2)
    return refuse(context, place, say`lag requires one or two arguments`, say`write lag(x) or lag(x, 2)`);
  const of = context.convert(ofNode).tree;
  const given = yearsNode && context.convert(yearsNode);
  const years = given ? wholeYears(given.tree) : 1;
  if (years === undefined)
    return refuse(context, given!, say`years of a lag must be a whole number, at least 1`, say`write lag(x, 2)`);
  return {tree: {kind: 'lag', of, years, span: spanOf(context, place)}, ...place};
}

function wholeYears(tree: Expression): number | undefined {
  if (tree.kind !== 'number' || tree.percent || tree.unit !== undefined) return undefined;
  return Number.isSafeInteger(tree.value) && tree.value >= 1 ? tree.value : undefined;
}
