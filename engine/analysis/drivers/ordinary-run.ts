import type {Compiled} from '../../compile/compile.ts';
import {combination, isSimple} from '../../compile/targets.ts';
import type {Output} from '../../program/observe.ts';
import {streamsOfTrajectories} from '../../program/switch-streams.ts';
import {checkGuards} from '../faults.ts';
import type {Input} from './inputs.ts';
import {type Lab, observed} from './lab.ts';
import type {Study} from './study.ts';
import {type Hits, hitsOf, targetSubject} from './subjects.ts';

/** The columns of the ordinary run. */
export interface Drawn {
  readonly subjects: readonly Float64Array[];
  /** Every target's hits that the joint view needs. */
  readonly hits: ReadonlyMap<string, Hits>;
  /** Of assumptions their values, of factors by year. */
  readonly inputs: readonly {readonly input: Input; readonly columns: readonly Float64Array[]}[];
  /** Which inputs each subject rests on. */
  readonly relevant: readonly ReadonlySet<Input>[];
}

export async function ordinaryRun(lab: Lab, {subjects, inputs}: Study): Promise<Drawn> {
  const {compiled} = lab;
  const chosen = subjects.flatMap(({target}) => target ?? []);
  const needed = [...new Set(chosen.flatMap((id) => [id, ...partsOf(compiled, id)]))].map((id) =>
    targetSubject(compiled, id),
  );
  const outputs: Output[] = [
    ...subjects.map(({output}) => output),
    ...needed.map(({output}) => output),
    ...inputs.flatMap(({slots}) => slots.map(({slot}) => ({trajectory: slot}))),
    ...compiled.guards.map(({slot}) => ({trajectory: slot})),
  ];
  const program = observed(compiled, outputs);
  const rest = streamsOfTrajectories(program);
  const columns = await lab.sample(program, outputs);
  let at = 0;
  const next = () => columns[at++]!;
  const own = subjects.map(next);
  const hits = new Map(needed.map((subject) => [subject.target!, hitsOf(subject, next())]));
  const firsts = inputs.map((input) => ({input, first: at, columns: input.slots.map(next)}));
  checkNegative(compiled, compiled.guards.map(next), lab.replicates);
  return {
    subjects: own,
    hits,
    inputs: firsts.map(({input, columns: drawn}) => ({input, columns: drawn})),
    relevant: subjects.map(
      (_, k) =>
        new Set(
          firsts
            .filter(({input, first}) => input.slots.some((__, i) => !rest[first + i]!.isDisjointFrom(rest[k]!)))
            .map(({input}) => input),
        ),
    ),
  };
}

function partsOf({scenario}: Compiled, id: string): readonly string[] {
  const target = scenario.targets[id]!;
  return isSimple(target) ? [] : combination(target).parts;
}

/** As `forecast`: what must not be negative is an error where it is. */
function checkNegative(compiled: Compiled, columns: readonly Float64Array[], replicates: number): void {
  const trajectories = compiled.slots.map(() => undefined as never);
  for (const [k, {slot}] of compiled.guards.entries()) {
    const below = columns[k]!.filter((x) => x < 0).toSorted();
    const medianShortfall = below.length ? below[Math.floor(below.length / 2)]! : null;
    trajectories[slot] = {kind: 'shortfall', misses: below.length, medianShortfall} as never;
  }
  checkGuards(compiled, {trajectories, counts: [], replicates});
}
