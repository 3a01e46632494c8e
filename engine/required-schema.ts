import {z} from 'zod';
import {forecastSchema, targetSchema} from './forecast-schema.ts';

// What it would take, for programs: the report of `required`.

const {engine, scenario, districts} = forecastSchema.shape;
const probability = z.number().min(0).max(1);
const setting = z.number().describe('In the unit of the lever; growth as a fraction a year, added to what is assumed');

const metrics = z.record(
  z.string(),
  z.strictObject(forecastSchema.shape.metrics.valueType.pick({kind: true, label: true, unit: true}).shape),
);

const answer = z.strictObject({
  probability: probability.describe('The probability that is asked for'),
  outcome: z
    .enum(['found', 'unreachable', 'always'])
    .describe('`unreachable`: nowhere in the range is the target hit so often; `always`: everywhere at least so often'),
  side: z.enum(['at-least', 'at-most']).optional().describe('On which side of `value` the target is hit more often'),
  value: setting.optional(),
  standardError: z.number().min(0).optional().describe('Of `value`, from the replicates being finitely many'),
  interval: z.tuple([z.number(), z.number()]).optional().describe('95 % interval of `value`, free of distribution'),
  onStep: setting.optional().describe('The nearest step of the lever that is enough'),
  growth: z.number().optional().describe('What is assumed of yearly growth, and `value` more'),
  deviations: z
    .number()
    .optional()
    .describe('How many standard deviations of what is assumed lie between it and the answer'),
  limit: z
    .strictObject({value: setting, probability})
    .optional()
    .describe('Where nothing is found: where in the range the target is hit most often, or least where it always is'),
});

const target = z.strictObject({
  ...targetSchema.pick({
    label: true,
    metric: true,
    district: true,
    year: true,
    asks: true,
    probability: true,
    standardError: true,
    interval: true,
  }).shape,
  metrics: z.array(z.string()).optional().describe('The metrics whose growth is lifted for it'),
  trend: z
    .enum(['rising', 'falling', 'flat', 'neither', 'untouched'])
    .describe('How the probability goes with the setting; `untouched`: the target does not rest on it'),
  assumed: z
    .strictObject({growth: z.number(), sd: z.number().min(0)})
    .optional()
    .describe('What the scenario assumes of yearly growth: mean and standard deviation over replicates'),
  history: z
    .strictObject({from: z.int(), to: z.int(), growth: z.number()})
    .optional()
    .describe('Yearly growth over the years that are known'),
  answers: z.array(answer),
});

const lever = z.strictObject({
  lever: z.string(),
  district: z.string().optional(),
  label: scenario.shape.title.optional(),
  unit: z.string().optional(),
  percent: z.boolean().describe('Is its range written in percent?'),
  min: z.number(),
  max: z.number(),
  step: z.number(),
  assumed: z.strictObject({p05: z.number(), p50: z.number(), p95: z.number()}).optional(),
});

export const requiredSchema = z
  .strictObject({
    tidemark: z.literal(1).describe('Version of this format'),
    engine,
    scenario,
    run: z.strictObject({seed: z.int(), replicates: z.int(), trials: z.int().describe('Settings that were run')}),
    of: z
      .union([z.literal('growth'), lever])
      .describe(
        'What is varied: the yearly growth of the metrics that a target rests on, in all districts alike, or a lever',
      ),
    targets: z.record(z.string(), target),
    levers: z.array(z.string()).describe('The levers that may be named'),
    districts,
    metrics,
  })
  .describe('What it would take to hit the targets of a scenario');

export type RequiredReport = z.output<typeof requiredSchema>;
export type RequiredTarget = RequiredReport['targets'][string];
export type RequiredAnswer = RequiredTarget['answers'][number];
