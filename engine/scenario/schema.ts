import {z} from 'zod';
import type {Claim, ProbabilityClaim} from './claim.ts';
import type {cases, expression} from './fields.ts';
import {label, looseId} from './fields.ts';
import type {Statistic} from './schema-claims.ts';
import {checks, outsideViews, run, targets} from './schema-claims.ts';
import type {MetricKindSchemas} from './schema-model.ts';
import * as model from './schema-model.ts';
import {worded} from './worded.ts';

/** The whole scenario file after `extends`; `kinds` are the metric kinds and their own options. Expressions stay text. */
export function scenarioSchema(kinds: MetricKindSchemas) {
  return z
    .strictObject({
      tidemark: z
        .literal(1, {error: worded`must be 1, the version of the format`})
        .describe('Version of the format: 1.'),
      id: looseId.describe('A short name for the scenario.'),
      title: label.describe('What the scenario is called.'),
      description: label.optional().describe('What it is about.'),
      calendar: model.calendar,
      sources: model.sources.default({}),
      districts: model.districts,
      assumptions: model.assumptions.default({}),
      correlations: model.correlations.default([]),
      budget: model.budget.optional(),
      factors: model.factors.default({}),
      metrics: model.metrics(kinds),
      outside_views: outsideViews.default({}),
      targets: targets.default({}),
      checks: checks.default([]),
      run: run.prefault({}),
    })
    .describe('A Tidemark scenario.');
}

export type {MetricKindSchemas};
export type {Claim, Comparator, ProbabilityClaim} from './claim.ts';
export type {Statistic} from './schema-claims.ts';

/** By name; without a prototype, so that no name finds anything but what the file says. */
export type Named<T> = Readonly<Record<string, T>>;

type Out<S extends z.ZodType> = Readonly<z.output<S>>;
type Member<S extends z.ZodType> = z.output<S> extends Readonly<Record<string, infer T>> ? Readonly<T> : never;

/** A text, or `{zh?, en?}` with at least one of them. */
export type Label = z.output<typeof label>;
/** As it was written: a number or a text that the compiler parses. */
export type Expression = z.output<typeof expression>;
/** One expression, or one per district, tag, year or `default`, at most three levels deep. */
export type Cases = z.output<typeof cases>;
export type Calendar = Out<typeof model.calendar>;
export type Source = Member<typeof model.sources>;
export type District = Member<typeof model.districts>;
export type Assumption = Member<typeof model.assumptions>;
export type Correlation = Readonly<z.output<typeof model.correlations>[number]>;
export type Factor = Member<typeof model.factors>;
/** What every metric may say, whatever its kind. */
export type MetricCommon = Readonly<z.output<z.ZodObject<typeof model.metricCommon>>>;
/** A metric with the options of its kind, which are valid by the kind's own schema. */
export type Metric = MetricCommon & {readonly kind: string; readonly [option: string]: unknown};
export type OutsideView = Member<typeof outsideViews>;
export type Run = Out<typeof run>;

type ParsedTarget = Member<typeof targets>;
/** One of `at_least`, `at_most`, `between` and `about` is given. */
export type SimpleTarget = Omit<Extract<ParsedTarget, {metric: string}>, 'district' | 'year'> & {
  readonly district: string;
  readonly year: number;
};
/** One of `all`, `any` and `count` is given; the targets named may be combined themselves, without a cycle. */
export type CombinedTarget = Exclude<ParsedTarget, {metric: string}>;
export type Target = SimpleTarget | CombinedTarget;

export interface TargetCheck {
  readonly target: string;
  readonly probability: ProbabilityClaim;
}

export interface MetricCheck {
  readonly metric: string;
  readonly district: string;
  readonly year: number;
  /** The key in the file under which the claim stands. */
  readonly statistic: Statistic;
  readonly claim: Claim;
}

export type Check = TargetCheck | MetricCheck;

/** A valid scenario: every name in it exists, every target and check has its district and year. */
export interface Scenario {
  readonly id: string;
  readonly title: Label;
  readonly description?: Label | undefined;
  readonly calendar: Calendar;
  readonly sources: Named<Source>;
  readonly districts: Named<District>;
  readonly assumptions: Named<Assumption>;
  readonly correlations: readonly Correlation[];
  readonly budget?: Readonly<z.output<typeof model.budget>> | undefined;
  readonly factors: Named<Factor>;
  readonly metrics: Named<Metric>;
  readonly outside_views: Named<OutsideView>;
  readonly targets: Named<Target>;
  readonly checks: readonly Check[];
  readonly run: Run;
}

/** A scenario that has the right form; `resolve.ts` checks its names and `complete.ts` fills in what may be left out. */
export type ParsedScenario = z.output<ReturnType<typeof scenarioSchema>>;
