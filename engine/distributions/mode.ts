import type {Value} from '../program/builder.ts';
import type {Checks} from './checks.ts';

/** min ≤ mode ≤ max and min < max. */
export function requireMode<P extends {min: Value; mode: Value; max: Value}>(parameters: P, check: Checks): P {
  const [min, mode, max] = (['min', 'mode', 'max'] as const).map((name) => ({name, value: parameters[name]}));
  check.order(min!, max!);
  if (check.issues.length) return parameters;
  check.order(min!, mode!, true);
  check.order(mode!, max!, true);
  return parameters;
}
