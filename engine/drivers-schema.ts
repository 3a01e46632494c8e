import {z} from 'zod';
import {forecastSchema, targetSchema} from './forecast-schema.ts';

// What `drivers` says, for programs: every other form of it is made from this.

const probability = z.number().min(0).max(1);
const standardError = z.number().min(0);
const {label, metric, district, year, asks} = targetSchema.shape;
const named = {label, metric, district, year, asks};

const share = z.strictObject({
  probability,
  standardError,
  interval: z.tuple([probability, probability]).describe('95 %, exact (Clopper–Pearson)'),
});

const index = z
  .strictObject({index: z.number(), standardError})
  .describe('A share of variance; an estimate of 0 may be a little below');

const sourceKind = z
  .enum(['assumption', 'correlated', 'given', 'factor', 'shock', 'items'])
  .describe(
    'assumption: one of the file’s; correlated: several that its correlations tie together; given: distributions in the numbers of a metric or factor, such as its level in the base year; factor: the shocks of a factor; shock: what varies from year to year in a district; items: what happens to single firms, drugs and projects',
  );

const source = z.strictObject({
  kind: sourceKind,
  names: z.array(z.string()).describe('Of assumption, factor or metric; of correlated assumptions all'),
  district: z.string().optional(),
  fields: z.array(z.string()).optional().describe('Of what is given, the fields that are drawn, such as `base`'),
  learnable: z.boolean().describe('Drawn once per replicate: not known, but one could learn it. The others are luck'),
  members: z.array(z.string()).optional().describe('Of what counts several sources as one'),
});

const part = z.strictObject({
  source: z.string(),
  alone: index.describe(
    'First-order Sobol index: how much less uncertain all would be, on average, if this were known',
  ),
  withOthers: index.describe('Total Sobol index: how much would be left if all but this were known'),
  shapley: z
    .record(z.string(), index)
    .optional()
    .describe(
      'Of correlated assumptions, by assumption: its Shapley effect, the share of `alone` that is due to it; they add up to `alone`',
    ),
});

const decomposition = z
  .strictObject({
    learned: index.describe('First-order index of all that can be learned: what would go if all of it were known'),
    luck: index.describe('1 − learned: what would be left'),
    sources: z.array(part).describe('The largest total index first'),
  })
  .describe('Where the variance comes from');

const rank = z.strictObject({
  input: z.string().describe('An assumption, in a district, or a factor: its mean over the years up to that asked for'),
  correlation: z.number().min(-1).max(1).describe('Spearman'),
  partial: z
    .number()
    .min(-1)
    .max(1)
    .optional()
    .describe('With what the other assumptions and factors explain, by rank, taken away from both'),
  standardError,
});

const held = z.strictObject({
  at: z.number().optional().describe('The value of the assumption; missing where it also rests on other draws'),
  value: z.number().describe('Probability of the target, or mean of the metric'),
  change: z.number().describe('Against the probability or mean as it is'),
  standardError: standardError.describe('Of the change: paired, on the same random numbers'),
});

const bar = z.strictObject({
  input: z.string(),
  low: held.describe('Held at its p10'),
  high: held.describe('Held at its p90'),
  swing: z.number().describe('High less low'),
  standardError: standardError.describe('Of the swing'),
});

const rule = z.strictObject({
  input: z.string(),
  side: z.enum(['above', 'below']),
  at: z.number().describe('In the unit of the assumption'),
  quasiP: probability.describe(
    'How likely the box would be so dense, were this rule of no use, on draws that it was not found on (Bryant & Lempert 2010, appendix A)',
  ),
});

const rules = z
  .strictObject({
    of: z.enum(['missed', 'reached']).describe('What the box holds: that which is the less likely'),
    rules: z.array(rule).describe('All hold in the box; empty where no box was found'),
    coverage: probability.describe('How much of it lies in the box'),
    density: probability.describe('How likely it is in the box'),
    mass: probability.describe('How likely the box is'),
    draws: z.int().min(0).describe('On which this was counted; the box was found on others'),
  })
  .describe('Scenario discovery');

