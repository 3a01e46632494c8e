import * as fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {IssueList} from '../../engine/scenario/issue-list.ts';
import {SourceMap} from '../../engine/scenario/source-map.ts';
import {SourceText} from '../../engine/scenario/source-text.ts';
import {parseYaml} from '../../engine/scenario/yaml.ts';
import {toPlain} from '../../engine/scenario/tree.ts';

function mapOf(text: string): {source: SourceMap; plain: Record<string, unknown>} {
  const issues = new IssueList();
  const tree = parseYaml(new SourceText('f.yaml', text), issues)!;
  expect(issues.size).toBe(0);
  return {source: new SourceMap(tree), plain: toPlain(tree) as Record<string, unknown>};
}

/** The word of a value that a span of it underlines. */
function underlined(yaml: string, word: string): string {
  const {source, plain} = mapOf(yaml);
  const start = String(plain['v']).indexOf(word);
  const {text, column, length} = source.locateSpan(['v'], start, start + word.length)!;
  return text.slice(column - 1, column - 1 + length);
}

describe('locate', () => {
  const {source} = mapOf('a:\n  b: [10, {c: 20}]\n  empty:\n中文: 值\n');

  it.each([
    [['a', 'b', 0], {}, 2, 7, 2],
    [['a', 'b', 1, 'c'], {}, 2, 15, 2],
    [['a', 'b', 1, 'c'], {key: true}, 2, 12, 1],
    [['a', 'b'], {key: true}, 2, 3, 1],
    [['a', 'b', 7], {}, 2, 3, 1],
    [['a', 'nothing', 'there'], {}, 1, 1, 1],
    [['a', 'empty'], {}, 3, 3, 5],
    [['中文'], {}, 4, 5, 1],
    [['nothing'], {}, 1, 1, 1],
    [[], {}, 1, 1, 1],
  ])('%j %j', (path, options, line, column, length) =>
    expect(source.locate(path, options)).toMatchObject({line, column, length}),
  );

  it('takes a year as a number or as text', () => {
    const {source} = mapOf('h: {2025: 8%}');
    expect(source.locate(['h', 2025])).toEqual(source.locate(['h', '2025']));
    expect(source.locate(['h', 2025])).toMatchObject({column: 11, length: 2});
  });
});

describe('textOf', () => {
  const {source} = mapOf('a: "12%"\nb: [1, 2]\nc: {d: ~}\ne:\nf: |\n  one\n  two\ng: 1e300\nh: []\n');

  it.each([
    ['a', '"12%"'],
    ['b', 'a list of 2'],
    ['c', 'a map'],
    ['e', 'nothing'],
    ['f', 'one two'],
    ['g', '1e300'],
    ['h', 'an empty list'],
    ['i', undefined],
  ])('%s', (key, text) => expect(source.textOf([key])).toEqual(text));

  it('cuts what is long', () => {
    const {source} = mapOf(`a: ${'x'.repeat(1000)}`);
    expect(source.textOf(['a'])).toHaveLength(60);
  });
});

describe('locateSpan', () => {
  it.each([
    ['plain', 'v: trend + edeg * 2', 'edeg'],
    ['plain, on two lines', 'v: trend +\n     edeg * 2', 'edeg'],
    ['single quotes', "v: 'trend + edeg * 2'", 'edeg'],
    ['double quotes', 'v: "trend + edeg * 2"', 'edeg'],
    ['double quotes, on two lines', 'v: "trend +\n  edeg * 2"', 'edeg'],
    ['after blanks in quotes', 'v: "  edeg * 2"', 'edeg'],
    ['literal', 'v: |\n    trend +\n      edeg * 2\n', 'edeg'],
    ['literal with a comment', 'v: |- # how it grows\n    trend +\n      edeg * 2\n', 'edeg'],
    ['folded', 'v: >\n    trend +\n    edeg * 2\n', 'edeg'],
    ['folded with an empty line', 'v: >\n    trend +\n\n    edeg * 2\n', 'edeg'],
    ['Windows', 'v: |\r\n    trend +\r\n    edeg * 2\r\n', 'edeg'],
    ['Chinese before it', 'v: 1000 亿元 + edeg', 'edeg'],
    ['a number', 'v: 1234', '23'],
  ])('%s', (_, yaml, word) => expect(underlined(yaml, word)).toBe(word));

  it.each([
    ['an escape', 'v: "\\u0074rend + edeg"', '"\\u0074rend + edeg"'],
    ['a quote in quotes', "v: 'it''s edeg'", "'it''s edeg'"],
    ['an escaped line end', 'v: "trend + \\\n  edeg"', '"trend + \\'],
  ])('falls back to the whole for %s', (_, yaml, whole) => expect(underlined(yaml, 'edeg')).toBe(whole));

  it('falls back to the whole for a number that is written otherwise', () => {
    const {source} = mapOf('v: 0x10');
    expect(source.locateSpan(['v'], 0, 1)).toMatchObject({column: 4, length: 4});
  });

  it('points behind a text that ends too early', () => {
    const {source} = mapOf('v: trend +');
    expect(source.locateSpan(['v'], 7, 7)).toMatchObject({column: 11, length: 1});
    expect(source.locateSpan(['v'], 99, 100)).toMatchObject({column: 11});
  });

  it('cuts a span over several lines at the end of the first', () => {
    const {source} = mapOf('v: |\n  one +\n  two\n');
    expect(source.locateSpan(['v'], 0, 9)).toMatchObject({line: 2, column: 3, length: 5});
  });

  it('finds every word of any text, whatever the style', () => {
    const word = fc.stringMatching(/^[a-z一-龥0-9+*()]{1,6}$/);
    const styles: Readonly<Record<string, (lines: readonly string[]) => string>> = {
      literal: (lines) => `v: |\n${lines.map((line) => `   ${line}`).join('\n')}\n`,
      folded: (lines) => `v: >-\n${lines.map((line) => `   ${line}`).join('\n')}\n`,
      double: (lines) => `v: "${lines.join('\n   ')}"`,
      single: (lines) => `v: '${lines.join('\n   ')}'`,
      plain: (lines) => `v: x${lines.join('\n   ')}`,
    };
    const property = fc.property(
      fc.array(fc.array(word, {minLength: 1, maxLength: 4}), {minLength: 1, maxLength: 4}),
      fc.constantFrom(...Object.keys(styles)),
      fc.boolean(),
      (words, style, windows) => {
        const yaml = styles[style]!(words.map((line) => line.join('  ')));
        const {source, plain} = mapOf(windows ? yaml.replaceAll('\n', '\r\n') : yaml);
        // Words of digits alone would make a plain text a number; the x before it does not let them.
        const value = String(plain['v']);
        for (const {0: found, index} of value.matchAll(/\S+/g)) {
          const {text, column, length} = source.locateSpan(['v'], index, index + found.length)!;
          if (text.slice(column - 1, column - 1 + length) !== found) return false;
        }
        return true;
      },
    );
    fc.assert(property, {seed: 7, numRuns: 500});
  });
});
