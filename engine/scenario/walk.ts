import {z} from 'zod';
import type {Path} from '../errors.ts';

/** What a field of a scenario holds, for those who must know it by more than its shape. A schema declares it with `.meta({role})`. */
export type Role =
  | 'expression'
  | 'constant'
  | 'cases'
  | 'district'
  | 'place'
  | 'tag'
  | 'assumption'
  | 'factor'
  | 'metric'
  | 'target'
  | 'outside_view'
  | 'source'
  | 'year';

/** A value that has a role, or a key of a map that has one. */
export interface Field {
  readonly role: Role;
  readonly path: Path;
  readonly value: unknown;
  /** Is it the last step of `path` rather than the value there? */
  readonly isKey: boolean;
}

export type Schema = z.core.$ZodType;

/**
 * Every field with a role in `value`, in the order of the schema. `value` need not be valid: what does not fit the schema is passed over.
 * A field with a role is not searched further, so that nested cases come as one.
 */
export function* fieldsOf(schema: Schema, value: unknown, path: Path = []): Generator<Field> {
  if (value === undefined) return;
  const role = roleOf(schema);
  if (role) {
    yield {role, path, value, isKey: false};
    return;
  }
  const inner = unwrap(schema);
  if (inner !== schema) yield* fieldsOf(inner, value, path);
  else yield* fieldsWithin(definition(schema), value, path);
}

function* fieldsWithin(def: Definition, value: unknown, path: Path): Generator<Field> {
  if (def.type === 'union') {
    const option = def.options[bestOption(def.options, value)];
    if (option) yield* fieldsOf(option, value, path);
  } else if (def.type === 'array' && Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* fieldsOf(def.element, item, [...path, i]);
  } else if (def.type === 'tuple' && Array.isArray(value)) {
    for (const [i, item] of def.items.entries()) yield* fieldsOf(item, value[i], [...path, i]);
  } else if (def.type === 'object' && isMap(value)) {
    for (const [key, field] of Object.entries(def.shape)) yield* fieldsOf(field, value[key], [...path, key]);
  } else if (def.type === 'record' && isMap(value)) {
    const role = roleOf(def.keyType);
    for (const [key, item] of Object.entries(value)) {
      if (role) yield {role, path: [...path, key], value: key, isKey: true};
      yield* fieldsOf(def.valueType, item, [...path, key]);
    }
  }
}

/** The schema that rules the value at `path` within `value`; undefined where the schema knows no such path. */
export function schemaAt(schema: Schema, value: unknown, path: Path): Schema | undefined {
  const [step, ...rest] = path;
  const inner = unwrap(schema);
  if (step === undefined) return schema;
  const def = definition(inner);
  if (def.type === 'union') {
    const option = def.options[bestOption(def.options, value)];
    return option && schemaAt(option, value, path);
  }
  const next = childOf(def, step);
  return next && schemaAt(next, valueAt(value, [step]), rest);
}

function childOf(def: Definition, step: string | number): Schema | undefined {
  if (def.type === 'object') return Object.hasOwn(def.shape, step) ? def.shape[step] : undefined;
  if (def.type === 'record') return def.valueType;
  if (def.type === 'array') return def.element;
  if (def.type === 'tuple') return def.items[Number(step)];
  return undefined;
}

/** The keys that a map may have under `schema`, when they are fixed. */
export function keysOf(schema: Schema, value: unknown): string[] {
  const def = definition(unwrap(schema));
  if (def.type === 'object') return Object.keys(def.shape);
  if (def.type !== 'union') return [];
  const option = def.options[bestOption(def.options, value)];
  return option ? keysOf(option, value) : [];
}

/** What a schema says of itself, for a hint: `the years of the forecast`. */
export function descriptionOf(schema: Schema): string | undefined {
  const own = z.globalRegistry.get(schema)?.description;
  const inner = unwrapOnce(schema);
  return own ?? (inner && descriptionOf(inner));
}

/** The options of a union that is not told apart by one key; undefined for other schemas. */
export function unionOptions(schema: Schema): readonly Schema[] | undefined {
  const def = definition(unwrap(schema));
  return def.type === 'union' ? def.options : undefined;
}

/** The index of the option that `value` was meant for: of its type, with the fewest unknown and missing keys; -1 when its type fits none. */
export function bestOption(options: readonly Schema[], value: unknown): number {
  const misfits = options.map((option) => misfit(option, value));
  const least = Math.min(...misfits);
  return least === Infinity ? -1 : misfits.indexOf(least);
}

function misfit(schema: Schema, value: unknown): number {
  const def = definition(unwrap(schema));
  switch (def.type) {
    case 'union':
      return Math.min(...def.options.map((option) => misfit(option, value)));
    case 'object':
      return isMap(value) ? keysAmiss(def.shape, value) : Infinity;
    case 'record':
      return isMap(value) ? 0 : Infinity;
    case 'array':
    case 'tuple':
      return Array.isArray(value) ? 0 : Infinity;
    case 'literal':
      return def.values.includes(value as string) ? 0 : Infinity;
    case 'enum':
      return Object.values(def.entries).includes(value as string) ? 0 : Infinity;
    default:
      return typeof value === def.type ? 0 : Infinity;
  }
}

function keysAmiss(shape: Readonly<Record<string, Schema>>, value: Record<string, unknown>): number {
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(shape, key)).length;
  const missing = Object.keys(shape).filter((key) => !isOptional(shape[key]!) && !(key in value)).length;
  // Another literal than the option's own rules it out more than any key does.
  const wrong = Object.keys(shape).filter(
    (key) => definition(shape[key]!).type === 'literal' && misfit(shape[key]!, value[key]) > 0,
  ).length;
  return unknown + missing + 1000 * wrong;
}

type Definition = z.core.$ZodTypes['_zod']['def'];

function isOptional(schema: Schema): boolean {
  const {type} = definition(schema);
  return type === 'optional' || type === 'default' || type === 'prefault';
}

function definition(schema: Schema): Definition {
  return (schema as z.ZodType).def as Definition;
}

/** The schema of what is written in the file, without defaults, transformations and leave to be missing. */
function unwrap(schema: Schema): Schema {
  const inner = unwrapOnce(schema);
  return inner ? unwrap(inner) : schema;
}

function unwrapOnce(schema: Schema): Schema | undefined {
  const def = definition(schema);
  if (def.type === 'pipe') return def.in;
  if (def.type === 'lazy') return def.getter();
  return 'innerType' in def ? def.innerType : undefined;
}

function roleOf(schema: Schema): Role | undefined {
  return z.globalRegistry.get(schema)?.['role'] as Role | undefined;
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at `path` within plain data. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) => (isMap(at) || Array.isArray(at) ? (at as Record<string, unknown>)[step] : undefined),
    value,
  );
}
