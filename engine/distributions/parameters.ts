import type {Builder, Value} from '../program/builder.ts';
import type {Checks} from './checks.ts';
import {type Argument, type Component, type Distribution, isDistribution, isNumber} from './distribution.ts';
import {type Message, say} from '../message.ts';

/** One parameter of a form: what may be given for it, read once, at the door. */
export interface Parameter<T> {
  readonly optional: boolean;
  /** The argument in the type that the family works with; what is wrong with it goes to `check`. */
  read(b: Builder, argument: Argument | undefined, name: string, check: Checks): T | undefined;
}

/** The values of a record of parameters. */
export type Read<S> = {[K in keyof S]: S[K] extends Parameter<infer T> ? T : never};

interface Range {
  above?: number;
  atLeast?: number;
  below?: number;
  atMost?: number;
}

function numberIn(range: Range, hint?: Message): Parameter<Value> {
  return {
    optional: false,
    read(b, argument, name, check) {
      if (argument === undefined || !isNumber(argument)) return wrongKind(say`a number`, argument, name, check);
      requireFinite(b, argument, {parameter: name}, check);
      const tell = (rule: Message) => ({parameter: name, rule, ...check.got(argument), ...(hint ? {hint} : {})});
      const {above, atLeast, below, atMost} = range;
      if (above !== undefined) check.require(b.lt(b.constant(above), argument), tell(say`must be above ${above}`));
      if (below !== undefined) check.require(b.lt(argument, b.constant(below)), tell(say`must be below ${below}`));
      if (atLeast !== undefined)
        check.require(b.le(b.constant(atLeast), argument), tell(say`must be at least ${atLeast}`));
      if (atMost !== undefined) check.require(b.le(argument, b.constant(atMost)), tell(say`must be at most ${atMost}`));
      return argument;
    },
  };
}

/** Any finite number. */
export const number = numberIn({});
export const positive = numberIn({above: 0});
export const probability = numberIn({atLeast: 0, atMost: 1});
/** A standard deviation or a measure like it. */
export const spread = numberIn({above: 0}, say`for a value without spread, write the number itself`);

/** `fallback` when nothing is given. */
export function withDefault(parameter: Parameter<Value>, fallback: number): Parameter<Value> {
  return {
    optional: true,
    read: (b, argument, name, check) =>
      argument === undefined ? b.constant(fallback) : parameter.read(b, argument, name, check),
  };
}

export function optional<T>(parameter: Parameter<T>): Parameter<T | undefined> {
  return {
    optional: true,
    read: (b, argument, name, check) => (argument === undefined ? undefined : parameter.read(b, argument, name, check)),
  };
}

/** At least one finite number, each the same in every replicate. */
export const constants: Parameter<readonly number[]> = {
  optional: false,
  read(b, argument, name, check) {
    const list = readList(say`a list of numbers`, argument, name, check);
    return list?.flatMap((element, index) => {
      const known = isNumber(element) ? b.constantOf(element) : undefined;
      if (known === undefined) {
        const rule = isNumber(element) ? say`must be the same in every replicate` : say`must be a number`;
        check.fail({parameter: name, index, rule, hint: say`mixture([…], weights = […]) takes values that vary`});
        return [];
      }
      requireFinite(b, element as Value, {parameter: name, index}, check);
      return [known];
    });
  },
};

/** At least one weight, none below 0, not all 0; they need not sum to 1. */
export const weights: Parameter<readonly Value[]> = {
  optional: false,
  read(b, argument, name, check) {
    const list = readList(say`a list of numbers`, argument, name, check);
    if (!list) return undefined;
    const numbers = list.filter(isNumber);
    if (numbers.length < list.length) return wrongKind(say`a list of numbers`, argument, name, check);
    numbers.forEach((weight, index) => {
      requireFinite(b, weight, {parameter: name, index}, check);
      const rule = say`must be at least 0`;
      check.require(b.le(b.constant(0), weight), {parameter: name, index, rule, ...check.got(weight)});
    });
    const rule = say`must not all be 0`;
    check.require(b.lt(b.constant(0), numbers.reduce(b.add)), {parameter: name, rule});
    return numbers;
  },
};

export const distribution: Parameter<Distribution> = {
  optional: false,
  read(_, argument, name, check) {
    if (argument !== undefined && isDistribution(argument)) return argument;
    return wrongKind(say`a distribution`, argument, name, check);
  },
};

/** At least one distribution or number. */
export const components: Parameter<readonly Component[]> = {
  optional: false,
  read(b, argument, name, check) {
    const list = readList(say`a list of distributions`, argument, name, check);
    list?.forEach((element, index) => {
      if (isNumber(element)) requireFinite(b, element, {parameter: name, index}, check);
    });
    return list;
  },
};

function readList(what: Message, argument: Argument | undefined, name: string, check: Checks) {
  if (argument === undefined || isNumber(argument) || isDistribution(argument))
    return wrongKind(what, argument, name, check);
  if (argument.length > 0) return argument;
  check.fail({parameter: name, rule: say`must not be empty`});
  return undefined;
}

/** A constant must be finite; what varies gives NaN where it is not. */
function requireFinite(b: Builder, value: Value, where: {parameter: string; index?: number}, check: Checks): void {
  const known = b.constantOf(value);
  if (known !== undefined && !Number.isFinite(known))
    check.fail({...where, rule: say`must be a finite number`, got: String(known)});
}

function wrongKind(what: Message, argument: Argument | undefined, name: string, check: Checks): undefined {
  const got =
    argument === undefined
      ? say`nothing`
      : isNumber(argument)
        ? say`a number`
        : isDistribution(argument)
          ? say`a distribution (${argument.family})`
          : say`a list`;
  check.fail({parameter: name, rule: say`must be ${what}`, got});
}
