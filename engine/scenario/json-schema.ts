import {z} from 'zod';
import type {MetricKindSchemas} from './schema.ts';
import {scenarioSchema} from './schema.ts';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

export function scenarioJsonSchema(kinds: MetricKindSchemas): JsonSchema {
  return z.toJSONSchema(scenarioSchema(kinds), {
    io: 'input',
    target: 'draft-2020-12',
    override: ({jsonSchema}) => void delete jsonSchema['role'],
  });
}
