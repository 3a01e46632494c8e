import {describe, expect, it} from 'vitest';
import {cpuTime} from '../support/cpu-time.ts';
import {errorOf, load, loadText, withSections} from './helpers.ts';

/** Loads a text that must be refused; how much processor time that took, in ms. */
function refuse(text: string): {first: string; count: number; ms: number} {
  let [first, count] = ['', 0];
  const ms = cpuTime(() => {
    const {message, issues} = errorOf(() => loadText(text));
    [first, count] = [message.split('\n', 1)[0]!, issues.length];
  });
  return {first, count, ms};
}

/** A second on an idle machine is the promise; a core that is shared with others may take twice as long for the same. */
const MOMENT = 2000;

const times = (text: string, bytes: number) => text.repeat(Math.floor(bytes / text.length));

/** Ten names, each ten times the one before: 10¹⁰ values in 400 bytes. */
const BOMB = Array.from(
  {length: 10},
  (_, i) => `a${i}: &a${i} [${Array.from({length: 10}, () => (i ? `*a${i - 1}` : 'x')).join(', ')}]`,
).join('\n');

describe('limits', () => {
  it('refuses a bomb of aliases', () => {
    expect(refuse(BOMB).first).toBe('scenario.yaml:6:9: a file must hold at most 200,000 values, aliases expanded');
  });

  it('refuses a bomb of maps', () => {
    const bomb = Array.from(
      {length: 12},
      (_, i) =>
        `a${i}: &a${i} {${['p', 'q', 'r', 's', 't'].map((key) => `${key}: ${i ? `*a${i - 1}` : 'x'}`).join(', ')}}`,
    ).join('\n');
    expect(refuse(bomb).first).toContain('a file must hold at most 200,000 values, aliases expanded');
  });

  it('refuses levels that aliases pile up', () => {
    const pile = Array.from({length: 60}, (_, i) => `- &a${i} [${i ? `*a${i - 1}` : ''}]`).join('\n');
    expect(refuse(pile).first).toBe(
      'scenario.yaml:51:8: maps and lists must be nested at most 50 deep, aliases expanded',
    );
  });

  it('takes aliases of what fits', () => {
    expect(errorOf(() => loadText(withSections('sources: {a: &a {title: A}, b: *a, c: *a, d: *a}'))).message).toBe('');
  });

  it.each([
    ['lists', '['.repeat(100_000)],
    ['maps', '{a: '.repeat(100_000)],
    ['items', '- '.repeat(100_000)],
    ['keys', '? '.repeat(100_000)],
    ['indented keys', Array.from({length: 1000}, (_, i) => `${' '.repeat(i)}k:`).join('\n')],
  ])('refuses %s nested too deep', (_, text) => {
    const {first, ms} = refuse(text);
    expect(first).toMatch(/^scenario\.yaml:\d+:\d+: maps and lists must be nested at most 50 deep$/);
    expect(ms).toBeLessThan(1000);
  });

  it('refuses a text over 10 MB with its size', () => {
    const {first, ms} = refuse(`id: ${'x'.repeat(10_234_567)}`);
    expect(first).toBe('scenario.yaml:1:1: a file must be at most 10 MB, got 10.3 MB');
    expect(ms).toBeLessThan(200);
  });

  it('refuses big files in a moment, whatever is in them', () => {
    const hostile: Readonly<Record<string, string>> = {
      keys: Array.from({length: 200_000}, (_, i) => `k${i}: 1`).join('\n'),
      lines: times('a: 1\n', 3e6),
      word: `a: ${times('x', 3e6)}`,
      comments: times('# x\n', 3e6),
      blanks: times(' ', 3e6),
      empty: times('\n', 3e6),
      quote: `"${times('x', 3e6)}`,
      quotes: times('"" ', 3e6),
      folded: `a: >\n${times('  x\n', 3e6)}`,
      plain: `a:\n${times('  x\n', 3e6)}`,
      quoted: `a: "${times('x\n ', 3e6)}"`,
      commas: `[${times(',', 3e6)}`,
      flow: `[${times('1,', 3e6)}]`,
      colons: times(':', 3e6),
      spacedColons: `a${times(' :', 3e6)}`,
      tags: times('!', 3e6),
      anchors: times('& ', 3e6),
      aliases: `- &a x\n${times('- *a\n', 3e6)}`,
      documents: times('---\n', 3e6),
      directives: times('%x\n', 3e6),
      pipes: times('|\n', 3e6),
      tabs: times('\t', 3e6),
      escapes: `a: "${times('\\n', 3e6)}"`,
    };
    for (const [name, text] of Object.entries(hostile)) {
      const {first, count, ms} = refuse(text);
      expect(first, name).not.toBe('');
      expect(count, name).toBeLessThanOrEqual(201);
      expect(ms, name).toBeLessThan(MOMENT);
    }
  });

  it('checks a big file of wrong names in a moment', () => {
    const names = Array.from({length: 6000}, (_, i) => `n${i}`);
    const hostile: Readonly<Record<string, string>> = {
      districts: `districts:\n${names.map((name) => `  ${name}: {within: x${name}}`).join('\n')}`,
      chain: `districts:\n${names.map((name, i) => `  ${name}: {within: n${i + 1}}`).join('\n')}\n  n6000: {within: n0}`,
      history: `metrics: {output: {kind: table, values: 1, history: {${names.map((name) => `${name}: {2020: 1}`).join(', ')}}}}`,
      cases: `metrics: {output: {kind: table, values: {${names.map((name) => `${name}: 1`).join(', ')}}}}`,
      targets: `targets: {${names.map((name) => `${name}: {metric: m${name}}`).join(', ')}}`,
      tangle: `targets: {${names
        .slice(0, 300)
        .map((name) => `${name}: {all: [${names.slice(0, 150).join(', ')}]}`)
        .join(', ')}}`,
      repeats: `targets: {t: {all: [${names.map(() => 't').join(', ')}]}}`,
      unknownKeys: names.map((name) => `${name}: 1`).join('\n'),
      duplicates: `targets: {${names.map(() => 'a: 1').join(', ')}}`,
    };
    for (const [name, text] of Object.entries(hostile)) {
      const {count, ms} = refuse(withSections(text));
      expect(count, name).toBeGreaterThan(0);
      expect(count, name).toBeLessThanOrEqual(201);
      expect(ms, name).toBeLessThan(MOMENT);
    }
  });

  it('says how many errors it does not show', () => {
    const {message, issues} = errorOf(() =>
      loadText(withSections(`targets: {${Array.from({length: 300}, (_, i) => `t${i}: 1`).join(', ')}}`)),
    );
    expect(issues).toHaveLength(201);
    expect(message).toContain('100 more errors are not shown');
    expect(issues.every(({location}) => location !== undefined)).toBe(true);
  });

  it('reads a big plan in a moment', () => {
    const places = Array.from({length: 100}, (_, i) => `d${i}`);
    const years = Array.from({length: 20}, (_, i) => 2004 + i);
    const history = places
      .map((place) => `${place}: {${years.map((year) => `${year}: ${year}`).join(', ')}}`)
      .join(', ');
    const text = withSections(
      `districts: {all: {}, ${places.map((place) => `${place}: {within: all}`).join(', ')}}\n` +
        `metrics: {${Array.from({length: 10}, (_, i) => `m${i}: {kind: table, values: 1, history: {${history}}}`).join(', ')}}`,
    );
    let metrics: string[] = [];
    expect(cpuTime(() => (metrics = Object.keys(loadText(text).scenario.metrics)))).toBeLessThan(MOMENT);
    expect(metrics).toHaveLength(10);
  });
});

