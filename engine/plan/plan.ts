import type {z} from 'zod';
import type {District, Label, Named, Source} from '../scenario/schema.ts';
import type {words} from './fields.ts';
import type {Basis} from './targets-schema.ts';

/** Words in both languages. */
export type Words = Readonly<z.output<typeof words>>;

/** What a plan counts, and how it hangs together with what else is counted. */
export interface PlanMetric {
  readonly label: Words;
  readonly unit: string;
  readonly of: 'stock' | 'flow' | 'share' | 'growth';
  readonly partOf: readonly string[];
  readonly fills: string | undefined;
  readonly usualRatio: {readonly to: string; readonly between: readonly [number, number] | undefined} | undefined;
  /** What each one counts for, at the least, in another metric and its unit. */
  readonly worth: {readonly of: string; readonly atLeast: number} | undefined;
}

/** The years that a number is about, first and last; the same twice for one year. */
export interface Period {
  readonly first: number;
  readonly last: number;
}

/** What is asked, in the metric's unit; shares and growth as fractions. Neither bound where the source leaves the number out. */
export interface Asked {
  readonly atLeast?: number;
  readonly atMost?: number;
  /** The level that 左右 names; `atLeast` is then about · (1 − within). */
  readonly about?: number;
  readonly within?: number;
}

/** What every number of a plan says of itself. */
interface Stated {
  readonly label: Words;
  readonly metric: string;
  readonly district: string;
  readonly period: Period;
  readonly basis: Basis;
  readonly wording: 'exact' | 'hedged';
  readonly source: readonly string[];
  readonly section: string;
  readonly note: Label | undefined;
  readonly ambiguity: Words | undefined;
}

export interface PlanTarget extends Stated {
  readonly asked: Asked;
  readonly isUnstated: boolean;
  readonly isHeadline: boolean;
  readonly notModelled: Words | undefined;
}

export interface PlanKnown extends Stated {
  readonly value: number;
}

/** The targets of a plan, every value a number. */
export interface Plan {
  readonly id: string;
  readonly title: Words;
  readonly issuer: Words;
  readonly status: 'draft' | 'issued';
  readonly calendar: {readonly base: number; readonly end: number};
  readonly sources: Named<Source>;
  readonly districts: Named<District>;
  readonly metrics: Named<PlanMetric>;
  readonly targets: Named<PlanTarget>;
  readonly known: Named<PlanKnown>;
}
