import {z} from 'zod';
import {looseId, source, text} from '../scenario/fields.ts';
import {sources} from '../scenario/schema-model.ts';
import {quantity, rate, words} from './fields.ts';
import {worded} from '../scenario/worded.ts';

/** The form of a plan's instruments.yaml: what the plan pays, lends or provides, and for whom. */

const terms = {
  rate: rate.optional().describe('The share that is paid.'),
  amount: quantity.optional().describe('What is given.'),
  cap: quantity.optional().describe('The most that is given.'),
  from: quantity.optional().describe('The least that earns it, such as spending of 300 万元.'),
};

const tier = z.strictObject({when: words.describe('The case that it is for.'), ...terms});

const instrumentSchema = z
  .strictObject({
    label: words.describe('What people read.'),
    kind: z
      .enum(['subsidy', 'prize', 'rent', 'loan', 'fund', 'land', 'floor_space', 'price', 'other'])
      .describe('What sort of help it is.'),
    who: words.describe('Who qualifies.'),
    ...terms,
    of: words.optional().describe('What the rate is taken of.'),
    per: z
      .enum(['item', 'firm', 'project', 'firm_year', 'year', 'person', 'plan'])
      .optional()
      .describe('What the amount or cap is for.'),
    years: z.int().min(1).max(50).optional().describe('For how many years.'),
    tiers: z.array(tier).min(1).optional().describe('Different terms for different cases.'),
    source,
    section: text.describe('Where in the source: 三（二）.'),
    note: z.union([text, words]).optional().describe('A remark.'),
    ambiguity: words.optional().describe('What else it could mean, or what is missing.'),
    not_modelled: words.optional().describe('Why no scenario counts its money.'),
  })
  .superRefine(({rate: share, amount, cap, tiers, ambiguity}, context) => {
    if ([share, amount, cap, tiers, ambiguity].every((given) => given === undefined))
      context.addIssue({
        code: 'custom',
        message: worded`requires one of rate, amount, cap and tiers, or an ambiguity that says what is missing`,
        input: undefined,
      });
  });

export const instrumentsSchema = z
  .strictObject({
    instruments: z
      .literal(1, {error: worded`must be 1, the version of the format`})
      .describe('Version of the format: 1.'),
    plan: looseId.describe('The plan that they belong to.'),
    sources,
    items: z
      .record(looseId, instrumentSchema)
      .refine((all) => Object.keys(all).length > 0, {error: worded`must have at least one instrument`})
      .describe('The instruments.'),
  })
  .describe('The instruments of a plan.');

/** The instruments of a plan. */
export type Instruments = Readonly<z.output<typeof instrumentsSchema>>;
/** One instrument. */
export type Instrument = Instruments['items'][string];
