import type {Builder, Value} from '../program/builder.ts';

/** An observed value beside what is simulated, and two indicator slots by which its place among the replicates is counted. */
export interface Actual {
  /** In the metric's unit. */
  readonly value: number;
  /** True where the simulated value is below the observed one. */
  readonly below: number;
  /** True where it is not above. */
  readonly upTo: number;
}

/** Records where an observed value falls. Two counts, not one: whole numbers are often equal to it. */
export function recordActual(b: Builder, simulated: Value, value: number): Actual {
  const observed = b.constant(value);
  return {value, below: b.indicator(b.lt(simulated, observed)), upTo: b.indicator(b.le(simulated, observed))};
}
