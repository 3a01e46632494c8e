import {batch} from '@preact/signals';
import type {Lever, LeverAt, LeverSettings} from '../../engine/index.ts';
import type {Answer} from '../state/answer.ts';

/** The places of a lever that are set together. */
export function placesOf(lever: Lever, {district}: LeverAt): (string | undefined)[] {
  return lever.places.map((place) => place.district).filter((place) => district === undefined || place === district);
}

/** Sets a lever where it is asked about: in one place, or in all of its own. */
export function moveTo(answer: Answer, lever: Lever, at: LeverAt, value: number): void {
  batch(() => {
    for (const district of placesOf(lever, at)) answer.set(lever.id, district, value);
  });
}

/** Puts a lever back to where settings have it; undefined is as in the file. */
export function moveBack(answer: Answer, lever: Lever, at: LeverAt, settings: LeverSettings): void {
  batch(() => {
    for (const district of placesOf(lever, at)) answer.set(lever.id, district, settingAt(settings, lever.id, district));
  });
}

/** The value that a lever is set to; undefined where it is as in the file, or not the same in all its places. */
export function setTo(settings: LeverSettings, lever: Lever, at: LeverAt): number | undefined {
  const values = new Set(placesOf(lever, at).map((district) => settingAt(settings, lever.id, district)));
  return values.size === 1 ? [...values][0] : undefined;
}

function settingAt(settings: LeverSettings, id: string, district: string | undefined): number | undefined {
  const setting = settings[id];
  return typeof setting === 'object' ? setting[district ?? ''] : setting;
}
