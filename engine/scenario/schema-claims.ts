import {z} from 'zod';
import {claim, probabilityClaim} from './claim.ts';
import {
  about,
  anyYear,
  constant,
  district,
  label,
  looseId,
  metric,
  outsideView,
  probability,
  target,
  year,
} from './fields.ts';
import {type Message, packed, say} from '../message.ts';
import {worded} from './worded.ts';

/** The sections of a scenario that say what is asked of the projection. */

const outsideViewSchema = z
  .strictObject({
    ...about,
    label: label.describe('The class of claims, in a few words: goals for the size of an industry.'),
    hits: z.int().min(0).describe('How many of them came true.'),
    of: z.int().min(1).describe('How many there were.'),
  })
  .superRefine(({hits, of}, context) => {
    if (hits > of)
      context.addIssue({code: 'custom', path: ['hits'], message: worded`must be at most of, ${of}`, input: hits});
  });

export const outsideViews = z
  .record(looseId, outsideViewSchema)
  .describe('How often claims of a kind came true before: shown beside a probability, and no part of it.');

/** What every target may say about itself. */
const aboutTarget = {
  ...about,
  outside_view: outsideView.optional().describe('The class of earlier claims that it is like.'),
};

const LEVELS = ['at_least', 'at_most', 'between', 'about'] as const;

const simpleTarget = z
  .strictObject({
    metric: metric.describe('The metric that it is about.'),
    district: district.optional().describe('By default the one that all others are within.'),
    year: year.optional().describe("By default the calendar's end."),
    at_least: constant.optional().describe('Hit at this level or above.'),
    at_most: constant.optional().describe('Hit at this level or below.'),
    between: z
      .tuple([constant, constant], {error: worded`must be a list of two levels`})
      .optional()
      .describe('Hit between two levels.'),
    about: constant.optional().describe('Hit when not further below than within.'),
    within: constant.optional().describe('How far about reaches, 5% by default.'),
    cumulative: z.boolean().optional().describe('Of the sum of the years after the base.'),
    growth: z.boolean().optional().describe('Of the growth over the year before.'),
    every_year: z.boolean().optional().describe('In each year after the base, up to year.'),
    from: anyYear
      .optional()
      .describe('With cumulative or every_year: the first year that counts, by default the one after the base.'),
    ...aboutTarget,
  })
  .superRefine((claims, context) => {
    const issue = (path: string[], message: Message) =>
      context.addIssue({code: 'custom', path, message: packed(message), input: undefined, params: {ofKey: true}});
    const given = LEVELS.filter((level) => claims[level] !== undefined);
    if (given.length === 0) issue([], say`requires one of at_least, at_most, between and about`);
    if (given.length > 1) issue([given[1]!], say`must not be given with ${given[0]!}`);
    if (claims.within !== undefined && claims.about === undefined) issue(['within'], say`requires about`);
    if (claims.from !== undefined && !claims.cumulative && !claims.every_year)
      issue(['from'], say`requires cumulative or every_year`);
    if (claims.cumulative && claims.growth) issue(['growth'], say`must not be given with cumulative`);
  });

/** Several targets, each once. */
export const several = z
  .array(target, {error: worded`must be a list of targets`})
  .min(1, {error: worded`must name at least one target`})
  .superRefine((names, context) => {
    const seen = new Set<string>();
    for (const [i, name] of names.entries()) {
      if (seen.has(name)) context.addIssue({code: 'custom', path: [i], message: worded`duplicate target`, input: name});
      seen.add(name);
    }
  });

const allTarget = z.strictObject({all: several.describe('Hit when all of these are.'), ...aboutTarget});
const anyTarget = z.strictObject({any: several.describe('Hit when at least one of these is.'), ...aboutTarget});

const count = z
  .strictObject({
    of: several.describe('The targets that are counted.'),
    at_least: z.int().min(1).describe('How many of them must be hit.'),
  })
  .superRefine(({of, at_least}, context) => {
    if (at_least > of.length)
      context.addIssue({
        code: 'custom',
        path: ['at_least'],
        message: worded`must be at most ${of.length}, the number of targets`,
        input: at_least,
      });
  });

const countTarget = z.strictObject({count: count.describe('Hit when enough of these are.'), ...aboutTarget});

export const targets = z
  .record(looseId, z.union([simpleTarget, allTarget, anyTarget, countTarget], {error: worded`must be a map`}))
  .describe('Claims about metrics that come true or not.');

const STATISTICS = ['p05', 'p25', 'p50', 'p75', 'p95', 'mean'] as const;

/** The statistics of a metric that a check may claim something about. */
export type Statistic = (typeof STATISTICS)[number];

const targetCheck = z.strictObject({target, probability: probabilityClaim});

const metricCheck = z
  .strictObject({
    metric: metric.describe('The metric that it is about.'),
    district: district.optional().describe('By default the one that all others are within.'),
    year: year.optional().describe("By default the calendar's end."),
    p05: claim.optional(),
    p25: claim.optional(),
    p50: claim.optional(),
    p75: claim.optional(),
    p95: claim.optional(),
    mean: claim.optional(),
  })
  .superRefine((check, context) => {
    const [first, second] = STATISTICS.filter((statistic) => check[statistic] !== undefined);
    if (!first)
      context.addIssue({
        code: 'custom',
        message: worded`requires one of p05, p25, p50, p75, p95 and mean`,
        input: undefined,
        params: {ofKey: true},
      });
    if (second)
      context.addIssue({
        code: 'custom',
        path: [second],
        message: worded`must not be given with ${first!}: write two checks`,
        input: undefined,
        params: {ofKey: true},
      });
  })
  .transform(({metric, district, year, ...claims}) => {
    const [statistic, claim] = Object.entries(claims).find(([, value]) => value !== undefined)!;
    return {metric, district, year, statistic: statistic as Statistic, claim: claim!};
  });

export const checks = z
  .array(z.union([targetCheck, metricCheck], {error: worded`must be a map`}))
  .min(1, {error: worded`must have at least one check`})
  .describe('Claims about the forecast that pass, fail or are undecided.');

const MOST = Number.MAX_SAFE_INTEGER;

export const run = z
  .strictObject({
    replicates: z.int().min(1).max(MOST).default(100_000).describe('How many replicates are drawn.'),
    seed: z.int().min(0).max(MOST).default(1).describe('The number that all draws follow from.'),
    method: z.enum(['monte-carlo']).default('monte-carlo').describe('How the draws are made.'),
    max_replicates: z
      .int()
      .min(1)
      .max(MOST)
      .optional()
      .describe('How far check may go on to decide, a million by default.'),
    error_rate: probability.optional().describe('How often a check may get the wrong verdict, 0.1% by default.'),
  })
  .superRefine(({replicates, max_replicates}, context) => {
    if (max_replicates !== undefined && max_replicates < replicates)
      context.addIssue({
        code: 'custom',
        path: ['max_replicates'],
        message: worded`must be at least replicates, ${replicates}`,
        input: max_replicates,
      });
  })
  .describe('How the forecast is computed.');
