import type {Decomposition, DriverPart} from '../../drivers-schema.ts';
import type {Program} from '../../program/program.ts';
import {streamsOfTrajectories, streamsUsed, switchStreams} from '../../program/switch-streams.ts';
import {given} from '../given.ts';
import {ahead, type Lab} from './lab.ts';
import {sampledEffects} from './sampled-effects.ts';
import {type Effects, exactEffects, type Game} from './shapley-effects.ts';
import type {Index} from './sobol.ts';
import type {Family, Source} from './sources.ts';
import type {Subject} from './subjects.ts';
import {eachView, indexOf, VIEWS, viewsOf, worthSplitting} from './views.ts';

/** Correlated assumptions of which all coalitions are worked out, at most: each takes two runs. Of more, orders are drawn. */
export const MOST_PLAYERS = 4;

export interface Decomposed {
  readonly chance?: Decomposition;
  readonly level?: Decomposition;
}

export interface DecomposeOptions {
  readonly program: Program;
  readonly subjects: readonly Subject[];
  /** Those whose indices are wanted, each with its streams. */
  readonly groups: readonly (Source | Family)[];
  /** The columns of the ordinary run. */
  readonly base: readonly Float64Array[];
  /** Instead of `MOST_PLAYERS`; for tests. */
  readonly mostPlayers?: number | undefined;
}

/**
 * Sobol indices of groups of inputs by "pick-freeze" (Sobol 1993; the design of Saltelli et al. 2010, Variance based sensitivity analysis of model output, table 1): run A, run B with all
 * streams switched, and for each group a run A_B with its streams from B. A group's first-order index comes from B and A_B, which share only the group, its total index from A and A_B,
 * which share all else. So with k groups it takes k + 2 runs. Groups are independent of each other, since what is correlated is one group.
 */
export async function decompose(lab: Lab, options: DecomposeOptions): Promise<Decomposed[]> {
  const {program, subjects, groups, base, mostPlayers = MOST_PLAYERS} = options;
  const {streamNames} = lab.compiled;
  const outputs = subjects.map(({output}) => output);
  const restsOn = streamsOfTrajectories(program);
  const all = streamsUsed(program);
  const switched = async (streams: Iterable<number>) =>
    lab.sample(switchStreams(program, streamNames, streams), outputs);
  const other = await switched(all.map(({index}) => index));
  const a = subjects.map((subject, k) => worthSplitting(viewsOf(subject, base[k]!)));
  const views = (columns: readonly Float64Array[]) => subjects.map((subject, k) => viewsOf(subject, columns[k]!, a[k]));
  const b = views(other);
  const learnable = new Set(groups.filter((group) => group.learnable).flatMap(({streams}) => streams));
  const learned = learnable.size ? views(await switched(learnable)) : b;
  const hasLuck = all.some(({index}) => !learnable.has(index));
  const found = subjects.map((_, k) =>
    eachView((view): Decomposition | undefined => {
      if (!a[k]![view]) return undefined;
      const index = learnedIndex(indexOf(view, b[k]!, learned[k]!), learnable.size > 0, hasLuck);
      return {learned: index, luck: {...index, index: 1 - index.index}, sources: []};
    }),
  );
  for await (const [group, columns] of ahead(groups, ({streams}) => switched(streams))) {
    const shared = views(columns);
    const whole = subjects.map((_, k) => eachView((view) => indexOf(view, b[k]!, shared[k]!)));
    const shapley = await shapleyOf(lab, {group, subjects, b, shared, whole, mostPlayers});
    for (const k of subjects.keys()) {
      if (!group.streams.some((stream) => restsOn[k]!.has(stream))) continue;
      for (const view of VIEWS) {
        const part = partOf(group.id, whole[k]![view], indexOf(view, a[k]!, shared[k]!));
        if (part) found[k]![view]?.sources.push({...part, ...given('shapley', shapley?.[k]?.[view])});
      }
    }
    lab.release(columns);
  }
  for (const {chance, level} of found)
    for (const decomposition of [chance, level])
      decomposition?.sources.sort((x, y) => y.withOthers.index - x.withOthers.index);
  return found;
}

/** Shapley effects of assumptions that are correlated; undefined for what is not. */
async function shapleyOf(
  lab: Lab,
  {mostPlayers, ...game}: Game & {readonly mostPlayers: number},
): Promise<Effects[] | undefined> {
  const {kind, names} = game.group;
  if (kind !== 'correlated') return undefined;
  return names.length <= mostPlayers ? exactEffects(lab, game) : sampledEffects(lab, game);
}

/** Where all, or nothing, can be learned there is nothing to estimate. */
function learnedIndex(shared: Index | undefined, some: boolean, hasLuck: boolean): Index {
  if (!some) return {index: 0, standardError: 0};
  if (!hasLuck) return {index: 1, standardError: 0};
  return shared ?? {index: 0, standardError: 0};
}

function partOf(source: string, alone: Index | undefined, others: Index | undefined): DriverPart | undefined {
  return alone && others && {source, alone, withOthers: {...others, index: 1 - others.index}};
}
