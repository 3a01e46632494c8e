import {stringify} from 'yaml';
import {decimalText} from '../units.ts';
import type {Lever} from './levers.ts';

/** Where levers are set: an assumption's value, or its values by district. */
export type LeverSettings = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

export interface VariantOptions {
  /** Of the variant; the base's with `-what-if` is usual. */
  readonly id: string;
  /** The base's file, as seen from the folder in which the variant will be. */
  readonly extends: string;
  readonly levers: readonly Lever[];
  readonly settings: LeverSettings;
}

/** A scenario file that says of its base what the levers say: a number in place of what each of them assumes. */
export function variantText({id, extends: base, levers, settings}: VariantOptions): string {
  const assumptions = levers.flatMap((lever): [string, object][] => {
    const setting = settings[lever.id];
    if (setting === undefined) return [];
    if (typeof setting === 'number') return [[lever.id, {value: valueText(setting, lever)}]];
    const at = Object.entries(setting).map(([district, value]) => [district, valueText(value, lever)] as const);
    return at.length ? [[lever.id, {at: Object.fromEntries(at)}]] : [];
  });
  const variant = {tidemark: 1, extends: base, id};
  return stringify(assumptions.length ? {...variant, assumptions: Object.fromEntries(assumptions)} : variant);
}

/** To ten digits: a slider's steps add up with rounding errors. What a variant says is read back as this very number. */
export function roundedSetting(value: number): number {
  return Number(value.toPrecision(10));
}

function valueText(value: number, {percent}: Lever): string | number {
  const rounded = roundedSetting(value);
  return percent ? `${decimalText(rounded, 2)}%` : rounded;
}