describe('names that JavaScript gives a meaning', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'])(
    '%s is refused everywhere and changes nothing',
    (name) => {
      const yaml = [
        `districts: {all: {}, ${name}: {within: all}}`,
        `sources: {${name}: x}`,
        `assumptions: {${name}: {value: 1}}`,
        `factors: {${name}: {kind: white, sd: 1}}`,
        `metrics: {output: {kind: table, values: {${name}: 1}, history: {${name}: {2020: 1}}}, ${name}: {kind: table, values: 1}}`,
        `targets: {${name}: {metric: ${name}, at_least: 1, ${name}: 1}}`,
        `${name}: {polluted: true}`,
      ];
      for (const section of yaml) {
        const {issues} = errorOf(() => loadText(withSections(section)));
        expect(issues.length, section).toBeGreaterThan(0);
        expect(issues.every(({location}) => location !== undefined)).toBe(true);
      }
      expect('polluted' in {}).toBe(false);
      expect({}.constructor).toBe(Object);
    },
  );

  it('are refused in what is extended too', () => {
    const {issues} = errorOf(() =>
      load({'v.yaml': 'extends: base.yaml\n__proto__: {polluted: true}', 'base.yaml': withSections('')}),
    );
    expect(issues.map(({rule}) => rule)).toEqual(['must not be used as a name']);
    expect('polluted' in {}).toBe(false);
  });
});
