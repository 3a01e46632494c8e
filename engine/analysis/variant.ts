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
  return yamlText(assumptions.length ? {...variant, assumptions: Object.fromEntries(assumptions)} : variant);
}

/** A map as a YAML text, one key a line: for the little that a variant says the library that reads YAML need not write it too. */
function yamlText(map: object, indent = ''): string {
  return Object.entries(map)
    .map(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? `${indent}${scalarText(key)}:\n${yamlText(value, `${indent}  `)}`
        : `${indent}${scalarText(key)}: ${typeof value === 'number' ? value : scalarText(String(value))}\n`,
    )
    .join('');
}

/** A text as it is where it can be nothing else than a text, else in double quotes, which YAML reads as JSON does. */
function scalarText(text: string): string {
  const isPlain = /^(?:[A-Za-z_][\w./-]*|-?[\d.]+(?:e[+-]?\d+)?%)$/.test(text) && !/^(?:true|false|null)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** To ten digits: a slider's steps add up with rounding errors. What a variant says is read back as this very number. */
export function roundedSetting(value: number): number {
  return Number(value.toPrecision(10));
}

function valueText(value: number, {percent}: Lever): string | number {
  const rounded = roundedSetting(value);
  return percent ? `${decimalText(rounded, 2)}%` : rounded;
}
