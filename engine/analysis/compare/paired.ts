import type {Compiled} from '../../compile/compile.ts';
import {type Identities, indicatorIdentities} from '../../program/identities.ts';
import {joinPrograms} from '../../program/join.ts';
import {NonFiniteError} from '../../run/non-finite-error.ts';
import {type Look, runLooks} from '../../run/run-looks.ts';
import {SHARD} from '../../run/shards.ts';
import {mostReplicates} from '../check-scenario.ts';
import {checkGuards, explainFault} from '../faults.ts';
import {lookSizes} from '../looks.ts';
import {pairedDifference} from './differences.ts';
import {type CompareOptions, judge, type Seen} from './seen.ts';

/** Both scenarios in one program, on the same random numbers, counted replicate by replicate. */
export async function comparePaired(
  before: Compiled,
  after: Compiled,
  shared: readonly string[],
  errorRate: number,
  options: CompareOptions,
): Promise<Seen> {
  const {rules = []} = options;
  const seed = options.seed ?? after.scenario.run.seed;
  const slots = shared.map((id) => [hitOf(before, id), hitOf(after, id)] as const);
  const program = joinPrograms(before.program, after.program, slots);
  const untouched = untouchedOf(before, after, shared);
  const looks = looksOf(before, after, options);
  const guards = [...before.guards, ...shiftGuards(before, after)].map(({slot}) => slot);
  const ofBase = before.program.indicators;
  const ofPairs = ofBase + after.program.indicators;
  let seen: Seen | undefined;
  try {
    for await (const look of runLooks({program, seed, looks, shortfalls: guards}, options)) {
      const {counts, replicates} = look;
      checkGuards(before, look);
      checkGuards({guards: shiftGuards(before, after), source: after.source}, look);
      const differences = new Map(
        shared.map((id, k) => {
          const [i, j] = slots[k]!;
          const table = [counts[i]!, counts[ofBase + j]!, counts[ofPairs + k]!] as const;
          const difference = pairedDifference(...table, replicates, errorRate / looks.length);
          return [id, untouched.has(id) ? {...difference, interval: [0, 0] as [number, number]} : difference];
        }),
      );
      const probabilityOf = (id: string) => probabilityAt(look, before, after, id);
      const judged = rules.map((rule) => judge(rule, differences));
      seen = {differences, untouched, probabilityOf, rules: judged, seed, replicates, paired: true};
      if (judged.every(({verdict}) => verdict !== 'undecided')) break;
    }
  } catch (error) {
    throw explainEither(error, before, after, seed);
  }
  return seen!;
}

function hitOf({targets}: Compiled, id: string): number {
  return targets.find((target) => target.id === id)!.hit;
}

/** Guards of the second program, behind the first's trajectories. */
function shiftGuards(before: Compiled, after: Compiled): Compiled['guards'] {
  return after.guards.map((guard) => ({...guard, slot: guard.slot + before.program.trajectories}));
}

function probabilityAt({counts, replicates}: Look, before: Compiled, after: Compiled, id: string): number {
  const isNew = after.targets.some((target) => target.id === id);
  const slot = isNew ? before.program.indicators + hitOf(after, id) : hitOf(before, id);
  return counts[slot]! / replicates;
}

/** Targets of which the two programs compute the same from the same draws. */
function untouchedOf(before: Compiled, after: Compiled, shared: readonly string[]): Set<string> {
  const known: Identities = new Map();
  const [old, now] = [before, after].map(({program}) => indicatorIdentities(program, known)) as [number[], number[]];
  return new Set(shared.filter((id) => old[hitOf(before, id)] === now[hitOf(after, id)]));
}

/** One, at the replicates of the scenarios; with rules, more where it takes more to decide them. */
function looksOf(before: Compiled, after: Compiled, options: CompareOptions): number[] {
  const replicates = options.replicates ?? Math.max(before.scenario.run.replicates, after.scenario.run.replicates);
  if (!options.rules?.length) return [replicates];
  const most = Math.max(replicates, mostReplicates(after, options));
  return lookSizes(most, SHARD * Math.ceil(replicates / SHARD));
}

function explainEither(error: unknown, before: Compiled, after: Compiled, seed: number): unknown {
  if (!(error instanceof NonFiniteError)) return error;
  const {slot, replicate, value} = error;
  const {trajectories} = before.program;
  if (slot < trajectories) return explainFault(error, before, seed);
  return explainFault(new NonFiniteError(slot - trajectories, replicate, value), after, seed);
}
