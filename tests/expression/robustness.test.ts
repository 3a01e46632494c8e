import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parse, print, visit} from '../../engine/expression/index.ts';
import {expressions} from './arbitrary.ts';
import {FAMILIES} from './support.ts';

/** Whatever the text: a tree that prints and parses again, or issues with a place in the text. Never an exception. */
function check(text: string): void {
  const result = parse(text, {families: FAMILIES});
  if ('ok' in result) {
    visit(result.ok, ({span}) =>
      expect(span.start >= 0 && span.start < span.end && span.end <= text.length).toBe(true),
    );
    const again = parse(print(result.ok), {families: FAMILIES});
    expect('ok' in again && print(again.ok)).toBe(print(result.ok));
    return;
  }
  expect(result.issues.length).toBeGreaterThan(0);
  for (const {rule, span} of result.issues) {
    expect(String(rule)).not.toBe('');
    expect(
      span.start >= 0 && span.start <= span.end && span.end <= text.length,
      `${String(rule)} ${span.start} ${span.end}`,
    ).toBe(true);
  }
}

const PIECES = [
  ...'trend revenue firms.total year 5 12% 1000亿元 .5 1e3 1,000 10_0 0x1F'.split(' '),
  ...'normal mixture truncated choice lag min log total f mean values weights __proto__ constructor end true NaN'.split(
    ' ',
  ),
  ...'+ - * / ^ % ‰ < <= == = != ! and or not to in mod of ( ) [ ] （ ） ， , : ? ; . .. … ～ 至 万 家 " \' “ { } 😀'.split(
    ' ',
  ),
  ' ',
  '　',
  '\n',
  '\t',
  '\0',
  '\u2028',
  '\uD835',
  '\uDC00',
  '3 bn yuan',
];

describe('any text at all', () => {
  test('random characters', () => {
    fc.assert(fc.property(fc.string({unit: 'binary', maxLength: 60}), check), {numRuns: 1500, seed: 1});
  });

  test('random pieces of the language and of others', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), {maxLength: 25}), fc.constantFrom('', ' '), (pieces, glue) =>
        check(pieces.join(glue)),
      ),
      {numRuns: 2500, seed: 2},
    );
  });

  test('valid expressions with pieces put in, taken out or doubled', () => {
    const mutations = fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.constantFrom(...PIECES, '')), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(expressions, mutations, (tree, mutations) => {
        const mutated = mutations.reduce((text, [place, cut, piece]) => {
          const at = place % (text.length + 1);
          return text.slice(0, at) + piece + text.slice(at + cut);
        }, print(tree));
        check(mutated);
      }),
      {numRuns: 1500, seed: 3},
    );
  });

  test('any piece ten thousand characters long takes no more than a moment', () => {
    // A hang, or work that grows with the square of the length, would take many times this.
    for (const piece of PIECES) {
      const started = performance.now();
      check(piece.repeat(Math.floor(10_000 / piece.length)));
      expect(performance.now() - started, piece).toBeLessThan(1000);
    }
  });
});
