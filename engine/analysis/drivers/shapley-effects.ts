import {compile} from '../../compile/compile.ts';
import type {DriverPart} from '../../drivers-schema.ts';
import {streamsUsed, switchStreams} from '../../program/switch-streams.ts';
import {type Lab, observed} from './lab.ts';
import {coalitions, shapleyWeight} from './shapley.ts';
import {errorOfMean, type Index, influences} from './sobol.ts';
import type {Family, Source} from './sources.ts';
import type {Subject} from './subjects.ts';
import {eachView, type View, type Views, viewsOf} from './views.ts';

/** Of one subject the Shapley effects by assumption, in either view. */
export type Effects = Partial<Record<View, DriverPart['shapley']>>;

/** What a group of correlated assumptions share out. */
export interface Game {
  readonly group: Source | Family;
  readonly subjects: readonly Subject[];
  /** Of each subject, from the pick-freeze pair that shares the group alone. */
  readonly b: readonly Views[];
  readonly shared: readonly Views[];
  /** The first-order index of the whole group. */
  readonly whole: readonly Partial<Record<View, Index>>[];
}

/**
 * Shapley effects of correlated assumptions (Owen 2014; Song, Nelson & Staum 2016, Shapley effects for global sensitivity analysis): the game's value of a coalition is the first-order index
 * of its assumptions together, Var E[Y | those]/Var Y, and each assumption gets its Shapley value. A coalition's value comes from a pick-freeze pair in which the others are drawn anew
 * given the coalition: of a Gaussian copula whose Cholesky factor begins with the coalition, that is what comes from the others' own streams. All 2ⁿ − 1 coalitions are worked out, two runs
 * each; the standard error is that of the sum of their influences, replicate by replicate.
 */
export async function exactEffects(lab: Lab, {group, subjects, b, shared: whole}: Game): Promise<Effects[]> {
  const {names} = group;
  const n = names.length;
  const games: Map<number, readonly [y: readonly Views[], z: readonly Views[]]> = new Map();
  for (const coalition of coalitions(n)) {
    const leading = names.filter((_, i) => (coalition >> i) & 1);
    games.set(coalition, leading.length === n ? [b, whole] : await coalitionPair(lab, leading, subjects, b));
  }
  return subjects.map((_, k) =>
    eachView((view): DriverPart['shapley'] => {
      const values = [...games].map(([coalition, [y, z]]) => {
        const [of, shared] = [y[k]![view], z[k]![view]];
        return {coalition, found: of && shared ? influences(of, shared) : undefined};
      });
      if (values.some(({found}) => !found)) return undefined;
      return Object.fromEntries(
        names.map((name, player) => {
          let index = 0;
          const influence = new Float64Array(lab.replicates);
          for (const {coalition, found} of values) {
            const weight = shapleyWeight(n, player, coalition);
            index += weight * found!.index;
            for (let i = 0; i < influence.length; i++) influence[i]! += weight * found!.influence[i]!;
          }
          return [name, {index, standardError: errorOfMean(influence)}];
        }),
      );
    }),
  );
}

/** Which streams are those of some assumptions: of all their districts. */
export function isOwnOf(names: readonly string[], streamNames: readonly string[]): (stream: number) => boolean {
  return (stream) => {
    const [room, id = ''] = streamNames[stream]!.split('/');
    return room === 'assumption' && names.includes(id.replace(/#\d+$/, ''));
  };
}

async function coalitionPair(
  lab: Lab,
  leading: readonly string[],
  subjects: readonly Subject[],
  like: readonly Views[],
): Promise<readonly [Views[], Views[]]> {
  const compiled = compile(lab.compiled, {reading: {leading}});
  const outputs = subjects.map(({output}) => output);
  const program = observed(compiled, outputs);
  const {streamNames} = compiled;
  const all = streamsUsed(program).map(({index}) => index);
  const own = all.filter(isOwnOf(leading, streamNames));
  const run = async (streams: readonly number[]) => {
    const columns = await lab.sample(switchStreams(program, streamNames, streams), outputs);
    return subjects.map((subject, k) => viewsOf(subject, columns[k]!, like[k]));
  };
  return [await run(all), await run(own)];
}
