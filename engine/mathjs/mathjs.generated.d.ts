// The types of what build.ts bundles: only as much of mathjs as is used.

/** A node of mathjs's syntax tree. Each type carries more fields; these are the ones that are read. */
export type MathNode = MathNodeFields & {
  /** The node and all below it for which `test` holds. */
  filter(test: (node: MathNode) => boolean): MathNode[];
};

type MathNodeFields =
  | {readonly type: 'SymbolNode'; readonly name: string}
  | {readonly type: 'ParenthesisNode'; readonly content: MathNode}
  | {readonly type: 'OperatorNode'; readonly op: string; readonly args: readonly MathNode[]; readonly implicit: boolean}
  | {
      readonly type: 'ConditionalNode';
      readonly condition: MathNode;
      readonly trueExpr: MathNode;
      readonly falseExpr: MathNode;
    }
  | {readonly type: 'FunctionNode'; readonly fn: MathNode; readonly args: readonly MathNode[]}
  | {readonly type: 'AccessorNode'; readonly object: MathNode; readonly index: MathNode}
  | {readonly type: 'IndexNode'; readonly dimensions: readonly MathNode[]; readonly dotNotation: boolean}
  | {readonly type: 'ArrayNode'; readonly items: readonly MathNode[]}
  | {
      readonly type: 'AssignmentNode';
      readonly object: MathNode;
      readonly index: MathNode | null;
      readonly value: MathNode;
    }
  | {readonly type: 'RelationalNode'; readonly params: readonly MathNode[]}
  | {readonly type: 'RangeNode' | 'BlockNode' | 'ConstantNode' | 'ObjectNode'}
  | {readonly type: 'FunctionAssignmentNode'; readonly name: string};

/** mathjs's parser; nothing that it returns is ever evaluated. Throws a SyntaxError whose `char` is the position of the token at fault, counted from 1. */
export function createParser(): (text: string) => MathNode;

/** A quantity with a unit. */
export interface MathUnit {
  equalBase(other: MathUnit): boolean;
  toNumber(unit: string): number;
}

export interface MathUnits {
  parse(text: string): MathUnit;
  createUnitSingle(name: string, definition?: string): MathUnit;
}

/** mathjs's units and dimensions, in a registry of their own for each call. */
export function createUnits(): MathUnits;
