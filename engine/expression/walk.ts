import type {DistributionNode, Expression, NameNode} from './tree.ts';

/** The parts of a node, in the order written. */
export function children(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'number':
    case 'name':
      return [];
    case 'at':
      return [node.target];
    case 'unary':
    case 'lag':
    case 'since_base':
    case 'total':
      return [node.of];
    case 'binary':
      return [node.left, node.right];
    case 'conditional':
      return [node.condition, node.then, node.otherwise];
    case 'call':
      return node.args;
    case 'distribution':
      break;
  }
  return Object.values(node.parameters).flat();
}

/** Calls `see` on a node and all below it, each before its parts. */
export function visit(node: Expression, see: (node: Expression) => void): void {
  see(node);
  for (const child of children(node)) visit(child, see);
}

/** Every mention of a name, in the order written; `year` is one. */
export function namesIn(tree: Expression): NameNode[] {
  return nodesOf(tree, 'name');
}

/** Every distribution, in the order written, a mixture before its components. */
export function distributionsIn(tree: Expression): DistributionNode[] {
  return nodesOf(tree, 'distribution');
}

function nodesOf<K extends Expression['kind']>(tree: Expression, kind: K): Extract<Expression, {kind: K}>[] {
  const found: Extract<Expression, {kind: K}>[] = [];
  visit(tree, (node) => {
    if (node.kind === kind) found.push(node as Extract<Expression, {kind: K}>);
  });
  return found;
}

/** Is it the same in every replicate, district and year: numbers and functions of numbers alone? */
export function isConstant(tree: Expression): boolean {
  if (CHANGING.has(tree.kind)) return false;
  return children(tree).every(isConstant);
}

const CHANGING: ReadonlySet<Expression['kind']> = new Set(['name', 'at', 'distribution', 'lag', 'since_base', 'total']);
