import type {Expression} from './tree.ts';

/** `5 - 10`, `-2% - 9%`: two numbers, the first the smaller, which somebody who writes nothing else means as a range and not as −5. */
export function isBareRange(tree: Expression): boolean {
  if (tree.kind !== 'binary' || tree.op !== '-' || tree.right.kind !== 'number') return false;
  const {left, right} = tree;
  if (left.kind === 'number') return left.value < right.value;
  return left.kind === 'unary' && left.op === '-' && left.of.kind === 'number';
}
