import type {Path} from '../errors.ts';
import type {Value} from '../program/builder.ts';
import type {MetricContext, MetricModel} from './kind.ts';
import {type Message, say} from '../message.ts';

/** Reports a number that breaks a rule. What is known only as it is drawn becomes NaN in the model instead, and the run names the replicate. */
export function refuseUnless(
  holds: (x: number) => boolean,
  value: Value,
  context: MetricContext,
  fault: {path: Path; rule: Message; hint?: Message | undefined},
): void {
  const known = context.b.constantOf(value);
  if (known !== undefined && !Number.isNaN(known) && !holds(known))
    context.report(fault.path, fault.rule, fault.hint, String(known));
}

/** Reports a number that is no probability. */
export function refuseUnlessProbability(value: Value, context: MetricContext, path: Path): void {
  const fault = {path, rule: say`must be between 0% and 100%`, hint: say`a probability is written 8% or 0.08`};
  refuseUnless((p) => p >= 0 && p <= 1, value, context, fault);
}

/** Reports a number per year that is below 0. */
export function refuseNegativeRate(value: Value, context: MetricContext, path: Path): void {
  const fault = {path, rule: say`must not be negative`, hint: say`it is how many there are in a year`};
  refuseUnless((rate) => rate >= 0, value, context, fault);
}

/** Stands in for a model whose fields have faults. */
export function faultyModel({b}: MetricContext): MetricModel {
  const invalid = () => b.constant(Number.NaN);
  return {cell: invalid, part: invalid, isFaulty: true};
}
