import {z} from 'zod';

const label = z
  .union([z.string(), z.strictObject({zh: z.string().optional(), en: z.string().optional()})])
  .describe('A label in one or both languages');
const probability = z.number().min(0).max(1);
const interval = z.tuple([probability, probability]).describe('95 % Wilson score interval');
const years = <T extends z.ZodType>(value: T) => z.record(z.string().regex(/^\d{4}$/), value);

const likelihood = {
  probability: probability.describe('Share of replicates in which the target is hit'),
  standardError: z.number().min(0).describe('Of the probability: √(p(1 − p)/n)'),
  interval,
};

const trajectory = z.strictObject({
  mean: z.number(),
  standardError: z.number().min(0).describe('Of the mean: sd/√n'),
  sd: z.number().min(0).describe('Standard deviation of the draws, n − 1 in the denominator'),
  p05: z.number(),
  p25: z.number(),
  p50: z.number(),
  p75: z.number(),
  p95: z.number(),
});

const target = z.strictObject({
  label: label.optional(),
  metric: z.string().optional().describe('Of a point target; a combined target has none'),
  district: z.string().optional(),
  year: z.int().optional().describe('The year the target is about, where its parts share one'),
  claim: z.string().describe('What is asked, such as `revenue ≥ 1000 亿元`'),
  ...likelihood,
  byYear: years(probability).describe('The same claim read in each year'),
  implied: z
    .strictObject({
      growth: z.number().describe('Constant growth per year that leads from the median base level to the target'),
      from: z.number().describe('That median base level'),
    })
    .optional(),
  shortfall: z
    .strictObject({
      median: z.number().describe('Median of what is missing, over the replicates that miss, in the metric’s unit'),
    })
    .optional(),
});

const check = z.strictObject({
  target: z.string().optional(),
  metric: z.string().optional(),
  district: z.string().optional(),
  year: z.int().optional(),
  claim: z.string(),
  observed: z.number().describe('The estimate: a probability, a quantile or a mean'),
  interval: z.tuple([z.number(), z.number()]).describe('Of what decides the verdict, at the error rate of the checks'),
  verdict: z.enum(['pass', 'fail', 'undecided']),
});

/** A forecast: what `run --json` prints. `digest` is over its numbers and the names they belong to: not labels, claims, warnings, engine and timing. */
export const forecastSchema = z
  .strictObject({
    tidemark: z.literal(1).describe('Version of this format'),
    engine: z.string().describe('Version of the engine'),
    scenario: z.strictObject({
      id: z.string(),
      title: label.optional(),
      base: z.int(),
      end: z.int(),
      digest: z.string().describe('SHA-256 over all that may change a digit'),
    }),
    run: z.strictObject({
      seed: z.int(),
      replicates: z.int().positive(),
      method: z.literal('monte-carlo'),
      quantiles: z.strictObject({
        estimator: z
          .enum(['exact', 'streamed'])
          .describe('exact: type 7 over all replicates; streamed: from histograms'),
        error: z.number().min(0).describe('How far off a quantile may be, as a share of p95 − p05; 0 when exact'),
      }),
    }),
    districts: z.record(z.string(), z.strictObject({label: label.optional(), within: z.string().optional()})),
    targets: z.record(z.string(), target),
    checks: z.array(check),
    metrics: z.record(
      z.string(),
      z.strictObject({
        kind: z.string(),
        label: label.optional(),
        unit: z.string().optional(),
        districts: z.record(z.string(), years(trajectory)),
      }),
    ),
    warnings: z.array(z.string()),
    digest: z.string().describe('SHA-256 over the numbers and the names they belong to'),
    timing: z.record(z.string(), z.number()).describe('Milliseconds; not part of the digest'),
  })
  .describe('A Tidemark forecast');

export type Forecast = z.infer<typeof forecastSchema>;
export type TargetForecast = z.infer<typeof target>;
export type TrajectoryForecast = z.infer<typeof trajectory>;
export type CheckForecast = z.infer<typeof check>;
export type Label = z.infer<typeof label>;
