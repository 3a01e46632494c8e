import {type Index, sharedIndex, sharedIndexOfHits} from './sobol.ts';
import {countOf, type Hits, hitsOf, type Subject} from './subjects.ts';

/** Hits, and misses, that are needed to split a chance. */
const LEAST_CASES = 100;

/** What is asked of each subject, as columns: whether it is reached, where its quantity ends up, or both. */
export interface Views {
  readonly chance?: Hits;
  readonly level?: Float64Array;
}

export type View = keyof Views;
export const VIEWS = ['chance', 'level'] as const satisfies readonly View[];

/** Of those views that `like` has, if it is given. */
export function viewsOf(subject: Subject, column: Float64Array, like?: Views): Views {
  const hasChance = like ? like.chance : subject.target !== undefined;
  const hasLevel = like ? like.level : subject.isLevel;
  return {...(hasChance ? {chance: hitsOf(subject, column)} : {}), ...(hasLevel ? {level: column} : {})};
}

/** A chance can be split only where it is both reached and missed often enough. */
export function worthSplitting({chance, level}: Views): Views {
  const hits = chance ? countOf(chance) : 0;
  const isMixed = chance !== undefined && Math.min(hits, chance.length - hits) >= LEAST_CASES;
  const varies = level?.some((x) => x !== level[0]) ?? false;
  return {...(isMixed ? {chance} : {}), ...(varies ? {level: level!} : {})};
}

export function eachView<T>(make: (view: View) => T | undefined): Partial<Record<View, T>> {
  const made = VIEWS.map((view) => [view, make(view)] as const);
  return Object.fromEntries(made.filter(([, value]) => value !== undefined));
}

/** The index of what two runs share; undefined where either lacks the view, or nothing varies. */
export function indexOf(view: View, y: Views, z: Views): Index | undefined {
  if (view === 'chance') return y.chance && z.chance && sharedIndexOfHits(y.chance, z.chance);
  return y.level && z.level && sharedIndex(y.level, z.level);
}
