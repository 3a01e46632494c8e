import {type Argument, bind, type Distribution, type DistributionIssue} from '../../engine/distributions/index.ts';
import {complementPoint, type Point, uniformPoint} from '../../engine/distributions/index.ts';
import {Builder, type Value} from '../../engine/program/builder.ts';

/** A distribution as data: numbers, lists and nested distributions, as in the reference values. */
export interface Written {
  family: string;
  args: Readonly<Record<string, WrittenArgument>>;
}

export type WrittenArgument = number | Written | readonly (number | Written)[];

/** Makes the Value of a number: a constant unless said otherwise. */
export type Make = (x: number) => Value;

/** Binds what is written, inner distributions first; `make` turns the outermost numbers into values. */
export function bindWritten(b: Builder, {family, args}: Written, make: Make = (x) => b.constant(x)) {
  const component = (argument: number | Written) =>
    typeof argument === 'number' ? make(argument) : distributionOf(b, argument);
  const entries = Object.entries(args).map(([name, argument]): [string, Argument] => [
    name,
    isList(argument) ? argument.map(component) : component(argument),
  ]);
  return bind(b, family, Object.fromEntries(entries));
}

export function distributionOf(b: Builder, written: Written, make?: Make): Distribution {
  const bound = bindWritten(b, written, make);
  if ('issues' in bound) throw new Error(JSON.stringify(bound.issues));
  return bound.distribution;
}

/** An issue as it is read. */
export type IssueText = Omit<DistributionIssue, 'rule' | 'got' | 'hint'> & {rule: string; got?: string; hint?: string};

export function issuesOf(family: string, args: Written['args']): readonly IssueText[] {
  const bound = bindWritten(new Builder(), {family, args});
  return 'issues' in bound ? (JSON.parse(JSON.stringify(bound.issues)) as IssueText[]) : [];
}

export function isList(argument: WrittenArgument): argument is readonly (number | Written)[] {
  return Array.isArray(argument);
}

/** A distribution as functions of numbers, by folding constants. */
export interface Folded {
  /** At the point u; v is 1 − u where it is given, for points close to 1. */
  quantile(u: number, v?: number): number;
  cdf(x: number): number;
  below(x: number): number;
  survival(x: number): number;
  distribution: Distribution;
}

export function folded(written: Written): Folded {
  const b = new Builder();
  const distribution = distributionOf(b, written);
  const at = (value: Value) => {
    const known = b.constantOf(value);
    if (known === undefined) throw new Error('not constant');
    return known;
  };
  const point = (u: number, v?: number): Point =>
    v === undefined || u <= 0.5 ? uniformPoint(b, b.constant(u)) : complementPoint(b, b.constant(v));
  return {
    quantile: (u, v) => at(distribution.quantile(b, point(u, v))),
    cdf: (x) => at(distribution.cdf(b, b.constant(x))),
    below: (x) => at(distribution.below(b, b.constant(x))),
    survival: (x) => at(distribution.survival(b, b.constant(x))),
    distribution,
  };
}
