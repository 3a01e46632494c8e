import {usageError} from '../../errors.ts';
import type {RequiredReport} from '../../required-schema.ts';
import {given} from '../given.ts';
import type {Lever, LeverPlace} from '../levers.ts';
import {nameHint} from '../target-choice.ts';
import type {LeverAt} from '../trials.ts';
import {say} from '../../message.ts';

/** A lever, and where it is to be set. */
export interface ChosenLever {
  readonly lever: Lever;
  readonly at: LeverAt;
}

/** Throws a TidemarkError for a lever, or a district of it, that there is not. */
export function chosenLever(known: readonly Lever[], at: LeverAt): ChosenLever {
  const lever = known.find(({id}) => id === at.lever);
  if (!lever) {
    const names = known.map(({id}) => id);
    const hint = names.length
      ? nameHint(at.lever, say`levers`, names)
      : say`give an assumption a lever: {min: 0%, max: 30%}`;
    throw usageError(say`unknown lever ${at.lever}`, hint);
  }
  const districts = lever.places.flatMap(({district}) => district ?? []);
  if (at.district !== undefined && !districts.includes(at.district))
    throw usageError(
      say`lever ${lever.id} has no value of its own in ${at.district}`,
      districts.length ? nameHint(at.district, say`its districts`, districts) : say`write --lever ${lever.id}`,
    );
  return {lever, at};
}

/** What is assumed where the lever is set; of all districts together only where they are alike. */
export function placeOf({lever: {places}, at: {district}}: ChosenLever): LeverPlace['assumed'] {
  const mine = places.filter((place) => district === undefined || place.district === district);
  const texts = new Set(mine.map(({text}) => text));
  return texts.size === 1 ? mine[0]!.assumed : undefined;
}

/** The lever as the report names it. */
export function leverReport(chosen: ChosenLever): RequiredReport['of'] {
  const {id, label, unit, percent, min, max, step} = chosen.lever;
  const assumed = placeOf(chosen);
  return {
    lever: id,
    ...given('district', chosen.at.district),
    ...given('label', label),
    ...given('unit', unit),
    percent,
    min,
    max,
    step,
    ...given('assumed', assumed && {...assumed}),
  };
}
