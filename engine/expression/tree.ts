import type {Message} from '../message.ts';
/** Where something stands in the user's text: UTF-16 offsets, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Spanned {
  readonly span: Span;
}

/** `12`, `12%` (value 0.12, percent), `1000 亿元` (value 1000, unit 亿元). Never negative: `-3` is a minus on 3. */
export interface NumberNode extends Spanned {
  readonly kind: 'number';
  readonly value: number;
  readonly percent?: true;
  readonly unit?: string;
}

/** A metric, assumption or factor, or `year`: `firms.moved.small` is the name firms and the parts moved, small. */
export interface NameNode extends Spanned {
  readonly kind: 'name';
  readonly name: string;
  readonly parts: readonly string[];
}

/** `revenue[qiantang]`. */
export interface AtNode extends Spanned {
  readonly kind: 'at';
  readonly target: NameNode;
  readonly district: string;
}

export interface UnaryNode extends Spanned {
  readonly kind: 'unary';
  readonly op: '-' | 'not';
  readonly of: Expression;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'and' | 'or';

export interface BinaryNode extends Spanned {
  readonly kind: 'binary';
  readonly op: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `condition ? then : otherwise`. */
export interface ConditionalNode extends Spanned {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export type FunctionName = 'min' | 'max' | 'abs' | 'exp' | 'log' | 'sqrt' | 'floor' | 'ceil' | 'round';

/** `min` and `max` take two or more, the others one. */
export interface CallNode extends Spanned {
  readonly kind: 'call';
  readonly fn: FunctionName;
  readonly args: readonly Expression[];
}

/** `lag(x)`, `lag(x, 2)`: x that many years ago, at least one. */
export interface LagNode extends Spanned {
  readonly kind: 'lag';
  readonly of: Expression;
  readonly years: number;
}

/** `since_base(x)`: the running sum of the years after the base. */
export interface SinceBaseNode extends Spanned {
  readonly kind: 'since_base';
  readonly of: Expression;
}

/** `total(x)`: the sum over the district's children. */
export interface TotalNode extends Spanned {
  readonly kind: 'total';
  readonly of: Expression;
}

/**
 * `normal(p5 = 2%, p95 = 12%)`. Parameters in the order written; the one distribution of `truncated` and the list of `mixture` are the parameter `of`.
 * Which parameters a family has is not known here.
 */
export interface DistributionNode extends Spanned {
  readonly kind: 'distribution';
  readonly family: string;
  readonly parameters: Readonly<Record<string, Expression | readonly Expression[]>>;
}

export type Expression =
  | NumberNode
  | NameNode
  | AtNode
  | UnaryNode
  | BinaryNode
  | ConditionalNode
  | CallNode
  | LagNode
  | SinceBaseNode
  | TotalNode
  | DistributionNode;

/** One thing that is wrong with an expression; `got` is the user's own text. */
export interface ExpressionIssue {
  readonly rule: Message;
  readonly got?: string;
  readonly hint?: Message;
  readonly span: Span;
}
