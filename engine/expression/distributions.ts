import type {MathNode} from '../mathjs/mathjs.generated.js';
import {type Context, type Part, type Place, range, refuse, spanOf} from './context.ts';
import {tokenIndex} from './syntax.ts';
import type {Expression} from './tree.ts';
import {COMPOSITES, LIST_PARAMETERS} from './vocabulary.ts';
import {say} from '../message.ts';

type Given = Expression | readonly Expression[];

/** `normal(mean = 5%, sd = 2%)`, `truncated(d, min = 0)`, `mixture([d, e], weights = [1, 2])`. */
export function convertDistribution(context: Context, family: string, nodes: readonly MathNode[], place: Place): Part {
  const composite = COMPOSITES[family];
  const [first, ...rest] = nodes;
  const of = composite === undefined ? undefined : components(context, family, composite, first, place);
  const parameters = new Map<string, Given>(of && [['of', of]]);
  for (const node of of ? rest : nodes) addParameter(context, family, node, parameters);
  return {
    tree: {kind: 'distribution', family, parameters: Object.fromEntries(parameters), span: spanOf(context, place)},
    ...place,
  };
}

/** What a composite is made of: one distribution, or for a mixture a list of distributions and plain values. */
function components(
  context: Context,
  family: string,
  example: string,
  first: MathNode | undefined,
  place: Place,
): Given | undefined {
  const rule = family === 'mixture' ? say`mixture requires a list first` : say`${family} requires a distribution first`;
  if (!first || first.type === 'AssignmentNode') {
    refuse(context, place, rule, say`write ${example}`);
    return undefined;
  }
  const nodes = family === 'mixture' && first.type === 'ArrayNode' ? first.items : [first];
  const trees = nodes.map((node) => context.convert(node).tree);
  const fits = family === 'mixture' ? first.type === 'ArrayNode' : trees[0]!.kind === 'distribution';
  if (!fits) refuse(context, range(context, first), rule, say`write ${example}`);
  return family === 'mixture' ? trees : trees[0];
}

const PARAMETER = /^[a-z][a-z0-9_]*$/;

function addParameter(context: Context, family: string, node: MathNode, parameters: Map<string, Given>): void {
  if (node.type !== 'AssignmentNode' || node.index || node.object.type !== 'SymbolNode') {
    refuse(
      context,
      range(context, node),
      say`a parameter of ${family} has no name`,
      say`name the parameter, as in normal(mean = 5%, sd = 2%)`,
    );
    return;
  }
  const index = tokenIndex(node.object.name);
  const token = context.tokens[index]!;
  const name = token.type === 'name' && !token.parts.length ? token.name : '';
  const place = {first: index, last: index};
  if (!PARAMETER.test(name)) refuse(context, place, say`unknown parameter of ${family}`);
  else if (parameters.has(name)) refuse(context, place, say`duplicate parameter of ${family}`);
  else parameters.set(name, given(context, name, node.value));
}

function given(context: Context, name: string, node: MathNode): Given {
  if (node.type !== 'ArrayNode' || !LIST_PARAMETERS.has(name)) return context.convert(node).tree;
  return node.items.map((item) => context.convert(item).tree);
}
