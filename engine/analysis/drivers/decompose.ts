import {compile} from '../../compile/compile.ts';
import type {Decomposition, DriverPart} from '../../drivers-schema.ts';
import type {Program} from '../../program/program.ts';
import {streamsOfTrajectories, streamsUsed, switchStreams} from '../../program/switch-streams.ts';
import {given} from '../given.ts';
import {ahead, type Lab, observed} from './lab.ts';
import {coalitions, shapleyWeight} from './shapley.ts';
import {errorOfMean, type Index, influences, sharedIndex, sharedIndexOfHits} from './sobol.ts';
import type {Family, Source} from './sources.ts';
import {countOf, type Hits, hitsOf, type Subject} from './subjects.ts';

/** Assumptions that hang together and of which Shapley effects are worked out, at most: each coalition takes two runs. */
export const MOST_PLAYERS = 4;

/** Hits, and misses, that are needed to split a chance. */
const LEAST_CASES = 100;

/** What is asked of each subject, as columns: whether it is reached, where its quantity ends up, or both. */
interface Views {
  readonly chance?: Hits;
  readonly level?: Float64Array;
}

type View = keyof Views;
const VIEWS = ['chance', 'level'] as const satisfies readonly View[];

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
}

/**
 * Sobol indices of groups of inputs by "pick-freeze" (Sobol 1993; the design of Saltelli et al. 2010, Variance based sensitivity analysis of model output, table 1): run A, run B with all
 * streams switched, and for each group a run A_B with its streams from B. A group's first-order index comes from B and A_B, which share only the group, its total index from A and A_B,
 * which share all else. So with k groups it takes k + 2 runs. Groups are independent of each other, since what is correlated is one group.
 */
export async function decompose(lab: Lab, options: DecomposeOptions): Promise<Decomposed[]> {
  const {program, subjects, groups, base} = options;
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
    const shapley = await shapleyEffects(lab, group, subjects, b, shared);
    for (const k of subjects.keys()) {
      if (!group.streams.some((stream) => restsOn[k]!.has(stream))) continue;
      for (const view of VIEWS) {
        const part = partOf(group.id, indexOf(view, b[k]!, shared[k]!), indexOf(view, a[k]!, shared[k]!));
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

/** Of those views that `like` has, if it is given. */
function viewsOf(subject: Subject, column: Float64Array, like?: Views): Views {
  const hasChance = like ? like.chance : subject.target !== undefined;
  const hasLevel = like ? like.level : subject.isLevel;
  return {...(hasChance ? {chance: hitsOf(subject, column)} : {}), ...(hasLevel ? {level: column} : {})};
}

/** A chance can be split only where it is both reached and missed often enough. */
function worthSplitting({chance, level}: Views): Views {
  const hits = chance ? countOf(chance) : 0;
  const isMixed = chance !== undefined && Math.min(hits, chance.length - hits) >= LEAST_CASES;
  const varies = level?.some((x) => x !== level[0]) ?? false;
  return {...(isMixed ? {chance} : {}), ...(varies ? {level: level!} : {})};
}

function eachView<T>(make: (view: View) => T | undefined): Partial<Record<View, T>> {
  const made = VIEWS.map((view) => [view, make(view)] as const);
  return Object.fromEntries(made.filter(([, value]) => value !== undefined));
}

function indexOf(view: View, y: Views, z: Views): Index | undefined {
  if (view === 'chance') return y.chance && z.chance && sharedIndexOfHits(y.chance, z.chance);
  return y.level && z.level && sharedIndex(y.level, z.level);
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

type Effects = Partial<Record<View, DriverPart['shapley']>>;

/**
 * Shapley effects of correlated assumptions (Owen 2014; Song, Nelson & Staum 2016, Shapley effects for global sensitivity analysis): the game's value of a coalition is the first-order index
 * of its assumptions together, Var E[Y | those]/Var Y, and each assumption gets its Shapley value. A coalition's value comes from a pick-freeze pair in which the others are drawn anew
 * given the coalition: of a Gaussian copula whose Cholesky factor begins with the coalition, that is what comes from the others' own streams. All 2ⁿ − 1 coalitions are worked out. Undefined
 * for what is not correlated, or more than `MOST_PLAYERS` assumptions.
 */
async function shapleyEffects(
  lab: Lab,
  {kind, names}: Source | Family,
  subjects: readonly Subject[],
  b: readonly Views[],
  whole: readonly Views[],
): Promise<Effects[] | undefined> {
  const n = names.length;
  if (kind !== 'correlated' || n > MOST_PLAYERS) return undefined;
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
  const own = all.filter((index) => {
    const [room, id = ''] = streamNames[index]!.split('/');
    return room === 'assumption' && leading.includes(id.replace(/#\d+$/, ''));
  });
  const run = async (streams: readonly number[]) => {
    const columns = await lab.sample(switchStreams(program, streamNames, streams), outputs);
    return subjects.map((subject, k) => viewsOf(subject, columns[k]!, like[k]));
  };
  return [await run(all), await run(own)];
}
