import * as fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {libraryGroups} from '../../web/scenarios/catalogue.ts';
import {offsetOf, tokensOf} from '../../web/scenarios/highlight.ts';
import {entriesOf, missingFrom, MOST_BYTES, textOf} from '../../web/scenarios/own-files.ts';
import {filesText, readFiles, readSettings, settingsText} from '../../web/scenarios/share.ts';

describe('the library', () => {
  const files = {
    'plans/a/base.yaml': {title: {zh: '甲：总体', en: 'A: overall'}, extends: []},
    'plans/a/cut.yaml': {title: {zh: '甲：降价', en: 'A: price cuts'}, extends: ['base.yaml']},
    'plans/a/deep.yaml': {title: {zh: '甲：再降', en: 'A: deeper'}, extends: ['cut.yaml']},
    'plans/a/targets.yaml': {title: {zh: '甲规划', en: 'Plan A'}, extends: []},
    'examples/flow.yaml': {title: {zh: '示例？', en: 'An example?'}, extends: []},
  };

  it('puts variants below what they extend, under the title of their plan, and examples last', () => {
    const [plan, examples] = libraryGroups(files, 'en');
    expect(plan!.title).toBe('Plan A');
    expect(plan!.entries.map(({path, name, depth}) => [path, name, depth])).toEqual([
      ['plans/a/base.yaml', 'A: overall', 0],
      ['plans/a/cut.yaml', 'Price cuts', 1],
      ['plans/a/deep.yaml', 'Deeper', 2],
    ]);
    expect(examples).toMatchObject({title: undefined, entries: [{title: 'An example?'}]});
  });

  it('speaks the language of the page', () => {
    const [plan] = libraryGroups(files, 'zh');
    expect(plan!.title).toBe('甲规划');
    expect(plan!.entries.map(({name}) => name)).toEqual(['甲：总体', '降价', '再降']);
  });

  it('loses no file that extends itself in a circle', () => {
    const circle = {'x/a.yaml': {extends: ['a.yaml']}};
    expect(libraryGroups(circle, 'en')[0]!.entries.map(({path}) => path)).toEqual(['x/a.yaml']);
  });
});

describe('an address', () => {
  it('says levers in few characters and gives them back', () => {
    const settings = {trend: 0.08, edge: {qiantang: -0.02, 'rest-of-province': 1e-7}};
    expect(settingsText(settings)).toBe('trend:0.08~edge.qiantang:-0.02~edge.rest-of-province:1e-7');
    expect(readSettings(settingsText(settings))).toEqual(settings);
  });

  it.each(['', 'trend', 'trend:', 'trend:x', '~', 'a.b.c:1', 'a:1e999'])('leaves %j out', (text) =>
    expect(readSettings(text)).toEqual({}),
  );

  it('makes no prototype of a name', () => {
    const settings = readSettings('__proto__:1~constructor.x:2');
    expect(Object.getPrototypeOf(settings)).toBe(Object.prototype);
    expect(Object.keys(settings)).toEqual(['__proto__', 'constructor']);
  });

  it('carries any text', () =>
    fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.string({unit: 'grapheme'})), fc.string(), async (texts, entry) => {
        const text = await filesText({entry, texts});
        expect(text).toMatch(/^[\w-]+$/);
        expect(await readFiles(text)).toEqual({entry, texts: {...texts}});
      }),
      {numRuns: 50},
    ));

  it.each(['', 'abc', '!!!', 'q1bKS8xNVbJSUEpUqgUA'])('refuses what is no scenario: %j', (text) =>
    expect(readFiles(text)).rejects.toThrow(),
  );

  it('refuses a link that was cut', async () => {
    const text = await filesText({entry: 'a.yaml', texts: {'a.yaml': 'tidemark: 1\n'.repeat(100)}});
    await expect(readFiles(text.slice(0, -8))).rejects.toThrow();
  });
});

describe('files of one’s own', () => {
  const file = (name: string, content: BlobPart) => new File([content], name);

  it('are read as UTF-8 or as GB 18030', async () => {
    expect(await textOf(file('a.yaml', '题：营收'))).toBe('题：营收');
    const gb = new Uint8Array([0xd3, 0xaa, 0xca, 0xd5]);
    expect(await textOf(file('a.yaml', gb))).toBe('营收');
  });

  it('are refused where they are no text or too large', async () => {
    await expect(textOf(file('a.yaml', new Uint8Array([0, 1, 2, 3])))).rejects.toThrow(TypeError);
    await expect(textOf(file('a.yaml', 'x'.repeat(MOST_BYTES + 1)))).rejects.toThrow(RangeError);
  });

  it('say themselves which of them is meant, and which are missing', () => {
    const texts = {'b.yaml': 'extends: [a.yaml, c.yaml]\n', 'a.yaml': 'id: a\n'};
    expect(entriesOf(texts)).toEqual(['b.yaml']);
    expect(missingFrom(texts, 'b.yaml')).toEqual(['c.yaml']);
    expect(entriesOf({'a.yaml': 'extends: b.yaml', 'b.yaml': 'extends: a.yaml'})).toEqual(['a.yaml', 'b.yaml']);
  });
});

describe('a line of YAML', () => {
  it('is told apart for the eye', () =>
    expect(tokensOf('  rate: {at: "5 # x", n: 12%} # why').map(({kind, text}) => [kind, text])).toEqual([
      ['plain', '  '],
      ['key', 'rate'],
      ['plain', ': {'],
      ['key', 'at'],
      ['plain', ': '],
      ['text', '"5 # x"'],
      ['plain', ', '],
      ['key', 'n'],
      ['plain', ': '],
      ['number', '12%'],
      ['plain', '} '],
      ['comment', '# why'],
    ]));

  it('loses nothing', () =>
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), (line) => {
        const flat = line.replaceAll('\n', ' ');
        expect(
          tokensOf(flat)
            .map(({text}) => text)
            .join(''),
        ).toBe(flat);
      }),
    ));

  it('has its places', () => {
    expect(offsetOf('ab\ncd\n', 2, 2)).toBe(4);
    expect(offsetOf('ab', 9, 1)).toBe(0);
    expect(offsetOf('ab', 1, 99)).toBe(2);
  });
});
