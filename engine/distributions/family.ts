import type {Builder, Value} from '../program/builder.ts';
import {chooseForm} from './choose-form.ts';
import {Checks, type DistributionIssue} from './checks.ts';
import type {Argument, Distribution, Part, Point, Statistics} from './distribution.ts';
import type {Form} from './form.ts';

/** What a family's file says, in this order. P holds the parameters in the one way that its functions work with. */
export interface Definition<P> {
  readonly name: string;
  /** The ways of giving the parameters, with their checks. */
  readonly forms: readonly Form<P>[];
  /** Undefined when a parameter varies by replicate. */
  statistics(b: Builder, parameters: P): Statistics | undefined;
  quantile(b: Builder, point: Point, parameters: P): Value;
  cdf(b: Builder, x: Value, parameters: P): Value;
  /** P(X < x), where it is not the cdf. */
  below?(b: Builder, x: Value, parameters: P): Value;
  /** P(X > x) in its own right, where 1 − cdf would lose digits. */
  survival?(b: Builder, x: Value, parameters: P): Value;
  /** Does the quantile function use the point's complement or normal, so that points close to 1 keep their digits? */
  exactTail?(parameters: P): boolean;
  /** Values with a probability of their own. */
  atoms?(b: Builder, parameters: P): readonly Value[];
  /** Are the atoms all? */
  discrete?(parameters: P): boolean;
  parts?(parameters: P): readonly Part[];
}

export type Bound = {readonly distribution: Distribution} | {readonly issues: readonly DistributionIssue[]};

/** A named family of distributions, ready to be bound to parameters. */
export interface Family {
  readonly name: string;
  /** All its parameters but quantiles. */
  readonly parameters: readonly string[];
  /** Does it take quantiles? */
  readonly quantiles: boolean;
  bind(b: Builder, args: Readonly<Record<string, Argument>>): Bound;
}

export function family<P>(definition: Definition<P>): Family {
  const {name, forms} = definition;
  const parameters = [...new Set(forms.flatMap((form) => [...form.required, ...form.optional]))];
  return {
    name,
    parameters,
    quantiles: forms.some((form) => form.quantiles),
    bind(b, args) {
      const chosen = chooseForm(name, forms, Object.keys(args));
      if ('issues' in chosen) return chosen;
      const check = new Checks(b);
      const bound = chosen.form.read(b, args, check);
      if (bound === undefined || check.issues.length) return {issues: check.issues};
      return {distribution: distribute(definition, b, args, bound, check)};
    },
  };
}

/** The statistics of a family all of whose parameters are numbers, from those numbers. */
export function fromNumbers<K extends string>(
  statistics: (parameters: Record<K, number>) => Statistics,
): (b: Builder, parameters: Record<K, Value>) => Statistics | undefined {
  return (b, parameters) => {
    const entries = Object.entries<Value>(parameters).map(([name, value]) => [name, b.constantOf(value)] as const);
    if (entries.some(([, known]) => known === undefined)) return undefined;
    return statistics(Object.fromEntries(entries) as Record<K, number>);
  };
}

function distribute<P>(
  definition: Definition<P>,
  b: Builder,
  given: Readonly<Record<string, Argument>>,
  parameters: P,
  check: Checks,
): Distribution {
  const cdf = (b: Builder, x: Value) => check.guard(definition.cdf(b, x, parameters));
  const parts = definition.parts?.(parameters);
  return {
    family: definition.name,
    given,
    quantile: (b, point) => check.guard(definition.quantile(b, point, parameters)),
    cdf,
    below: (b, x) => (definition.below ? check.guard(definition.below(b, x, parameters)) : cdf(b, x)),
    survival: (b, x) =>
      definition.survival ? check.guard(definition.survival(b, x, parameters)) : b.sub(b.constant(1), cdf(b, x)),
    exactTail: definition.exactTail?.(parameters) ?? false,
    atoms: definition.atoms?.(b, parameters) ?? [],
    discrete: definition.discrete?.(parameters) ?? false,
    ...(parts ? {parts} : {}),
    statistics: () => definition.statistics(b, parameters),
  };
}
