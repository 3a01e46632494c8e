import type {Path} from '../errors.ts';
import type {Value} from '../program/builder.ts';
import type {MetricContext} from './kind.ts';

/** Reports a number that breaks a rule. What is known only as it is drawn becomes NaN in the model instead, and the run names the replicate. */
export function refuseUnless(
  holds: (x: number) => boolean,
  value: Value,
  context: MetricContext,
  fault: {path: Path; rule: string; hint?: string | undefined},
): void {
  const known = context.b.constantOf(value);
  if (known !== undefined && !Number.isNaN(known) && !holds(known))
    context.report(fault.path, fault.rule, fault.hint, String(known));
}
