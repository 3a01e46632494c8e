import type {Opened} from '../../compile/compile.ts';
import type {PortfolioPoint, PortfolioReport} from '../../portfolio-schema.ts';
import type {Look} from '../../run/run-looks.ts';
import {shareStandardError, wilson} from '../estimates.ts';
import {given} from '../given.ts';
import type {Choice} from './choices.ts';
import type {Goal} from './goal.ts';
import {slotOf} from './opened-levers.ts';
import type {Tried} from './search.ts';

/** Points of the frontier that are told. */
const MOST_POINTS = 9;

/** What the numbers of a portfolio mean. */
export interface Around {
  readonly opened: Opened;
  readonly choices: readonly Choice[];
  readonly targets: readonly string[];
  readonly goal: Goal;
}

/** A portfolio as it is told: counted anew by `look`, and as the search saw it. */
export function pointOf(
  {levels, cost}: Tried,
  look: Look,
  searched: Look,
  {opened, choices, targets, goal}: Around,
): PortfolioPoint {
  return {
    cost,
    set: choices.flatMap(({at, options}, i) => {
      const option = options[levels[i]!]!;
      return option.value === undefined ? [] : [{...at, value: option.value, cost: option.cost}];
    }),
    ...chance(look, goal.all),
    searched: searched.counts[goal.all]! / searched.replicates,
    targets: Object.fromEntries(targets.map((id) => [id, chance(look, slotOf(opened, id))])),
  };
}

function chance({counts, replicates}: Look, slot: number) {
  const hits = counts[slot]!;
  const probability = hits / replicates;
  return {probability, standardError: shareStandardError(probability, replicates), interval: wilson(hits, replicates)};
}

/** By how much the search overrated its choice. */
export function optimismOf({probability, searched, standardError}: PortfolioPoint, replicates: number) {
  const error = shareStandardError(searched, replicates);
  return {
    difference: searched - probability,
    standardError: Math.sqrt(error * error + standardError * standardError),
  };
}

/** Undecided where the 95 % interval holds the floor. */
export function keeps({targets}: PortfolioPoint, id: string, floor: number): 'yes' | 'undecided' | 'no' {
  const [low, high] = targets[id]!.interval;
  return low >= floor ? 'yes' : high < floor ? 'no' : 'undecided';
}

/** The first, the last, and between them those that are evenly apart in place. */
export function thinned(frontier: readonly Tried[]): Tried[] {
  if (frontier.length <= MOST_POINTS) return [...frontier];
  const places = Array.from({length: MOST_POINTS}, (_, i) =>
    Math.round((i * (frontier.length - 1)) / (MOST_POINTS - 1)),
  );
  return places.map((place) => frontier[place]!);
}

/** A lever as the report names it. */
export function leverOf({lever, at, options}: Choice): PortfolioReport['levers'][number] {
  const place = lever.places.find(({district}) => district === at.district);
  return {
    ...at,
    ...given('label', lever.label),
    ...given('unit', lever.unit),
    percent: lever.percent,
    settings: options.length - 1,
    assumed: place?.text ?? '',
  };
}
