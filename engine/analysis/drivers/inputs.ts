import {Assumptions} from '../../compile/assumptions.ts';
import type {Compiled, InputOutput} from '../../compile/compile.ts';
import {Reporter} from '../../compile/reporter.ts';
import {FAMILIES} from '../../distributions/index.ts';
import type {DriversReport} from '../../drivers-schema.ts';
import {Builder} from '../../program/builder.ts';
import {given} from '../given.ts';

/** An assumption, in a district where it has a value for each, or a factor: what ranks, the tornado and rules are about. */
export interface Input {
  /** As the ids of sources: `assumption/edge/qiantang`, `factor/cycle`. */
  readonly id: string;
  readonly kind: 'assumption' | 'factor';
  readonly name: string;
  readonly district?: string;
  /** Trajectory slots: one, or of a factor one for each year. */
  readonly slots: readonly {readonly slot: number; readonly year?: number}[];
}

/** The inputs of a scenario that was compiled with them recorded; factors by year are one. */
export function inputsOf({inputs}: Pick<Compiled, 'inputs'>): Input[] {
  const found = Map.groupBy(inputs, idOf);
  return [...found].map(([id, outputs]) => {
    const {kind, id: name, district} = outputs[0]!;
    const slots = outputs.map(({slot, year}) => ({slot, ...given('year', year)}));
    return {id, kind, name, ...given('district', district), slots};
  });
}

function idOf({kind, id, district}: InputOutput): string {
  return district === undefined ? `${kind}/${id}` : `${kind}/${id}/${district}`;
}

/** What inputs are called and written in. */
export function namedInputs({scenario}: Compiled, inputs: readonly Input[]): DriversReport['inputs'] {
  return Object.fromEntries(
    inputs.map(({id, kind, name, district}) => {
      const assumption = kind === 'assumption' ? scenario.assumptions[name] : undefined;
      const text = assumption ? JSON.stringify([assumption.value, assumption.at]) : '';
      return [
        id,
        {
          kind,
          name,
          ...given('district', district),
          ...given('label', (assumption ?? scenario.factors[name])?.label),
          ...given('unit', assumption?.unit),
          ...(assumption?.unit === undefined && text.includes('%') ? {percent: true as const} : {}),
        },
      ];
    }),
  );
}

/** The value of an assumption with its distribution read at a level in (0, 1); undefined where it also rests on other draws. */
export function readAssumptions({scenario, source, districts}: Compiled, level: number) {
  const b = new Builder();
  const reading = {level};
  const assumptions = new Assumptions(b, scenario, districts, new Set(FAMILIES.keys()), new Reporter(source), reading);
  return ({name, district}: Input): number | undefined => {
    const value = assumptions.valueOf(name, district === undefined ? undefined : districts.get(district));
    return b.constantOf(value);
  };
}
