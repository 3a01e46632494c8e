import {formula} from './formula.ts';
import {growth} from './growth.ts';
import type {MetricKind} from './kind.ts';
import {table} from './table.ts';

/** Every kind of metric. A new one is a file, a line here and a pass of the conformance suite. */
export const METRIC_KINDS = {growth, table, formula} as const satisfies Record<string, MetricKind<never>>;

export type KindName = keyof typeof METRIC_KINDS;
