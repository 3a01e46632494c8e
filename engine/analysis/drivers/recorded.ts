import type {Output} from '../../program/observe.ts';
import type {Program} from '../../program/program.ts';
import {streamsOfTrajectories} from '../../program/switch-streams.ts';
import type {Input} from './inputs.ts';
import type {Subject} from './subjects.ts';

/** What ranks and rules are worked out of: columns of a run. */
export interface Recorded {
  readonly subjects: readonly Float64Array[];
  /** Of assumptions their values, of factors by year. */
  readonly inputs: readonly {readonly input: Input; readonly columns: readonly Float64Array[]}[];
  /** Which inputs each subject rests on. */
  readonly relevant: readonly ReadonlySet<Input>[];
}

/** What a run has to record for it, before all else that it records. */
export function outputsToRank(subjects: readonly Subject[], inputs: readonly Input[]): Output[] {
  return [
    ...subjects.map(({output}) => output),
    ...inputs.flatMap(({slots}) => slots.map(({slot}) => ({trajectory: slot}))),
  ];
}

/** What was recorded by a program that begins with these outputs. */
export function recordedIn(
  {program, columns}: {readonly program: Program; readonly columns: readonly Float64Array[]},
  subjects: readonly Subject[],
  inputs: readonly Input[],
): Recorded {
  const rest = streamsOfTrajectories(program);
  let at = subjects.length;
  const found = inputs.map((input) => {
    const first = at;
    at += input.slots.length;
    return {input, columns: columns.slice(first, at), streams: rest.slice(first, at)};
  });
  return {
    subjects: columns.slice(0, subjects.length),
    inputs: found,
    relevant: subjects.map((_, k) => {
      const resting = found.filter(({streams}) => streams.some((some) => !some.isDisjointFrom(rest[k]!)));
      return new Set(resting.map(({input}) => input));
    }),
  };
}
