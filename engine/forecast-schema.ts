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

const actual = z
  .strictObject({
    value: z.number().describe('What was observed, from the history of the metric, in its unit'),
    position: probability.describe(
      'Where it fell in the forecast: the share of replicates below it, and half of those that equal it',
    ),
    standardError: z.number().min(0).describe('Of the position, at most'),
  })
  .describe('An observed value of a year after the base');

const outsideView = z
  .strictObject({
    id: z.string().describe('Its name in the scenario'),
    label: label.describe('The class of earlier claims'),
    hits: z.int().min(0).describe('How many of them came true'),
    of: z.int().min(1).describe('How many there were'),
    share: probability.describe('hits / of'),
    interval: z.tuple([probability, probability]).describe('95 % Clopper–Pearson interval of the share'),
  })
  .describe('How often claims like the target came true before: beside the probability, no part of it');

const trajectory = z.strictObject({
  mean: z.number(),
  standardError: z.number().min(0).describe('Of the mean: sd/√n'),
  sd: z.number().min(0).describe('Standard deviation of the draws, n − 1 in the denominator'),
  p05: z.number(),
  p25: z.number(),
  p50: z.number(),
  p75: z.number(),
  p95: z.number(),
  actual: actual.optional(),
});

const pointAsks = z
  .strictObject({
    of: z
      .enum(['level', 'cumulative', 'growth'])
      .describe('The metric itself, its sum over the years after the base, or its growth over the year before'),
    everyYear: z.literal(true).optional().describe('In each year after the base up to the target’s, not in that alone'),
    from: z.int().optional().describe('The first year that counts, where it is not the one after the base'),
    atLeast: z.number().optional().describe('Lower bound: in the metric’s unit, of growth as a fraction'),
    atMost: z.number().optional().describe('Upper bound, likewise'),
    about: z.number().optional().describe('The level that is named where a miss by a little counts as a hit, likewise'),
    within: z.number().optional().describe('That little, as a fraction of about: atLeast is about · (1 − within)'),
  })
  .describe('What a point target asks of its metric');

const combinedAsks = z
  .strictObject({
    parts: z.array(z.string()).min(1).describe('The targets that it is made of'),
    atLeast: z.int().min(1).describe('How many of them must be hit: all is their number, any is 1'),
  })
  .describe('What a combined target asks of other targets');

/** A target and its probability. */
export const targetSchema = z.strictObject({
  label: label.optional(),
  metric: z.string().optional().describe('Of a point target; a combined target has none'),
  district: z.string().optional(),
  year: z.int().optional().describe('The year the target is about, where its parts share one'),
  asks: z.union([pointAsks, combinedAsks]),
  ...likelihood,
  byYear: years(probability).describe('Its probability, read in each year'),
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
  outsideView: outsideView.optional(),
});

/** A check and its verdict. */
export const checkSchema = z.strictObject({
  target: z.string().optional().describe('Of a check on a probability'),
  metric: z.string().optional().describe('Of a check on a quantile or mean, with district and year'),
  district: z.string().optional(),
  year: z.int().optional(),
  claim: z.string().describe('What is claimed in the words of the scenario, such as `p50 >= 3500 亿元`'),
  statistic: z.enum(['probability', 'p05', 'p25', 'p50', 'p75', 'p95', 'mean']).describe('What the claim is about'),
  comparator: z.enum(['>=', '<=', '>', '<']).describe('How the statistic must compare with the limit'),
  limit: z.number().describe('In the metric’s unit; of a probability a fraction'),
  observed: z.number().describe('The estimate: a probability, a quantile or a mean'),
  interval: z
    .tuple([z.number(), z.number()])
    .describe('Of what decides the verdict, at the error rate: of a quantile it is that of the share'),
  share: z
    .strictObject({observed: probability, needed: probability})
    .optional()
    .describe('Of a quantile: in which share of the replicates the metric keeps the limit, and the share that decides'),
  replicates: z.int().positive().describe('After how many replicates the check was decided or given up'),
  verdict: z
    .enum(['pass', 'fail', 'undecided'])
    .describe('undecided: the interval holds values that pass and values that fail'),
});

/** A forecast: what `run --json` prints. `digest` is over its numbers and the names they belong to: not labels, claims, outside views, histories, warnings, engine and timing. */
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
    targets: z.record(z.string(), targetSchema),
    checks: z.array(checkSchema),
    metrics: z.record(
      z.string(),
      z.strictObject({
        kind: z.string(),
        label: label.optional(),
        unit: z.string().optional(),
        history: z
          .record(z.string(), years(z.number()))
          .optional()
          .describe('What was observed, by district and year, in its unit'),
        districts: z.record(z.string(), years(trajectory)),
      }),
    ),
    warnings: z.array(z.string()),
    digest: z.string().describe('SHA-256 over the numbers and the names they belong to'),
    timing: z.record(z.string(), z.number()).describe('Milliseconds; not part of the digest'),
  })
  .describe('A Tidemark forecast');

export type Forecast = z.infer<typeof forecastSchema>;
export type TargetForecast = z.infer<typeof targetSchema>;
/**
 * What of a forecast says how likely its targets are: a forecast without its trajectories and what is worked out from them, which take most of the time. Every
 * forecast is one.
 */
export interface Chances {
  readonly scenario: Pick<Forecast['scenario'], 'id' | 'title'>;
  readonly run: Pick<Forecast['run'], 'seed' | 'replicates'>;
  readonly districts: Forecast['districts'];
  readonly metrics: Readonly<Record<string, MetricNames & Partial<Pick<MetricForecast, 'districts'>>>>;
  readonly targets: Readonly<Record<string, TargetForecast>>;
}
type MetricForecast = Forecast['metrics'][string];
/** What a metric is called. */
export type MetricNames = Pick<MetricForecast, 'kind' | 'label' | 'unit'>;
/** What a point target asks of its metric. */
export type PointAsks = z.infer<typeof pointAsks>;
/** What a combined target asks of others. */
export type CombinedAsks = z.infer<typeof combinedAsks>;
export type OutsideViewForecast = z.infer<typeof outsideView>;
export type ActualForecast = z.infer<typeof actual>;
export type TrajectoryForecast = z.infer<typeof trajectory>;
export type CheckForecast = z.infer<typeof checkSchema>;
export type Label = z.infer<typeof label>;
