import {Assumptions} from '../compile/assumptions.ts';
import type {Compiled} from '../compile/compile.ts';
import {Constants} from '../compile/constants.ts';
import {Reporter} from '../compile/reporter.ts';
import {FAMILIES} from '../distributions/index.ts';
import {Builder} from '../program/builder.ts';
import type {District} from '../scenario/districts.ts';
import type {Label} from '../scenario/schema.ts';
import {parseUnit} from '../units.ts';
import {given} from './given.ts';

/** A value of an assumption that a planner may move: of the assumption, or of one district where it has a value for each. */
export interface LeverPlace {
  readonly district?: string;
  /** As it stands in the file. */
  readonly text: string;
  /** Quantiles of what the file assumes, the same number three times where it is certain; left out where it rests on several draws. */
  readonly assumed?: {readonly p05: number; readonly p50: number; readonly p95: number};
}

/** An assumption that a planner may move, with its range; numbers are in its unit. */
export interface Lever {
  readonly id: string;
  readonly label?: Label;
  readonly unit?: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Is the range written in percent? */
  readonly percent: boolean;
  /** Does the file say what setting it costs? */
  readonly hasCost: boolean;
  readonly places: readonly LeverPlace[];
}

/** Steps of a lever that names none. */
const STEPS = 100;

/** The levers of a scenario, in the order of the file. */
export function levers({scenario, source, districts}: Compiled): Lever[] {
  const b = new Builder();
  // The scenario is compiled, so nothing is left to report.
  const reporter = new Reporter(source);
  const families = new Set(FAMILIES.keys());
  const constants = new Constants(b, scenario.calendar.base, reporter);
  const at = (level: number) => new Assumptions(b, scenario, districts, families, reporter, {level});
  const levels = {p05: at(0.05), p50: at(0.5), p95: at(0.95)};
  const leaves = [...districts.values()].filter(({children}) => children.length === 0);
  return Object.entries(scenario.assumptions).flatMap(([id, assumption]): Lever[] => {
    const {lever, by, label, unit} = assumption;
    if (!lever) return [];
    const read = (key: 'min' | 'max' | 'step', text: string | number) =>
      constants.read(['assumptions', id, 'lever', key], text, unit === undefined ? undefined : parseUnit(unit));
    const [min, max] = [read('min', lever.min), read('max', lever.max)];
    return [
      {
        id,
        ...given('label', label),
        ...given('unit', unit),
        min,
        max,
        step: lever.step === undefined ? (max - min) / STEPS : read('step', lever.step),
        percent: /%\s*$/.test(String(lever.max)),
        hasCost: lever.cost !== undefined,
        places: (by === 'district' ? leaves : [undefined]).flatMap((district) => place(b, id, levels, district)),
      },
    ];
  });
}

type Levels = Readonly<Record<'p05' | 'p50' | 'p95', Assumptions>>;

/** Nothing for a district that the assumption says nothing of. */
function place(b: Builder, id: string, levels: Levels, district: District | undefined): LeverPlace[] {
  const text = levels.p50.textOf(id, district);
  if (text === undefined) return [];
  const value = (assumptions: Assumptions) => {
    const read = assumptions.valueOf(id, district);
    return read && b.constantOf(read);
  };
  const [p05, p50, p95] = [value(levels.p05), value(levels.p50), value(levels.p95)];
  const assumed = p05 === undefined || p50 === undefined || p95 === undefined ? undefined : {p05, p50, p95};
  return [{...given('district', district?.id), text: String(text), ...given('assumed', assumed)}];
}
