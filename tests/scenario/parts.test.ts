import * as fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {parseClaim} from '../../engine/scenario/claim.ts';
import {findCycles, spellCycle} from '../../engine/scenario/cycles.ts';
import {cases, expression, loads, metric, parseProbability, place} from '../../engine/scenario/fields.ts';
import {resolveInside} from '../../engine/scenario/paths.ts';
import {SourceText} from '../../engine/scenario/source-text.ts';
import {fieldsOf, schemaAt} from '../../engine/scenario/walk.ts';

describe('parseProbability', () => {
  it.each([
    ['20%', 0.2],
    ['0.2', 0.2],
    [0.2, 0.2],
    ['20 %', 0.2],
    ['20％', 0.2],
    ['0%', 0],
    ['100%', 1],
    ['1e-3', 0.001],
    [1, 1],
  ])('%s is %d', (text, value) => expect(parseProbability(text)).toBe(value));

  it.each(['1.2', '120%', '-1%', 'NaN', 'Infinity', '', '%', '0x1', '20%%', '1,5', '20 of 100'])('%s is none', (text) =>
    expect(parseProbability(text)).toHaveProperty('rule'),
  );
});

describe('parseClaim', () => {
  it.each([
    ['>= 20%', '>=', '20%', 3],
    ['>=20%', '>=', '20%', 2],
    ['  <  1000 亿元 ', '<', '1000 亿元', 5],
    ['≤ 5', '<=', '5', 2],
    ['≥5', '>=', '5', 1],
    ['> -1', '>', '-1', 2],
  ])('%s', (text, comparator, value, start) => expect(parseClaim(text)).toEqual({comparator, value, start}));

  it.each(['20%', '= 5', '== 5', '>=', '> ', '', '=> 5', '!= 5'])('%s is none', (text) =>
    expect(parseClaim(text)).toBeUndefined(),
  );
});

describe('findCycles', () => {
  const graph = (edges: Readonly<Record<string, readonly string[]>>) => findCycles(new Map(Object.entries(edges)));

  it('finds none in a tree or a diamond', () => expect(graph({a: ['b', 'c'], b: ['d'], c: ['d'], d: []})).toEqual([]));
  it('finds a circle and not what leads to it', () =>
    expect(graph({a: ['b'], b: ['c'], c: ['b']})).toEqual([['b', 'c', 'b']]));
  it('finds itself', () => expect(graph({a: ['a']})).toEqual([['a', 'a']]));
  it('finds several', () =>
    expect(graph({a: ['b'], b: ['a'], c: ['c']})).toEqual([
      ['a', 'b', 'a'],
      ['c', 'c'],
    ]));
  it('passes over unknown names', () => expect(graph({a: ['x', 'b'], b: []})).toEqual([]));

  it('goes down a long chain', () => {
    const chain = Object.fromEntries(Array.from({length: 50_000}, (_, i) => [`n${i}`, [`n${(i + 1) % 50_000}`]]));
    const [cycle] = graph(chain);
    expect(cycle).toHaveLength(50_001);
    expect(spellCycle(cycle!)).toBe('n0 → n1 → n2 → n3 → n4 → n5 → n6 → n7 → … → n0');
  });

  it('finds a circle just when there is no order of the names', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const edges = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), {maxLength: 8});
    fc.assert(
      fc.property(edges, (pairs) => {
        const next = new Map(names.map((name) => [name, pairs.filter(([from]) => from === name).map(([, to]) => to)]));
        // Kahn's algorithm: take away names that nothing left leads to.
        const left = new Set(names);
        for (let took = true; took;) {
          const free = [...left].find((name) => ![...left].some((other) => next.get(other)!.includes(name)));
          took = free !== undefined && left.delete(free);
        }
        const cycles = findCycles(next);
        expect(cycles.length > 0).toBe(left.size > 0);
        for (const cycle of cycles) {
          expect(cycle[0]).toBe(cycle.at(-1));
          for (const [i, name] of cycle.slice(0, -1).entries()) expect(next.get(name)).toContain(cycle[i + 1]);
        }
      }),
      {seed: 5, numRuns: 300},
    );
  });
});

describe('resolveInside', () => {
  it.each([
    ['', 'base.yaml', 'base.yaml'],
    ['', './a/b.yaml', 'a/b.yaml'],
    ['parts/', '../base.yaml', 'base.yaml'],
    ['parts/', 'base.yaml', 'parts/base.yaml'],
    ['', 'a/../b.yaml', 'b.yaml'],
    ['', 'a//b.yaml', 'a/b.yaml'],
    ['', '浙江.yaml', '浙江.yaml'],
    ['', '..base.yaml', '..base.yaml'],
    ['', '../base.yaml', undefined],
    ['parts/', '../../base.yaml', undefined],
    ['', 'a/../../base.yaml', undefined],
    ['', '/base.yaml', undefined],
    ['', 'C:/base.yaml', undefined],
    ['', 'a\\..\\..\\base.yaml', undefined],
    ['', 'file:base.yaml', undefined],
  ])('%s %s', (from, relative, inside) => expect(resolveInside(from, relative)).toBe(inside));
});

describe('SourceText', () => {
  it('places every offset on the line and column that counting gives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '中', '\n', '\r\n', ' '), {maxLength: 30}),
        fc.nat(60),
        (pieces, offset) => {
          const text = pieces.join('');
          const at = Math.min(offset, text.length);
          const lines = text.slice(0, at).split('\n');
          const {line, column, text: shown} = new SourceText('f', text).location(at, at + 1);
          expect(line).toBe(lines.length);
          expect(shown).toBe(text.split('\n')[line - 1]!.replace(/\r$/, ''));
          expect(column).toBe(Math.min(lines[line - 1]!.length, shown.length) + 1);
        },
      ),
      {seed: 3, numRuns: 300},
    );
  });
});

describe('fieldsOf', () => {
  const schema = z.object({
    value: expression.optional(),
    base: cases.describe('Another description'),
    loads: loads.optional(),
    of: z.union([metric, z.array(metric)]).transform((names) => [names].flat()),
    where: z
      .discriminatedUnion('kind', [
        z.object({kind: z.literal('all')}),
        z.object({kind: z.literal('some'), places: z.array(place)}),
      ])
      .optional(),
    pair: z.tuple([place, expression]).optional(),
    plain: z.string().default('x'),
  });
  const fields = (value: unknown) =>
    [...fieldsOf(schema, value)].map(({role, path, isKey}) => `${role} ${path.join('.')}${isKey ? ' key' : ''}`);

  it('finds what has a role through every wrapping', () => {
    expect(
      fields({
        value: 'a',
        base: {x: 1},
        loads: {f: {y: 1}},
        of: ['m', 'n'],
        where: {kind: 'some', places: ['p']},
        pair: ['p', 1],
        plain: 'z',
      }),
    ).toEqual([
      'expression value',
      'cases base',
      'factor loads.f key',
      'cases loads.f',
      'metric of.0',
      'metric of.1',
      'place where.places.0',
      'place pair.0',
      'expression pair.1',
    ]);
  });

  it('passes over what does not fit', () => {
    expect(fields({of: 'm', where: {kind: 'all'}, loads: 5})).toEqual(['metric of']);
    expect(fields([])).toEqual([]);
    expect(fields(null)).toEqual([]);
  });

  it('finds the schema at a path', () => {
    expect(schemaAt(schema, {where: {kind: 'some'}}, ['where', 'places', 3])).toBe(place);
    expect(schemaAt(schema, {}, ['nothing'])).toBeUndefined();
    expect(schemaAt(schema, {}, ['toString'])).toBeUndefined();
  });
});
