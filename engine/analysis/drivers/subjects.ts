import type {Compiled} from '../../compile/compile.ts';
import {usageError} from '../../errors.ts';
import type {Output} from '../../program/observe.ts';
import type {Cell} from '../draws.ts';
import {mustBeTargets} from '../target-choice.ts';
import {say} from '../../message.ts';

/** Something whose drivers are asked for: a column of draws, and how to read it. */
export interface Subject {
  readonly output: Output;
  /** The target that it is; else it is the cell. */
  readonly target?: string;
  readonly cell?: Cell;
  /** Is the column a quantity, not only 1 or 0? */
  readonly isLevel: boolean;
  /** The year up to which factors matter. */
  readonly year: number;
}

/** A target: of a point target its margin, which is at least 0 exactly where it is reached; else whether it is. */
export function targetSubject(compiled: Compiled, id: string): Subject {
  const {targets, scenario} = compiled;
  mustBeTargets(compiled, [id]);
  const found = targets.find((target) => target.id === id)!;
  const {marginSlot, hit, byYear, bounds} = found;
  const target = scenario.targets[id]!;
  const year = 'metric' in target ? target.year : ([...byYear.keys()].at(-1) ?? scenario.calendar.end);
  if (marginSlot === undefined) return {output: {indicator: hit}, target: id, isLevel: false, year};
  // Between two bounds the margin is not the metric's level.
  const isBetween = bounds.lower !== undefined && bounds.upper !== undefined;
  return {output: {trajectory: marginSlot}, target: id, isLevel: !isBetween, year};
}

/** A metric in a district and year. */
export function cellSubject({trajectories}: Compiled, cell: Cell): Subject {
  const {metric, district, year} = cell;
  const found = trajectories.find((t) => t.metric === metric && t.district === district && t.year === year);
  const place = say`${metric} in ${district} in ${year}`;
  if (!found) throw usageError(say`no forecast of ${place}`, say`name it as metric/district/year`);
  if (found.slot === undefined) throw usageError(say`${place} is the same in every replicate`, say`nothing drives it`);
  return {output: {trajectory: found.slot}, cell, isLevel: true, year};
}

/** 1 where a target is reached, else 0. */
export type Hits = Uint8Array;

export function hitsOf({output}: Pick<Subject, 'output'>, column: Float64Array): Hits {
  const hits = new Uint8Array(column.length);
  const least = 'indicator' in output ? 0.5 : 0;
  for (let i = 0; i < hits.length; i++) hits[i] = column[i]! >= least ? 1 : 0;
  return hits;
}

export function countOf(hits: Hits): number {
  let count = 0;
  for (let i = 0; i < hits.length; i++) count += hits[i]!;
  return count;
}
