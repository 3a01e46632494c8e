import {type Argument, bind, type Distribution, FAMILIES, ruleOf} from '../distributions/index.ts';
import {type Expression, parse} from '../expression/index.ts';
import {Builder} from '../program/builder.ts';
import {type Message, say} from '../message.ts';

/** How long something takes, in years: one positive number, or a continuous distribution of positive numbers. */
export interface Dwell {
  readonly mean: number;
  /** The number of years, where it is certain. */
  readonly fixed: number | undefined;
  /** P(D ≤ x). */
  readonly cdf: (x: number) => number;
}

/** What is wrong with the text of a dwell time. */
export interface DwellFault {
  readonly rule: Message;
  readonly hint?: Message | undefined;
  readonly got?: Message | string | undefined;
}

const HINT = say`write a number of years, or a distribution of numbers such as gamma(mean = 2, sd = 1)`;

/** Reads a dwell time, which is the same in every replicate: a number, or one distribution with numbers as parameters. */
export function readDwell(text: string | number): {dwell: Dwell} | {faults: readonly DwellFault[]} {
  const parsed = parse(text, {families: new Set(FAMILIES.keys())});
  if ('issues' in parsed) return {faults: parsed.issues};
  const known = numberOf(parsed.ok);
  if (known !== undefined) return fixedDwell(known);
  // A builder of its own: nothing here becomes part of the program.
  const b = new Builder();
  const bound = distributionOf(b, parsed.ok);
  if ('faults' in bound) return bound;
  const {distribution} = bound;
  const {mean, support} = distribution.statistics()!;
  if (distribution.atoms.length)
    return {
      faults: [{rule: say`must be one number of years, or a distribution without single likely values`, hint: HINT}],
    };
  if (!(support[0] >= 0) || !Number.isFinite(mean)) {
    const hint = say`gamma and lognormal are never negative; truncated(…, min = 0) cuts off what is`;
    return {faults: [{rule: say`a dwell time must not be negative and must have a mean`, hint, got: String(text)}]};
  }
  return {
    dwell: {mean, fixed: undefined, cdf: (x) => (x <= 0 ? 0 : b.evaluate(() => distribution.cdf(b, b.constant(x))))},
  };
}

function fixedDwell(years: number): {dwell: Dwell} | {faults: readonly DwellFault[]} {
  if (!(years > 0)) return {faults: [{rule: say`must be above 0`, hint: HINT, got: String(years)}]};
  return {dwell: {mean: years, fixed: years, cdf: (x) => (x >= years ? 1 : 0)}};
}

function numberOf(tree: Expression): number | undefined {
  if (tree.kind === 'number' && tree.unit === undefined) return tree.value;
  if (tree.kind !== 'unary' || tree.op !== '-') return undefined;
  const of = numberOf(tree.of);
  return of === undefined ? undefined : -of;
}

function distributionOf(b: Builder, tree: Expression): {distribution: Distribution} | {faults: readonly DwellFault[]} {
  if (tree.kind !== 'distribution')
    return {faults: [{rule: say`must be the same in every replicate, district and year`, hint: HINT}]};
  const args: Record<string, Argument> = {};
  for (const [name, given] of Object.entries(tree.parameters)) {
    const read = [given].flat().map((one) => argumentOf(b, one));
    const faults = read.flatMap((one) => ('faults' in one ? one.faults : []));
    if (faults.length) return {faults};
    const values = read.flatMap((one) => ('argument' in one ? [one.argument] : []));
    args[name] = Array.isArray(given) ? (values as Argument) : values[0]!;
  }
  const bound = bind(b, tree.family, args);
  if ('distribution' in bound) return bound;
  return {
    faults: bound.issues.map(({rule, hint, got, parameter}) => ({
      rule: ruleOf({parameter, rule}),
      hint,
      got,
    })),
  };
}

function argumentOf(b: Builder, tree: Expression): {argument: Argument} | {faults: readonly DwellFault[]} {
  const known = numberOf(tree);
  if (known !== undefined) return {argument: b.constant(known)};
  const bound = distributionOf(b, tree);
  return 'faults' in bound ? bound : {argument: bound.distribution};
}
