import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {parse} from 'yaml';
import {z} from 'zod';
import type {JsonSchema} from '../../engine/scenario/json-schema.ts';
import {scenarioJsonSchema} from '../../engine/scenario/json-schema.ts';
import {KINDS} from './kinds.ts';

const schema = scenarioJsonSchema(KINDS);
const definitions = schema['$defs'] as Record<string, JsonSchema>;

/** Judges by a schema that is read back from the JSON; its `if` is taken apart because zod does not read it. */
function judge(name: 'scenario' | 'variant') {
  return z.fromJSONSchema({...definitions[name], $defs: definitions});
}

/** A file as an editor sees it: all keys are text. */
const full = JSON.parse(JSON.stringify(parse(readFileSync(new URL('full.yaml', import.meta.url), 'utf8')))) as Record<
  string,
  object
>;

/** Every schema inside a schema. */
function* schemasIn(node: unknown): Generator<JsonSchema> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield node as JsonSchema;
  for (const inner of Object.values(node)) yield* schemasIn(inner);
}

describe('the JSON Schema', () => {
  it('is of the draft of 2020-12 and chooses by extends', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      if: {required: ['extends']},
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: {$ref: '#/$defs/variant'},
      else: {$ref: '#/$defs/scenario'},
    });
  });

  it('is plain JSON whose references all lead somewhere', () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    const references = [...schemasIn(schema)].flatMap(({$ref}) => (typeof $ref === 'string' ? [$ref] : []));
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) expect(definitions).toHaveProperty([reference.replace('#/$defs/', '')]);
  });

  it('describes the sections and the options of each kind', () => {
    const sections = definitions['scenario']!['properties'] as Record<string, JsonSchema>;
    expect(Object.keys(sections)).toEqual(
      'tidemark id title description calendar sources districts assumptions correlations budget factors metrics outside_views targets checks run'.split(
        ' ',
      ),
    );
    for (const section of Object.values(sections))
      expect(section['description']).toEqual(expect.stringMatching(/^[A-Z].*\.$/));
    const text = JSON.stringify(sections['metrics']);
    for (const kind of Object.keys(KINDS)) expect(text).toContain(`"const":"${kind}"`);
    expect(text).toContain('The level in the base year.');
  });

  it('keeps the loader’s roles to itself', () => expect(JSON.stringify(schema)).not.toContain('"role"'));

  it('accepts the full scenario', () => expect(judge('scenario').safeParse(full).error?.issues).toBeUndefined());

  it.each([
    ['an unknown section', {target: {}}],
    ['another version', {tidemark: 2}],
    ['a capital in a name', {districts: {All: {}}}],
    ['a correlation beyond 1', {correlations: [{between: ['a', 'b'], rho: 1.5}]}],
    ['an unknown kind of metric', {metrics: {m: {kind: 'growht', base: 1, rate: 1}}}],
    ['an unknown option', {metrics: {m: {kind: 'growth', base: 1, rate: 1, volatilty: 1}}}],
    ['a list for an expression', {assumptions: {a: {value: [1]}}}],
    ['text for replicates', {run: {replicates: '10_000'}}],
    ['a year in quotes', {calendar: {base: '2024', end: 2027}}],
    ['a target that is a number', {targets: {t: 5}}],
  ])('refuses %s', (_, change) => expect(judge('scenario').safeParse({...full, ...change}).success).toBe(false));

  it('refuses a scenario without its title', () => {
    const {title: _, ...rest} = full;
    expect(judge('scenario').safeParse(rest).success).toBe(false);
  });

  it('accepts a variant that says only what differs, and removes', () => {
    const variant = {
      extends: ['base.yaml', 'high.yaml'],
      assumptions: {trend: {lever: null}, edge: null},
      targets: {t: {year: 2026}},
      metrics: {revenue: {rate: {core: '3%'}}},
      checks: null,
    };
    expect(judge('variant').safeParse(variant).error?.issues).toBeUndefined();
  });

  it.each([
    ['an unknown section', {extends: 'base.yaml', target: {}}],
    ['an unknown key', {extends: 'base.yaml', assumptions: {trend: {vlaue: 1}}}],
    ['a number for a file', {extends: 5}],
  ])('refuses a variant with %s', (_, variant) => expect(judge('variant').safeParse(variant).success).toBe(false));
});
