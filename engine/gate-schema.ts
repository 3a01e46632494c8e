import {z} from 'zod';
import {checkSchema, forecastSchema, targetSchema} from './forecast-schema.ts';
import type {Message} from './message.ts';

// What the gate says, for programs: the reports of `check` and `compare`, from which every other form of them is made.

const {engine, districts} = forecastSchema.shape;
const version = z.literal(1).describe('Version of this format');
const scenario = forecastSchema.shape.scenario.pick({id: true, title: true, digest: true});

const place = z
  .strictObject({file: z.string(), line: z.int().positive(), column: z.int().positive()})
  .describe('Where it is written; in another file where that is extended. Lines and columns count from 1');

const issue = z.strictObject({
  place: place.optional(),
  path: z.string().optional().describe('Keys from the root of the scenario, such as `metrics.revenue.rate`'),
  rule: z.string().describe('The rule that is broken'),
  got: z.string().optional().describe('What was found instead'),
  hint: z.string().optional().describe('What to do next'),
});

const checked = checkSchema.extend({place: place.optional()});

const checkedTarget = targetSchema
  .pick({
    label: true,
    metric: true,
    district: true,
    year: true,
    asks: true,
    probability: true,
    standardError: true,
    interval: true,
  })
  .describe('A target, with its probability over all replicates that the checks took');

const metrics = z.record(
  z.string(),
  z.strictObject(forecastSchema.shape.metrics.valueType.pick({kind: true, label: true, unit: true}).shape),
);

const verdict = checkSchema.shape.verdict;

const probability = z.number().min(0).max(1);

const moved = z.strictObject({
  target: z.string(),
  before: probability,
  after: probability,
  difference: z.number().describe('After minus before'),
  standardError: z
    .number()
    .min(0)
    .describe('Of the difference: paired where both were counted in the same replicates, else as of independent runs'),
});

const movedTarget = moved.extend({
  ...targetSchema.pick({label: true, metric: true, district: true, year: true, asks: true}).partial().shape,
  interval: z
    .tuple([z.number(), z.number()])
    .describe('Of the difference, exact, at the error rate of the rules: Clopper–Pearson on either change'),
  redefined: z.literal(true).optional().describe('The target asks for something else than before'),
  untouched: z
    .literal(true)
    .optional()
    .describe('Nothing that the target rests on has changed: the difference is 0 for any number of replicates'),
});

const change = z
  .strictObject({
    path: z.string(),
    before: z.string().optional().describe('As it was written; missing where it is new'),
    after: z.string().optional().describe('As it is written now; missing where it is gone'),
    place: place.optional(),
  })
  .describe('Something that the two scenarios say differently and that may change a number');

const side = z.strictObject({
  source: z.string().describe('As it was asked for: a file, or a revision and a file'),
  kind: z.enum(['scenario', 'forecast']).describe('forecast: one that was saved, so that nothing can be counted anew'),
  scenario: z.strictObject({id: z.string(), digest: z.string()}),
  engine,
  seed: z.int(),
  replicates: z.int().positive(),
  calendar: z.strictObject({base: z.int(), end: z.int()}).optional(),
});

const rule = z.strictObject({
  rule: z.string(),
  verdict: verdict.describe('fail: what the rule forbids is the case'),
  targets: z
    .array(z.string())
    .describe('Those that decide it: where it fails, for which; where it is undecided, for which'),
});

/** What `compare --json` prints. */
export const compareReportSchema = z
  .strictObject({
    tidemark: version,
    engine,
    outcome: verdict.describe('fail where a rule of --fail-if fails, else undecided where one is, else pass'),
    base: side,
    head: side,
    run: z.strictObject({
      seed: z.int().optional().describe('Of both, where they were counted together'),
      replicates: z.int().positive(),
      paired: z.boolean().describe('Were both counted in the same replicates, with the same random numbers?'),
      errorRate: probability.describe('How often the verdict on a rule may be wrong, for one target'),
    }),
    targets: z.array(movedTarget).describe('All that both have, the largest difference first'),
    added: z.array(z.strictObject({target: z.string(), probability})),
    removed: z.array(z.strictObject({target: z.string(), probability})),
    changes: z.array(change).optional().describe('Missing where a side is a saved forecast, which does not hold them'),
    rules: z.array(rule),
    districts,
    metrics,
  })
  .describe('How the probabilities of two scenarios differ');

