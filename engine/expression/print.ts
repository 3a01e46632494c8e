import {decimalText} from '../units.ts';
import {isBareRange} from './bare-range.ts';
import type {BinaryNode, BinaryOperator, DistributionNode, Expression, NumberNode} from './tree.ts';

/**
 * The canonical text of a tree: single blanks, no bracket that is not needed. `parse(print(tree))` is the tree, spans apart; two texts that differ only in
 * blanks, brackets or full-width forms print the same, so a scenario's digest may rest on it.
 */
export function print(tree: Expression): string {
  // Alone, `5 - 10` is refused as a range.
  return isBareRange(tree) ? `(${text(tree)})` : text(tree);
}

function text(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return number(node);
    case 'name':
      return [node.name, ...node.parts].join('.');
    case 'at':
      return `${text(node.target)}[${node.district}]`;
    case 'unary':
      return `${node.op === '-' ? '-' : 'not '}${within(node.of, UNARY)}`;
    case 'binary':
      return binary(node);
    case 'conditional':
      // mathjs cannot read a conditional between ? and : without brackets.
      return `${within(node.condition, LEVELS.or)} ? ${within(node.then, LEVELS.or)} : ${text(node.otherwise)}`;
    case 'call':
      return `${node.fn}(${list(node.args)})`;
    case 'lag':
      return node.years === 1 ? `lag(${text(node.of)})` : `lag(${text(node.of)}, ${node.years})`;
    case 'since_base':
    case 'total':
      return `${node.kind}(${text(node.of)})`;
    case 'distribution':
      break;
  }
  return distribution(node);
}

function number({value, percent, unit}: NumberNode): string {
  if (percent) return `${decimalText(value, 2)}%`;
  return unit === undefined ? String(value) : `${value} ${unit}`;
}

// How tightly each binds: what stands inside must bind at least as tightly, or have brackets.
const CONDITIONAL = 1;
const UNARY = 7;
const POWER = 8;
const ATOM = 9;
const LEVELS: Readonly<Record<BinaryOperator, number>> = {
  or: 2,
  and: 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '==': 4,
  '!=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '^': POWER,
};

function level(node: Expression): number {
  if (node.kind === 'binary') return LEVELS[node.op];
  if (node.kind === 'unary') return UNARY;
  return node.kind === 'conditional' ? CONDITIONAL : ATOM;
}

function within(node: Expression, least: number): string {
  return level(node) < least ? `(${text(node)})` : text(node);
}

function binary({op, left, right}: BinaryNode): string {
  const own = LEVELS[op];
  // Left to right, but for comparisons, which do not chain, and powers, which go right to left.
  const [before, after] = op === '^' ? [ATOM, UNARY] : own === LEVELS['<'] ? [own + 1, own + 1] : [own, own + 1];
  const first = startsWithNot(left) && own > LEVELS.and ? `(${text(left)})` : within(left, before);
  return `${first} ${op} ${within(right, after)}`;
}

/** Before an operator of values or a comparison, `not` is refused without brackets. */
function startsWithNot(node: Expression): boolean {
  return node.kind === 'unary' && node.op === 'not';
}

function list(nodes: readonly Expression[]): string {
  return nodes.map(text).join(', ');
}

function distribution({family, parameters}: DistributionNode): string {
  const parts = Object.entries(parameters).map(([name, given]) => {
    const value = Array.isArray(given) ? `[${list(given)}]` : text(given as Expression);
    return name === 'of' ? value : `${name} = ${value}`;
  });
  return `${family}(${parts.join(', ')})`;
}
