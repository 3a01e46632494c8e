import type {Compiled} from '../../compile/compile.ts';
import {usageError} from '../../errors.ts';
import {type Lever, levers} from '../levers.ts';
import type {LeverAt} from '../trials.ts';
import {say} from '../../message.ts';

/** A setting of a lever, or leaving it as the file assumes: that has no value and costs nothing. */
export interface Option {
  readonly value: number | undefined;
  readonly cost: number;
}

/** What may be done with a lever in one place; to leave it stands first. */
export interface Choice {
  readonly lever: Lever;
  readonly at: LeverAt;
  readonly options: readonly Option[];
}

/** Settings of a lever that names no step, or too small a one. */
const MOST_STEPS = 20;

/** Of a step: what is smaller has come of rounding. */
const ROUNDING = 1e-9;

/** The levers that have a cost, in every place where they have a value, with what each setting costs. Throws a TidemarkError where there is none, or a cost is no number from 0. */
export function choicesOf(compiled: Compiled): Choice[] {
  const priced = levers(compiled).filter(({id}) => compiled.costs.has(id));
  if (!priced.length)
    throw usageError(
      say`no lever has a cost`,
      say`say what it costs: lever: {min: 0%, max: 10%, step: 1%, cost: 2 * points}, with points in percent`,
    );
  return priced.flatMap((lever) =>
    lever.places.map(({district, assumed}): Choice => {
      // What is assumed for certain is what leaving it means.
      const left = assumed && assumed.p05 === assumed.p95 ? assumed.p50 : undefined;
      const settings = settingsOf(lever).filter((value) => value !== left);
      const options = settings.map((value): Option => ({value, cost: costOf(compiled, lever.id, value)}));
      const at = {lever: lever.id, ...(district === undefined ? {} : {district})};
      return {lever, at, options: [{value: undefined, cost: 0}, ...options]};
    }),
  );
}

function settingsOf({min, max, step}: Lever): number[] {
  const steps = Math.floor((max - min) / step + ROUNDING);
  if (!(step > 0) || steps > MOST_STEPS)
    return Array.from({length: MOST_STEPS + 1}, (_, i) => min + ((max - min) * i) / MOST_STEPS);
  const values = Array.from({length: steps + 1}, (_, i) => Number((min + i * step).toPrecision(12)));
  return max - values.at(-1) > ROUNDING * step ? [...values, max] : values;
}

function costOf({costs}: Compiled, id: string, value: number): number {
  const cost = costs.get(id)!(value);
  if (cost >= 0 && cost < Infinity) return cost;
  throw usageError(say`the cost of lever ${id} must be a number from 0 at ${value}, got ${cost}`, say`write max(0, …)`);
}
