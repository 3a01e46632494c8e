import {z} from 'zod';
import {
  about,
  anyYear,
  assumption,
  constant,
  district,
  expression,
  id,
  label,
  looseId,
  metric,
  place,
  source,
  text,
  unit,
  yearKey,
} from './fields.ts';
import {relations} from './relations.ts';
import {several} from './schema-claims.ts';
import {type Message, packed, say} from '../message.ts';
import {worded} from './worded.ts';

/** The sections of a scenario that say what is projected, and how. */

export const MAX_YEARS = 100;

export const calendar = z
  .strictObject({
    base: anyYear.describe('The last year whose levels are given.'),
    end: anyYear.describe('The last year of the forecast.'),
  })
  .superRefine(({base, end}, context) => {
    const rule =
      end <= base
        ? say`must be after the base year ${base}`
        : end - base > MAX_YEARS
          ? say`must be at most ${MAX_YEARS} years after the base year ${base}`
          : undefined;
    if (rule) context.addIssue({code: 'custom', path: ['end'], message: packed(rule), input: end});
  })
  .describe('The years of the forecast.');

const sourceDetails = z.strictObject({
  title: label.describe('What it is called.'),
  issuer: text.optional().describe('Who published it.'),
  year: anyYear.optional().describe('When it was published.'),
  url: text
    .regex(/^https?:\/\/\S+$/, {error: worded`must be an address that begins with https:// or http://`})
    .optional(),
  section: text.optional().describe('Where in it.'),
  confidence: text.optional().describe('How well it is known.'),
  note: text.optional().describe('A remark.'),
});

export const sources = z
  .record(
    looseId,
    z.union([text.transform((title): z.output<typeof sourceDetails> => ({title})), sourceDetails], {
      error: worded`must be a title or {title, issuer, year, url, …}`,
    }),
  )
  .describe('Where numbers come from.');

const districtSchema = z.strictObject({
  name: label.optional().describe('What people read.'),
  within: district.optional().describe('The district that it is part of.'),
  tags: z
    .array(looseId.meta({role: 'tag'}))
    .optional()
    .describe('Groups of districts that cases may name.'),
  note: text.optional().describe('A remark.'),
});

export const districts = z
  .record(id, districtSchema)
  .refine((all) => Object.keys(all).length > 0, {error: worded`must have at least one district`})
  .describe('The places, as a tree.');

const lever = z
  .strictObject({
    min: constant.describe('The least that a planner may set.'),
    max: constant.describe('The most that a planner may set.'),
    step: constant.optional().describe('The step of the slider.'),
    cost: constant
      .optional()
      .describe('What it costs to set it, by an expression of `setting`, or of `points`, which is setting × 100.'),
  })
  .describe('The range in which a planner may move it.');

export const budget = z
  .strictObject({
    unit: unit.optional().describe('What costs and the budget are counted in.'),
    amount: constant.optional().describe('How much may be spent on levers.'),
    targets: several
      .optional()
      .describe('What it is to be spent on: these targets, all of them. Unless told, those that a forecast shows.'),
    ...about,
  })
  .describe('What levers cost, and how much may be spent on them.');

const assumptionSchema = z
  .strictObject({
    // A rule of several keys may ask for it.
    value: expression.describe('What is assumed: a number or a distribution, drawn once per replicate.').optional(),
    by: z.literal('district').optional().describe('One value per district.'),
    at: z.record(place, expression).optional().describe('Values of single districts or tags.'),
    unit: unit.optional(),
    lever: lever.optional(),
    ...about,
  })
  .superRefine(({value, by, at}, context) => {
    const issue = (path: string[], message: Message) =>
      context.addIssue({code: 'custom', path, message: packed(message), input: undefined, params: {ofKey: true}});
    if (at && !by) issue(['at'], say`requires by: district`);
    if (value === undefined && !(at && by)) issue(['value'], say`missing key value`);
  });

export const assumptions = z.record(id, assumptionSchema).describe('Uncertain quantities, drawn once per replicate.');

const rho = z
  .number()
  .min(-1, {error: worded`must be between -1 and 1`})
  .max(1, {error: worded`must be between -1 and 1`});

export const correlations = z
  .array(
    z.strictObject({
      between: z
        .tuple([assumption, assumption], {error: worded`must be a list of two assumptions`})
        .describe('Two assumptions.'),
      rho: rho.describe('Correlation of the Gaussian copula, from -1 to 1.'),
      source: source.optional(),
      note: text.optional().describe('A remark.'),
    }),
  )
  .describe('Which assumptions move together.');

const start = z
  .enum(['zero', 'stationary'])
  .optional()
  .describe('Where it starts in the base year: zero (the default), or drawn from its long run.');
const sd = expression.describe('Standard deviation of a year.');

export const factors = z
  .record(
    id,
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('ar1'),
        persistence: expression.describe('How much of last year stays.'),
        sd,
        start,
        ...about,
      }),
      z.strictObject({kind: z.literal('white'), sd, ...about}),
      z.strictObject({kind: z.literal('random_walk'), sd, ...about}),
      z.strictObject({
        kind: z.literal('jump'),
        rate: expression.describe('Probability in a year.'),
        size: expression.describe('How much, when it happens.'),
        ...about,
      }),
      z.strictObject({
        kind: z.literal('regime'),
        enter: expression.describe('Probability in a year of going from calm to crisis.'),
        exit: expression.describe('Probability in a year of going from crisis to calm.'),
        values: z.strictObject({
          calm: expression.optional().describe('Its value in calm years, 0 by default.'),
          crisis: expression.describe('Its value in crisis years.'),
        }),
        start,
        ...about,
      }),
    ]),
  )
  .describe('Shocks shared by districts.');

const total = z
  .union([z.enum(['sum', 'mean', 'none']), z.strictObject({weighted_mean: metric})], {
    error: worded`must be sum, mean, none or {weighted_mean: <metric>}`,
  })
  .describe("How a district's value follows from its parts.");

/** What every metric may say, whatever its kind. */
export const metricCommon = {
  unit: unit.optional(),
  total: total.optional(),
  districts: z
    .array(place)
    .min(1)
    .optional()
    .describe('The districts, or tags, that carry it; by default all that have no parts.'),
  history: z.record(district, z.record(yearKey, constant)).optional().describe('Known values: district, year, value.'),
  ...relations,
  ...about,
};

/** The options of each metric kind, by its name: `metrics/registry.ts` has them. */
export type MetricKindSchemas = Readonly<Record<string, z.ZodObject>>;

export function metrics(kinds: MetricKindSchemas) {
  const [first, ...rest] = Object.entries(kinds).map(([kind, options]) => metricOfKind(kind, options));
  if (!first) throw new Error('requires at least one metric kind');
  return z
    .record(id, z.discriminatedUnion('kind', [first, ...rest]))
    .refine((all) => Object.keys(all).length > 0, {error: worded`must have at least one metric`})
    .describe('What is projected, per district and year.');
}

/** A kind that declares a common field itself keeps its own. */
function metricOfKind(kind: string, options: z.ZodObject) {
  const common = Object.entries(metricCommon).filter(([key]) => !Object.hasOwn(options.shape, key));
  return options.safeExtend({kind: z.literal(kind), ...Object.fromEntries(common)}).strict();
}
