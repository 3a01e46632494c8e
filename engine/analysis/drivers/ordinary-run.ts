import type {Compiled} from '../../compile/compile.ts';
import {combination, isSimple} from '../../compile/targets.ts';
import type {Output} from '../../program/observe.ts';
import {checkGuards} from '../faults.ts';
import {type Lab, observed} from './lab.ts';
import {outputsToRank, type Recorded, recordedIn} from './recorded.ts';
import type {Study} from './study.ts';
import {type Hits, hitsOf, targetSubject} from './subjects.ts';

/** The columns of the ordinary run. */
export interface Drawn extends Recorded {
  /** Every target's hits that the joint view needs. */
  readonly hits: ReadonlyMap<string, Hits>;
}

export async function ordinaryRun(lab: Lab, {subjects, together, inputs}: Study): Promise<Drawn> {
  const {compiled} = lab;
  const chosen = [...subjects.flatMap(({target}) => target ?? []), ...together];
  const needed = [...new Set(chosen.flatMap((id) => [id, ...partsOf(compiled, id)]))].map((id) =>
    targetSubject(compiled, id),
  );
  const ranked = outputsToRank(subjects, inputs);
  const outputs: Output[] = [
    ...ranked,
    ...needed.map(({output}) => output),
    ...compiled.guards.map(({slot}) => ({trajectory: slot})),
  ];
  const program = observed(compiled, outputs);
  const columns = await lab.sample(program, outputs);
  const [first, guards] = [ranked.length, ranked.length + needed.length];
  checkNegative(compiled, columns.slice(guards), lab.replicates);
  return {
    ...recordedIn({program, columns}, subjects, inputs),
    hits: new Map(needed.map((subject, k) => [subject.target!, hitsOf(subject, columns[first + k]!)])),
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
