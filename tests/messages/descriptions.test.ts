import {expect, it} from 'vitest';
import type {z} from 'zod';
import {descriptions} from '../../engine/messages/descriptions.ts';
import {METRIC_SCHEMAS} from '../../engine/metrics/registry.ts';
import {instrumentsSchema} from '../../engine/plan/instruments-schema.ts';
import {targetsSchema} from '../../engine/plan/targets-schema.ts';
import {scenarioSchema} from '../../engine/scenario/schema.ts';
import {descriptionOf, type Schema} from '../../engine/scenario/walk.ts';
import {asClause} from '../../engine/scenario/zod-issues.ts';

/** What the fields that may not be missing say of themselves, in all that a schema is made of. */
function requiredIn(schema: Schema, seen = new Set<Schema>()): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const def = (schema as z.ZodType).def as z.core.$ZodTypes['_zod']['def'];
  const inner = (schemas: readonly Schema[]) => schemas.flatMap((one) => requiredIn(one, seen));
  switch (def.type) {
    case 'object':
      return Object.values(def.shape).flatMap((field) => {
        const isRequired = !['optional', 'default', 'prefault'].includes((field as z.ZodType).def.type);
        const description = isRequired ? descriptionOf(field) : undefined;
        return [...(description === undefined ? [] : [description]), ...requiredIn(field, seen)];
      });
    case 'record':
      return inner([def.keyType, def.valueType]);
    case 'array':
      return inner([def.element]);
    case 'tuple':
      return inner(def.items);
    case 'union':
      return inner(def.options);
    case 'pipe':
      return inner([def.in]);
    case 'lazy':
      return inner([def.getter()]);
    default:
      return 'innerType' in def ? inner([def.innerType]) : [];
  }
}

/** Fields that only a rule of several keys asks for. */
const ASKED_FOR = ['What is assumed: a number or a distribution, drawn once per replicate.'];

it('what a file lacks is described in Chinese, and nothing else', () => {
  const schemas = [scenarioSchema(METRIC_SCHEMAS), targetsSchema, instrumentsSchema];
  const required = new Set([...schemas.flatMap((schema) => requiredIn(schema)), ...ASKED_FOR].map(asClause));
  expect(required.size).toBeGreaterThan(60);
  expect([...required].filter((clause) => !(clause in descriptions))).toEqual([]);
  expect(Object.keys(descriptions).filter((clause) => !required.has(clause))).toEqual([]);
});
