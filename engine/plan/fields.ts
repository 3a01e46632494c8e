import {z} from 'zod';
import {parseProbability, text} from '../scenario/fields.ts';
import {parseUnit} from '../units.ts';
import {worded} from '../scenario/worded.ts';

/** The building blocks of plan files that scenarios do not have. */

/** Words for people in both languages: what a plan says is shown to readers of either. */
export const words = z
  .strictObject(
    {zh: text.describe('In Chinese.'), en: text.describe('In English.')},
    {error: worded`must be {zh: …, en: …}: plans are shown in both languages`},
  )
  .meta({id: 'words', description: 'Words in both languages: {zh: …, en: …}.'});

/** A number with a unit of its own, as instruments have: `300 万元`, `200 亩`. */
export interface Quantity {
  readonly value: number;
  readonly unit: string;
}

const QUANTITY = /^([+-]?\d+(?:\.\d+)?)\s*(\S.*)$/u;

/** `300 万元`; becomes a number and a unit. */
export const quantity = z
  .string({error: worded`must be a number with a unit such as 300 万元`})
  .transform((written, context): Quantity => {
    const [, digits, unit = ''] = QUANTITY.exec(written.trim()) ?? [];
    if (digits !== undefined && parseUnit(unit)) return {value: Number(digits), unit};
    context.addIssue({code: 'custom', message: worded`must be a number with a unit such as 300 万元`, input: written});
    return z.NEVER;
  })
  .meta({description: 'A number with a unit: 300 万元, 200 亩.'});

/** A rate that is paid or given, from 0 to 100 %. */
export const rate = z
  .union([z.number(), z.string()], {error: worded`must be a rate such as 15%`})
  .transform((value, context) => {
    const number = parseProbability(value);
    if (typeof number === 'number') return number;
    context.addIssue({code: 'custom', message: worded`must be a rate between 0% and 100%, such as 15%`, input: value});
    return z.NEVER;
  })
  .meta({description: 'A rate: 15% or 0.15.'});
