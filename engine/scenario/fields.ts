import {z} from 'zod';
import {RESERVED_WORDS} from '../expression/vocabulary.ts';
import type {Role} from './walk.ts';
import {type Message, packed, say} from '../message.ts';
import {worded} from './worded.ts';

/**
 * The building blocks of a scenario's schema, for its sections and for the options of the metric kinds. A field that names something carries a role
 * (`walk.ts`), by which `resolve.ts` checks every reference: a new kind that uses these blocks gets its `did you mean` for nothing.
 */

/** Words that expressions and cases keep for themselves, and names that every JavaScript object or function has. */
const RESERVED: ReadonlySet<string> = new Set([
  ...RESERVED_WORDS,
  'default',
  'residual',
  'null',
  'constructor',
  'prototype',
]);

function name(pattern: RegExp, rule: string) {
  return z
    .string()
    .regex(pattern, {error: rule, abort: true})
    .max(100, {error: worded`must be at most 100 characters`})
    .refine((text) => !RESERVED.has(text), {error: worded`must not be a reserved word`});
}

/** The name of what expressions name: districts, assumptions, factors, metrics. */
export const id = name(/^[a-z][a-z0-9_]*$/, worded`must be lower-case letters, digits and _, a letter first`).meta({
  description: 'Name: lower-case letters, digits and _.',
});

/** The name of what expressions do not name: scenarios, targets, sources, tags. */
export const looseId = name(
  /^[a-z][a-z0-9_-]*$/,
  worded`must be lower-case letters, digits, _ and -, a letter first`,
).meta({
  description: 'Name: lower-case letters, digits, _ and -.',
});

/** Words for people. */
export const text = z
  .string()
  .trim()
  .min(1, {error: worded`must not be empty`})
  .max(10_000, {error: worded`must be at most 10,000 characters`});

/** Words for people in one language or in both. */
export const label = z
  .union(
    [
      text,
      z
        .strictObject({zh: text.optional(), en: text.optional()})
        .refine(hasLanguage, {error: worded`requires zh, en or both`}),
    ],
    {
      error: worded`must be a text or {zh: …, en: …}`,
    },
  )
  .meta({id: 'label', description: 'A text, or {zh: …, en: …}.'});

function hasLanguage(languages: {zh?: string | undefined; en?: string | undefined}): boolean {
  return languages.zh !== undefined || languages.en !== undefined;
}

/** Not trimmed: the compiler's positions count from where the text begins in the file. */
const written = z.string().regex(/\S/, {error: worded`must not be empty`});

/** Left as it is written; the compiler parses it. */
export const expression = withRole(
  z.union([z.number(), written], {error: worded`must be a number, a text such as 12% or 1000 亿元, or an expression`}),
  'expression',
).meta({id: 'expression', description: 'A number, 12%, 1000 亿元, trend + edge, normal(p5 = 2%, p95 = 12%).'});

/** An expression that names nothing and draws nothing. */
export const constant = withRole(
  z.union([z.number(), written], {
    error: worded`must be a number or a text such as 12% or 1000 亿元`,
  }),
  'constant',
).meta({id: 'constant', description: 'A number, 12% or 1000 亿元.'});

/** A calendar year. */
export const anyYear = z
  .int({error: worded`must be a year such as 2027`})
  .min(1900, {error: worded`must be 1900 or later`})
  .max(2200, {error: worded`must be 2200 or earlier`})
  .meta({description: 'A year.'});

/** A year of the scenario's calendar. */
export const year = withRole(anyYear, 'year');

/** The year as a key, of any calendar. */
export const yearKey = z.string().regex(/^(19|20|21)\d\d$|^2200$/, {error: worded`must be a year such as 2027`});

const districtName = z.string({error: worded`must be the name of a district`});
const caseKey = z.string().meta({description: 'A district, a tag, a year or default.'});
const CASES = worded`must be an expression, or a map of expressions by district, tag or year`;
const deepest = z.union([z.number(), written], {error: worded`must be an expression: cases nest at most 3 deep`});
const casesWithin = z.union([expression, z.record(caseKey, deepest)], {error: CASES});
const casesBetween = z.union([expression, z.record(caseKey, casesWithin)], {error: CASES});

/** One expression, or one for each district, tag or year, at most three levels deep. */
export const cases = withRole(z.union([expression, z.record(caseKey, casesBetween)], {error: CASES}), 'cases').meta({
  id: 'cases',
  description: 'An expression, or a map of expressions whose keys are districts, tags or years, and default.',
});

/** What a metric is measured in; `units.ts` knows which there are. */
export const unit = text.meta({description: 'Unit: 亿元, 万元, yuan, 家, 个, %, …'});

/** The name of a district. */
export const district = withRole(districtName, 'district').meta({description: 'A district.'});
/** The name of a district, or a tag that districts have. */
export const place = withRole(z.string({error: worded`must be the name of a district or a tag`}), 'place').meta({
  description: 'A district or a tag.',
});
/** The name of a metric. */
export const metric = withRole(z.string({error: worded`must be the name of a metric`}), 'metric').meta({
  description: 'A metric.',
});
/** The name of an assumption. */
export const assumption = withRole(z.string({error: worded`must be the name of an assumption`}), 'assumption').meta({
  description: 'An assumption.',
});
/** The name of a factor. */
export const factor = withRole(z.string({error: worded`must be the name of a factor`}), 'factor').meta({
  description: 'A factor.',
});
/** The name of a target. */
export const target = withRole(z.string({error: worded`must be the name of a target`}), 'target').meta({
  description: 'A target.',
});

/** The name of an outside view. */
export const outsideView = withRole(
  z.string({error: worded`must be the name of an outside view`}),
  'outside_view',
).meta({
  description: 'An outside view.',
});

/** How strongly each factor acts on a metric. */
export const loads = z
  .record(factor, cases, {error: worded`must be a map from factors to expressions`})
  .meta({description: 'Factor: how strongly it acts.'});

const sourceName = withRole(z.string({error: worded`must be the name of a source`}), 'source');

/** The names of the sources that a number rests on, as a list. */
export const source = z
  .union([sourceName, z.array(sourceName).min(1)], {error: worded`must be the name of a source or a list of them`})
  .transform((names) => [names].flat())
  .meta({description: 'The source, or a list of sources.'});

/** What everything in a scenario may say about itself. */
export const about = {
  label: label.optional().describe('What people read.'),
  source: source.optional(),
  note: text.optional().describe('A remark.'),
};

/** A probability, as 0.2 or 20%; becomes a number. */
export const probability = z
  .union([z.number(), z.string()], {error: worded`must be a probability such as 20%`})
  .transform((value, context) => {
    const number = parseProbability(value);
    if (typeof number === 'number') return number;
    context.addIssue({code: 'custom', message: packed(number.rule), input: value});
    return z.NEVER;
  })
  .meta({description: 'A probability: 20% or 0.2.'});

/** The number in [0, 1] that `20%` or `0.2` means, or the rule that it breaks. */
export function parseProbability(value: string | number): number | {rule: Message} {
  const [, digits, percent] = /^([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*([%％])?$/i.exec(String(value).trim()) ?? [];
  if (digits === undefined) return {rule: say`must be a probability such as 20%`};
  const number = percent ? Number(digits) / 100 : Number(digits);
  return number >= 0 && number <= 1 ? number : {rule: say`must be a probability between 0% and 100%`};
}

function withRole<S extends z.ZodType>(schema: S, role: Role): S {
  return schema.meta({role});
}