const answers = {
  chance: decomposition
    .optional()
    .describe('Of whether the target is reached; missing where it is reached, or missed, too seldom to tell'),
  level: decomposition.optional().describe('Of where the metric ends up'),
  ranks: z.array(rank).describe('The strongest first'),
  tornado: z.array(bar).describe('The largest swing first'),
};

const target = z.strictObject({
  ...named,
  probability,
  standardError,
  interval: z.tuple([probability, probability]),
  ...answers,
  rules: rules.optional(),
});

const cell = z.strictObject({
  metric: z.string(),
  district: z.string(),
  year: z.int(),
  mean: z.number(),
  sd: z.number().min(0),
  level: decomposition.optional(),
  ranks: answers.ranks,
  tornado: answers.tornado,
});

const joint = z
  .strictObject({
    targets: z.array(z.string()),
    pairs: z
      .array(
        z.strictObject({
          target: z.string(),
          other: z.string(),
          correlation: z.number().optional().describe('Of the two, reached or not'),
          ifOtherMissed: share.optional().describe('Probability of the target where the other is missed'),
          ifOtherReached: share.optional(),
        }),
      )
      .describe('Every ordered pair'),
    atLeast: z
      .array(share.extend({k: z.int().positive()}))
      .describe('Probability that at least k of `counted` are reached'),
    names: z
      .record(z.string(), z.strictObject(named))
      .describe('What those are that are not among the targets of this report'),
    counted: z.array(z.string()).describe('The point targets among them'),
    combined: z.record(
      z.string(),
      z.strictObject({
        atLeast: z
          .array(share.extend({k: z.int().positive()}))
          .describe('Probability that at least k of its parts are reached'),
        binding: z
          .array(
            z.strictObject({
              target: z.string(),
              missed: share.describe('Where the whole is missed, how often this part is'),
              alone: share.describe('Where the whole is missed, how often this part is all that it needs'),
            }),
          )
          .optional()
          .describe('By part, what binds most first; missing where the whole is never missed'),
      }),
    ),
  })
  .describe('How targets hang together, from one run');

/** What `drivers --json` prints. */
export const driversSchema = z
  .strictObject({
    tidemark: z.literal(1).describe('Version of this format'),
    engine: z.string(),
    scenario: forecastSchema.shape.scenario,
    run: z.strictObject({
      seed: z.int(),
      replicates: z.int().positive().describe('Of every program that was run'),
      runs: z.int().positive().describe('How many programs were run on as many replicates each'),
      rankReplicates: z.int().positive(),
      orders: z
        .int()
        .positive()
        .optional()
        .describe(
          'Where more than four assumptions are correlated: drawn orders that their Shapley effects are means over',
        ),
      coarse: z
        .literal(true)
        .optional()
        .describe('There are so many sources that those of one kind and name are counted as one'),
    }),
    sources: z.record(z.string(), source),
    inputs: z.record(
      z.string(),
      z.strictObject({
        kind: z.enum(['assumption', 'factor']),
        name: z.string(),
        district: z.string().optional(),
        label: label.describe('Of the assumption or factor'),
        unit: z.string().optional(),
        percent: z.literal(true).optional().describe('Its value is written in percent'),
      }),
    ),
    labels: z.record(z.string(), label.unwrap()).describe('Of assumptions and factors'),
    targets: z.record(z.string(), target),
    cells: z.array(cell),
    joint: joint.optional(),
    districts: forecastSchema.shape.districts,
    metrics: z.record(
      z.string(),
      z.strictObject(forecastSchema.shape.metrics.valueType.pick({kind: true, label: true, unit: true}).shape),
    ),
    warnings: z.array(z.string()),
  })
  .describe('What drives the targets of a scenario');

export type DriversReport = z.infer<typeof driversSchema>;
export type TargetDrivers = z.infer<typeof target>;
export type CellDrivers = z.infer<typeof cell>;
export type Decomposition = z.infer<typeof decomposition>;
export type DriverPart = z.infer<typeof part>;
export type DriverSource = z.infer<typeof source>;
export type RankCorrelation = z.infer<typeof rank>;
export type TornadoBar = z.infer<typeof bar>;
export type DiscoveredRules = z.infer<typeof rules>;
export type JointView = z.infer<typeof joint>;
