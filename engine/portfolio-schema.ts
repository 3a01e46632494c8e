import {z} from 'zod';
import {forecastSchema, targetSchema} from './forecast-schema.ts';

// Which levers are worth pulling, for programs: the report of `portfolio`.

const {engine, scenario, districts} = forecastSchema.shape;
const share = z.number().min(0).max(1);

const metrics = z.record(
  z.string(),
  z.strictObject(forecastSchema.shape.metrics.valueType.pick({kind: true, label: true, unit: true}).shape),
);

const lever = z.strictObject({
  lever: z.string(),
  district: z.string().optional(),
  label: scenario.shape.title.optional(),
  unit: z.string().optional(),
  percent: z.boolean().describe('Is its range written in percent?'),
  settings: z.int().describe('How many settings were open to choice, besides leaving it as it is'),
  assumed: z.string().describe('What the file assumes of it, as it is written'),
});

const chance = z.strictObject({
  probability: share,
  standardError: z.number().min(0),
  interval: z.tuple([share, share]).describe('95 % interval (Wilson)'),
});

const point = z.strictObject({
  cost: z.number().min(0),
  set: z
    .array(z.strictObject({lever: z.string(), district: z.string().optional(), value: z.number(), cost: z.number()}))
    .describe('The levers that are set; the others stay as the file assumes'),
  ...chance.shape,
  searched: share.describe('The same probability on the random numbers by which it was chosen'),
  targets: z.record(z.string(), chance).describe('Of the goal, and of what its combined targets rest on'),
});

export const portfolioSchema = z
  .strictObject({
    tidemark: z.literal(1).describe('Version of this format'),
    engine,
    scenario,
    run: z.strictObject({
      seed: z.int().describe('Of the search'),
      searched: z.int().describe('Replicates of each trial of the search'),
      freshSeed: z.int().describe('Of everything that is reported but `searched`'),
      replicates: z.int(),
      trials: z.int(),
      exhaustive: z.boolean().describe('Was every combination of settings tried?'),
    }),
    goal: z.array(z.string()).describe('The targets that are to be hit, all of them'),
    floors: z.record(z.string(), share).describe('Least probabilities that were asked for'),
    budget: z.number().optional(),
    unit: z.string().optional().describe('Of costs and the budget'),
    levers: z.array(lever),
    dearest: z.number().min(0).describe('What all levers cost together where each is set where it costs most'),
    now: point.describe('With no lever set'),
    best: point
      .optional()
      .describe('Within the budget the likeliest; with floors the cheapest that keeps them; left out where none does'),
    nearest: point.optional().describe('Where no portfolio keeps the floors: the one that comes nearest'),
    floorsKept: z
      .record(z.string(), z.enum(['yes', 'undecided', 'no']))
      .describe('Whether the 95 % interval on fresh random numbers lies above the floor, round it or below'),
    optimism: z
      .strictObject({difference: z.number(), standardError: z.number()})
      .optional()
      .describe('How much likelier the best looked in the search that chose it than on fresh random numbers'),
    frontier: z
      .array(point)
      .describe('The likeliest portfolios at each cost, ascending in both as the search saw them'),
    targets: z.record(
      z.string(),
      z.strictObject(targetSchema.pick({label: true, metric: true, district: true, year: true, asks: true}).shape),
    ),
    districts,
    metrics,
  })
  .describe('Which levers of a scenario are worth pulling');

export type PortfolioReport = z.output<typeof portfolioSchema>;
export type PortfolioPoint = PortfolioReport['now'];
