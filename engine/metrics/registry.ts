import {z} from 'zod';
import {flow} from './flow.ts';
import {formula} from './formula.ts';
import {growth} from './growth.ts';
import type {MetricKind} from './kind.ts';
import {payments} from './payments.ts';
import {pipeline} from './pipeline.ts';
import {population} from './population.ts';
import {projects} from './projects.ts';
import {share} from './share.ts';
import {table} from './table.ts';

/** Every kind of metric. A new one is a file, a line here and a pass of the conformance suite. */
const KINDS = [growth, share, flow, population, pipeline, payments, projects, table, formula];

/** By name. A kind reads only options that its own schema has let through, so its model may take them as they are. */
export const METRIC_KINDS: Readonly<Record<string, MetricKind>> = Object.fromEntries(
  KINDS.map((kind) => [kind.kind, kind as unknown as MetricKind]),
);

/** What the loader needs of the kinds: the schema of each one's own fields. */
export const METRIC_SCHEMAS: Readonly<Record<string, z.ZodObject>> = Object.fromEntries(
  KINDS.map(({kind, fields}) => [kind, z.object(fields)]),
);
