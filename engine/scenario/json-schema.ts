import {z} from 'zod';
import type {MetricKindSchemas} from './schema.ts';
import {scenarioSchema} from './schema.ts';

/** A JSON Schema, or a part of one. */
export type JsonSchema = {[keyword: string]: unknown};

/**
 * The JSON Schema (draft 2020-12) of a scenario file, for completion and hints in editors. A file with `extends` is a variant: nothing in it is required,
 * and `null` removes. What takes more than a form to check (names, years, rules of several keys) is left to `tidemark validate`.
 */
export function scenarioJsonSchema(kinds: MetricKindSchemas): JsonSchema {
  const {$schema, $defs, ...whole} = toJsonSchema(kinds);
  const definitions = $defs as Record<string, JsonSchema>;
  const variant = withExtends(loosen(whole) as JsonSchema);
  return {
    $schema,
    title: 'Tidemark scenario',
    type: 'object',
    if: {required: ['extends']},
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: {$ref: '#/$defs/variant'},
    else: {$ref: '#/$defs/scenario'},
    $defs: {
      ...definitions,
      ...Object.fromEntries(
        Object.entries(definitions).map(([name, definition]) => [`variant-${name}`, loosen(definition)]),
      ),
      scenario: whole,
      variant,
    },
  };
}

function toJsonSchema(kinds: MetricKindSchemas): JsonSchema {
  return z.toJSONSchema(scenarioSchema(kinds), {
    io: 'input',
    target: 'draft-2020-12',
    // Roles are for the loader.
    override: ({jsonSchema}) => void delete jsonSchema['role'],
  });
}

function withExtends(variant: JsonSchema): JsonSchema {
  const file = {type: 'string', minLength: 1};
  const several = {
    description: 'The file, or files, that this one changes; inside the folder of the scenario.',
    anyOf: [file, {type: 'array', items: file, minItems: 1}],
  };
  return {...variant, properties: {extends: several, ...(variant['properties'] as JsonSchema)}};
}

/** The form of a part of a variant: no key is required, every key may be null. */
function loosen(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(loosen);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(Object.entries(schema).flatMap(([keyword, value]) => loosenKeyword(keyword, value)));
}

function loosenKeyword(keyword: string, value: unknown): [string, unknown][] {
  if (keyword === 'required') return [];
  // Without its required keys, one form of several may not be told from another.
  if (keyword === 'oneOf') return [['anyOf', loosen(value)]];
  if (keyword === '$ref') return [[keyword, String(value).replace('#/$defs/', '#/$defs/variant-')]];
  if (keyword === 'properties')
    return [
      [keyword, Object.fromEntries(Object.entries(value as JsonSchema).map(([key, inner]) => [key, orNull(inner)]))],
    ];
  if (keyword === 'additionalProperties' && typeof value === 'object') return [[keyword, orNull(value)]];
  return [[keyword, loosen(value)]];
}

function orNull(schema: unknown): JsonSchema {
  const {description, ...rest} = loosen(schema) as JsonSchema;
  return {...(description !== undefined && {description}), anyOf: [rest, {type: 'null'}]};
}
