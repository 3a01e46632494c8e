import type {Builder, Value} from '../program/builder.ts';
import type {Checks} from './checks.ts';
import type {Argument} from './distribution.ts';
import type {Parameter, Read} from './parameters.ts';
import {type Level, levelOf} from './quantile-names.ts';
import {type Message, say} from '../message.ts';

/** A quantile given as a parameter: `p5 = 2 %` is the value below which the quantity falls with probability 0.05. */
export interface Quantile extends Level {
  /** As written: `p5`. */
  readonly name: string;
  readonly value: Value;
}

/** One way of giving a family's parameters, and how they become the parameters P that its functions work with. */
export interface Form<P> {
  /** As a user writes it: `mean, sd`. */
  readonly text: string | Message;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** How many quantiles it takes, if any. */
  readonly quantiles?: {readonly least: number; readonly most: number};
  /** Undefined, with issues in `check`, when a rule is broken. */
  read(b: Builder, args: Readonly<Record<string, Argument>>, check: Checks): P | undefined;
}

type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** A form of named parameters. */
export function form<S extends Parameters, P>(
  parameters: S,
  resolve: (b: Builder, values: Read<S>, check: Checks) => P,
): Form<P> {
  const {required, optional} = namesOf(parameters);
  return {
    text: [...required, ...optional.map((name) => `${name}?`)].join(', '),
    required,
    optional,
    read(b, args, check) {
      const values = readAll(b, parameters, args, check);
      return check.issues.length ? undefined : resolve(b, values, check);
    },
  };
}

/** A form of quantiles, each read as `each`, ascending; `more` are named parameters beside them. */
export function quantileForm<S extends Parameters, P>(
  shape: {least: number; most: number; text: Message; each: Parameter<Value>; more: S},
  resolve: (b: Builder, quantiles: readonly Quantile[], more: Read<S>, check: Checks) => P,
): Form<P> {
  const {least, most, text, each, more} = shape;
  const {required, optional} = namesOf(more);
  return {
    text,
    required,
    optional,
    quantiles: {least, most},
    read(b, args, check) {
      const values = readAll(b, more, args, check);
      const quantiles = readQuantiles(b, args, each, check);
      if (check.issues.length) return undefined;
      requireAscending(quantiles, check);
      return check.issues.length ? undefined : resolve(b, quantiles, values, check);
    },
  };
}

/** The two quantiles of a family with two parameters. */
export function twoQuantiles<P>(
  each: Parameter<Value>,
  resolve: (b: Builder, low: Quantile, high: Quantile, check: Checks) => P,
): Form<P> {
  const shape = {least: 2, most: 2, text: say`two quantiles such as p5, p95`, each, more: {}};
  return quantileForm(shape, (b, [low, high], _, check) => resolve(b, low!, high!, check));
}

function namesOf(parameters: Parameters): {required: string[]; optional: string[]} {
  const names = Object.keys(parameters);
  return {
    required: names.filter((name) => !parameters[name]!.optional),
    optional: names.filter((name) => parameters[name]!.optional),
  };
}

function readAll<S extends Parameters>(
  b: Builder,
  parameters: S,
  args: Readonly<Record<string, Argument>>,
  check: Checks,
): Read<S> {
  const entries = Object.entries(parameters).map(([name, parameter]) => [
    name,
    parameter.read(b, args[name], name, check),
  ]);
  return Object.fromEntries(entries) as Read<S>;
}

function readQuantiles(
  b: Builder,
  args: Readonly<Record<string, Argument>>,
  each: Parameter<Value>,
  check: Checks,
): Quantile[] {
  const quantiles: Quantile[] = [];
  for (const [name, argument] of Object.entries(args)) {
    const level = levelOf(name);
    if (level === undefined) continue;
    const value = each.read(b, argument, name, check);
    if (value !== undefined) quantiles.push({name, ...level, value});
  }
  return quantiles.sort((a, b) => a.probability - b.probability);
}

function requireAscending(quantiles: readonly Quantile[], check: Checks): void {
  quantiles.slice(1).forEach((high, i) => {
    const low = quantiles[i]!;
    if (low.probability === high.probability)
      check.fail({parameter: high.name, rule: say`duplicate quantile: ${low.name} and ${high.name} are the same`});
    else check.order(low, high);
  });
}
