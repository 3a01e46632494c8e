import type {Value} from '../program/builder.ts';
import type {District} from '../scenario/districts.ts';
import type {Cases} from '../scenario/schema.ts';
import type {Field, MetricContext} from './kind.ts';

/** What moves a metric in a year: its own volatility, and the factors that it is exposed to. */
export interface ShockOptions {
  readonly volatility?: Cases | undefined;
  readonly loads?: Readonly<Record<string, Cases>> | undefined;
}

export interface Shock {
  /** volatility·ε + Σ loads·F. */
  value(district: District, year: number): Value;
  /** Its variance over replicates; jumps and regimes, which are events on top of a trend, add none. */
  variance(district: District, year: number): Value;
}

/** Reads `volatility` and `loads`, which stand in the metric under `prefix` (such as `projects.fab.`). */
export function readShock({volatility, loads}: ShockOptions, context: MetricContext, prefix = ''): Shock {
  const {b} = context;
  const zero = b.constant(0);
  const own = volatility === undefined ? undefined : context.field(`${prefix}volatility`, volatility, 'once', 'number');
  const fields = Object.entries(loads ?? {}).map(([factor, cases]): [string, Field] => [
    factor,
    context.field(`${prefix}loads.${factor}`, cases, 'once', 'number'),
  ]);
  const sdOf = (district: District, year: number) => own?.at(district, year) ?? zero;
  return {
    value(district, year) {
      const sd = sdOf(district, year);
      let sum = b.constantOf(sd) === 0 ? zero : b.mul(sd, context.shock('shock', district, year));
      for (const [factor, field] of fields)
        sum = b.add(sum, b.mul(field.at(district, year) ?? zero, context.factor(factor, year)));
      return sum;
    },
    variance(district, year) {
      const sd = sdOf(district, year);
      let variance = b.mul(sd, sd);
      for (const [factor, field] of fields) {
        const load = field.at(district, year) ?? zero;
        variance = b.add(variance, b.mul(b.mul(load, load), context.factorVariance(factor, year)));
      }
      return variance;
    },
  };
}
