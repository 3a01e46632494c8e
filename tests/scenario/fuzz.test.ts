import {readFileSync} from 'node:fs';
import * as fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {errorOf, load, loadText} from './helpers.ts';

const FULL = readFileSync(new URL('full.yaml', import.meta.url), 'utf8');
const LINES = FULL.split('\n');

/** A second is the promise; the machine that runs the tests may be busy with others. */
const LONGEST = 2000;

/** Loads, or fails with issues that all say where; anything else is thrown. */
function mustHoldFor(action: () => unknown): boolean {
  const start = performance.now();
  const {issues, message} = errorOf(action);
  expect(performance.now() - start).toBeLessThan(LONGEST);
  for (const {location, rule} of issues) {
    expect(rule).not.toBe('');
    expect(location, message).toBeDefined();
    expect(location!.line).toBeGreaterThanOrEqual(1);
    expect(location!.column).toBeGreaterThanOrEqual(1);
    expect(location!.column).toBeLessThanOrEqual(location!.text.length + 1);
    expect(location!.length).toBeGreaterThanOrEqual(1);
  }
  return issues.length > 0;
}

const NAMES =
  'a b id title tidemark calendar base end districts within tags metrics kind growth table values rate targets all any count of at_least checks probability extends run seed __proto__ constructor';
const VALUES = '2024;2027;-1;1e999;.nan;0x1F;~;null;true;浙江;亿元;5%;{a: 1};[1, 2];>= 20%';
const SIGNS = '<< *x &x !!js !t " \' "\\u0000" | > ? : - # % @ ` { } [ ] , --- ... ： ， “ ”';
const BLANKS = ['\t', '\uFEFF', '\r', '\0', '\u2028', '\ud800', '? ', ': ', '- ', '# '];
const word = fc.constantFrom(...NAMES.split(' '), ...VALUES.split(';'), ...SIGNS.split(' '), ...BLANKS);
const yamlish = fc
  .array(fc.record({indent: fc.nat(6), words: fc.array(word, {maxLength: 5}), colon: fc.boolean()}), {maxLength: 20})
  .map((lines) =>
    lines.map(({indent, words, colon}) => `${' '.repeat(indent)}${words.join(colon ? ': ' : ' ')}`).join('\n'),
  );

const place = fc.nat(FULL.length - 1);
const line = fc.nat(LINES.length - 1);
/** One change of a text. */
const mutation: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.tuple(place, fc.nat(20)).map(
    ([at, length]) =>
      (text: string) =>
        text.slice(0, at) + text.slice(at + length),
  ),
  fc.tuple(place, fc.nat(40), place).map(
    ([at, length, to]) =>
      (text: string) =>
        text.slice(0, to) + text.slice(at, at + length) + text.slice(to),
  ),
  fc.tuple(place, word).map(
    ([at, inserted]) =>
      (text: string) =>
        text.slice(0, at) + inserted + text.slice(at),
  ),
  fc.tuple(place, word).map(
    ([at, replaced]) =>
      (text: string) =>
        text.slice(0, at) + replaced + text.slice(at + replaced.length),
  ),
  line.map((at) => (text: string) => text.split('\n').toSpliced(at, 1).join('\n')),
  fc.tuple(line, line).map(
    ([from, to]) =>
      (text: string) =>
        text.split('\n').toSpliced(to, 0, LINES[from]!).join('\n'),
  ),
  fc.tuple(line, fc.nat(8)).map(
    ([at, indent]) =>
      (text: string) =>
        text
          .split('\n')
          .with(Math.min(at, text.split('\n').length - 1), ' '.repeat(indent) + LINES[at]!.trim())
          .join('\n'),
  ),
  // A value in place of another, which leaves the YAML whole and reaches the schema.
  fc.tuple(fc.nat(150), word).map(([nth, value]) => (text: string) => {
    let seen = 0;
    return text.replaceAll(/(?<=: )[^,:{}[\]\n]+/g, (found) => (seen++ === nth ? value : found));
  }),
  // A key in place of another.
  fc.tuple(fc.nat(150), word).map(([nth, value]) => (text: string) => {
    let seen = 0;
    return text.replaceAll(/[a-z_0-9-]+(?=: )/g, (found) => (seen++ === nth ? value : found));
  }),
);

describe('whatever the text', () => {
  it('random words of YAML load or fail with a place', () => {
    fc.assert(
      fc.property(yamlish, (text) => void mustHoldFor(() => loadText(text))),
      {seed: 11, numRuns: 400},
    );
  });

  it('random characters load or fail with a place', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 200}), (text) => void mustHoldFor(() => loadText(text))),
      {seed: 12, numRuns: 300},
    );
  });

  it('a mutated scenario loads or fails with a place', () => {
    let failed = 0;
    let loaded = 0;
    fc.assert(
      fc.property(fc.array(mutation, {minLength: 1, maxLength: 4}), (mutations) => {
        const text = mutations.reduce((mutated, mutate) => mutate(mutated), FULL);
        if (mustHoldFor(() => loadText(text))) failed++;
        else loaded++;
      }),
      {seed: 13, numRuns: 400},
    );
    // Both ways are taken often enough for the property to mean something.
    expect(failed).toBeGreaterThan(100);
    expect(loaded).toBeGreaterThan(20);
  });

  it('a mutated variant of a scenario loads or fails with a place', () => {
    const variant =
      'extends: base.yaml\nid: fast\nassumptions:\n  trend: {value: 9%, lever: null}\nmetrics: {revenue: {volatility: null}}\ntargets: {most: null, both: {all: [steady]}}\n';
    const base = fc.tuple(
      fc.array(mutation, {maxLength: 1}),
      fc.array(fc.tuple(fc.nat(variant.length), word), {maxLength: 2}),
    );
    fc.assert(
      fc.property(base, ([mutations, insertions]) => {
        const text = insertions.reduce(
          (mutated, [at, inserted]) => mutated.slice(0, at) + inserted + mutated.slice(at),
          variant,
        );
        const files = {'v.yaml': text, 'base.yaml': mutations.reduce((mutated, mutate) => mutate(mutated), FULL)};
        mustHoldFor(() => load(files));
      }),
      {seed: 14, numRuns: 200},
    );
  });
});