/** What `check --save` writes: small, and a line for each target. */
export const baselineSchema = z
  .strictObject({
    tidemark: version,
    engine,
    scenario: z.strictObject({id: z.string(), digest: z.string()}),
    run: forecastSchema.shape.run.omit({quantiles: true}),
    digest: z.string().describe('Of the whole forecast'),
    targets: z.record(z.string(), probability).describe('Probability by target, in order of their names'),
  })
  .describe('A forecast to compare later ones with');

const baseline = z
  .strictObject({
    file: z.string(),
    status: z
      .enum(['same', 'scenario', 'engine', 'fault'])
      .describe(
        'same: nothing has changed; scenario: what the scenario says has; engine: the scenario is the same and the version of the engine is not; fault: neither has changed and digits differ',
      ),
    before: z.strictObject({engine: z.string(), scenario: z.string(), digest: z.string()}),
    moved: z.array(moved).describe('Targets whose probability is another, the largest difference first'),
    added: z.array(z.string()).describe('Targets that the baseline does not have'),
    removed: z.array(z.string()).describe('Targets that only the baseline has'),
  })
  .describe('How the forecast compares with the one that was saved');

const checkedFile = z.strictObject({
  file: z.string(),
  outcome: verdict.describe('fail where a check fails, else undecided where one is, else pass'),
  scenario,
  run: z.strictObject({
    seed: z.int(),
    replicates: z.int().positive().describe('How many it took'),
    mostReplicates: z.int().positive().describe('How many it might have taken'),
    errorRate: probability.describe('How often the verdict on a check may be wrong, over all looks at it together'),
    looks: z
      .array(z.int().positive())
      .describe('After how many replicates the checks are looked at, if it comes to it'),
  }),
  checks: z.array(checked).min(1),
  targets: z.record(z.string(), checkedTarget),
  districts,
  metrics,
  baseline: baseline.optional(),
  warnings: z.array(z.string()),
});

const brokenFile = z.strictObject({
  file: z.string(),
  outcome: z.literal('error'),
  issues: z.array(issue).min(1),
});

/** What `check --json` prints. */
export const checkReportSchema = z
  .strictObject({
    tidemark: version,
    engine,
    outcome: z
      .enum(['pass', 'fail', 'undecided', 'error'])
      .describe('The worst of the files, in the order error, fail, undecided, pass'),
    files: z.array(z.discriminatedUnion('outcome', [checkedFile, brokenFile])),
    skipped: z
      .array(z.strictObject({file: z.string(), reason: z.enum(['no-checks', 'no-scenario'])}))
      .describe('Files of folders that are no part of the answer'),
  })
  .describe('The verdicts of tidemark check');

export type CheckReport = Omit<z.infer<typeof checkReportSchema>, 'files'> & {files: (CheckedFile | BrokenFile)[]};
/** A file whose checks have verdicts. */
export type CheckedFile = z.infer<typeof checkedFile>;
/** In JSON what is wrong is said in English; until then it can be said in either language. */
export type BrokenFile = Omit<z.infer<typeof brokenFile>, 'issues'> & {issues: Wrong[]};
export type Wrong = {
  [K in keyof z.infer<typeof issue>]: K extends 'rule' | 'got' | 'hint'
    ? z.infer<typeof issue>[K] | Message
    : z.infer<typeof issue>[K];
};
export type Checked = z.infer<typeof checked>;
export type Skipped = CheckReport['skipped'][number];
export type Moved = z.infer<typeof moved>;
export type BaselineReport = z.infer<typeof baseline>;
export type Outcome = CheckReport['outcome'];

export type CompareReport = z.infer<typeof compareReportSchema>;
export type MovedTarget = z.infer<typeof movedTarget>;
export type Side = z.infer<typeof side>;
export type Change = z.infer<typeof change>;
export type Baseline = z.infer<typeof baselineSchema>;
