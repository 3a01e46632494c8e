import {z} from 'zod';
import {anyYear, constant, district, id, looseId, metric, source, text, unit} from '../scenario/fields.ts';
import {relations} from '../scenario/relations.ts';
import {districts, sources} from '../scenario/schema-model.ts';
import {words} from './fields.ts';
import {type Message, packed, say} from '../message.ts';
import {worded} from '../scenario/worded.ts';

/** The form of a plan's targets.yaml: every number that the plan promises, and what it says is known. */

const metricSchema = z.strictObject({
  label: words.describe('What people read.'),
  unit: unit,
  of: z
    .enum(['stock', 'flow', 'share', 'growth'])
    .describe('A level at a date, an amount per year, a share, or a rate.'),
  ...relations,
  note: z.union([text, words]).optional().describe('A remark.'),
});

const COMPARATORS = ['at_least', 'at_most', 'about', 'between', 'unstated'] as const;
const BASES = ['level', 'cumulative', 'annual', 'share', 'growth'] as const;

/** What a number of a plan is: the level of a year, a sum over years, an amount of each year, a share, a rate of growth. */
export type Basis = (typeof BASES)[number];

const basis = z
  .enum(BASES)
  .describe(
    'level: of a year; cumulative: a sum over years; annual: in each year; share; growth: over the year before.',
  );
const period = z
  .tuple([anyYear, anyYear], {error: worded`must be the first and the last year, such as [2024, 2026]`})
  .describe('The first and the last year.');

const place = {
  label: words.describe('What people read.'),
  metric: metric.describe('The metric that it is about.'),
  district: district.describe('The district that it is about.'),
  year: anyYear.optional().describe('The year that it is about.'),
  years: period.optional(),
};

const origin = {
  wording: z.enum(['exact', 'hedged']).default('exact').describe('hedged: 力争, 左右, 约, 努力.'),
  source,
  section: text.describe('Where in the source: 二（五）12.'),
  note: z.union([text, words]).optional().describe('A remark.'),
  ambiguity: words.optional().describe('What else the number could mean, or what is missing.'),
};

const targetSchema = z
  .strictObject({
    ...place,
    at_least: constant.optional().describe('This much or more.'),
    at_most: constant.optional().describe('This much or less.'),
    about: constant.optional().describe('This much, more or less (左右).'),
    between: z.tuple([constant, constant], {error: worded`must be a list of two values`}).optional(),
    within: constant.optional().describe('How far about reaches, 5% by default.'),
    unstated: z
      .literal(true, {error: worded`must be true`})
      .optional()
      .describe('The source leaves the number out.'),
    basis,
    ...origin,
    headline: z.boolean().optional().describe('Is it one of those by which the plan is known?'),
    not_modelled: words.optional().describe('Why the scenario does not model it.'),
  })
  .superRefine((target, context) => {
    const issue = issueIn(context);
    const given = COMPARATORS.filter((key) => target[key] !== undefined);
    if (given.length === 0) issue([], say`requires one of at_least, at_most, about, between and unstated`);
    if (given.length > 1) issue([given[1]!], say`must not be given with ${given[0]!}`);
    if (target.within !== undefined && target.about === undefined) issue(['within'], say`requires about`);
    if (target.unstated && !target.ambiguity) issue(['unstated'], say`requires ambiguity, which says what is missing`);
    checkYears(target, issue);
  });

const knownSchema = z
  .strictObject({
    ...place,
    value: constant.describe('What is known.'),
    basis: basis.optional().describe('level unless told.'),
    ...origin,
  })
  .superRefine((known, context) => checkYears(known, issueIn(context)));

type AddIssue = (path: string[], message: Message) => void;

function issueIn(context: z.RefinementCtx): AddIssue {
  return (path, message) =>
    context.addIssue({code: 'custom', path, message: packed(message), input: undefined, params: {ofKey: true}});
}

function checkYears(
  {year, years}: {year?: number | undefined; years?: readonly [number, number] | undefined},
  issue: AddIssue,
): void {
  if ((year === undefined) === (years === undefined)) issue(years ? ['years'] : [], say`requires either year or years`);
  else if (years && years[1] < years[0]) issue(['years'], say`must be the earlier year and then the later`);
}

export const targetsSchema = z
  .strictObject({
    plan: z.literal(1, {error: worded`must be 1, the version of the format`}).describe('Version of the format: 1.'),
    id: looseId.describe('A short name for the plan.'),
    title: words.describe('What the plan is called.'),
    issuer: words.describe('Who issues it.'),
    status: z.enum(['draft', 'issued']).describe('Is it out, or a draft for comment?'),
    calendar: z
      .strictObject({
        base: anyYear.describe('The last year before the plan.'),
        end: anyYear.describe('The last year of the plan.'),
      })
      .superRefine(({base, end}, context) => {
        if (end <= base)
          context.addIssue({
            code: 'custom',
            path: ['end'],
            message: worded`must be after the base year ${base}`,
            input: end,
          });
      })
      .describe('The years of the plan.'),
    sources,
    districts,
    metrics: z
      .record(id, metricSchema)
      .refine((all) => Object.keys(all).length > 0, {error: worded`must have at least one metric`})
      .describe('What the plan counts.'),
    targets: z
      .record(looseId, targetSchema)
      .refine((all) => Object.keys(all).length > 0, {error: worded`must have at least one target`})
      .describe('Every number that the plan promises.'),
    known: z.record(looseId, knownSchema).default({}).describe('Baselines and history that the plan states.'),
  })
  .describe('The targets of a plan.');

export type ParsedTargets = z.output<typeof targetsSchema>;
