import {describe, expect, it} from 'vitest';
import {Message, say} from '../../engine/message.ts';
import {CATALOGUES, inWords} from '../../engine/messages.ts';
import {warningInChinese, warnings} from '../../engine/messages/warnings.ts';
import {filesWith, templatesIn, usedTemplates} from './templates.ts';

const entries = Object.values(CATALOGUES).flatMap((catalogue) => Object.entries(catalogue));
const chinese = new Map(entries);
const used = usedTemplates();

function slotsOf(template: string): string {
  return [...template.matchAll(/\{\d+\}/g)]
    .map(([slot]) => slot)
    .sort()
    .join(' ');
}

describe('the Chinese of every message', () => {
  it('finds the messages in the source', () => {
    expect(templatesIn('f(say`unknown ${a.b} in ${say`a`}`, worded`x\\n`, other`y`, "say`z`")')).toEqual([
      'unknown {0} in {1}',
      'a',
      'x\n',
    ]);
    expect(used.length).toBeGreaterThan(500);
  });

  it('has no other way round: only the words of libraries, and what is read back, are messages without a template in the source', () =>
    expect(filesWith('new Message(')).toEqual([
      'cli/command-line.ts',
      'message.ts',
      'scenario/yaml.ts',
      'scenario/zod-issues.ts',
    ]));

  it('is there', () => expect(used.filter(({template}) => !chinese.has(template))).toEqual([]));

  it('is of messages that there are', () => {
    const templates = new Set(used.map(({template}) => template));
    expect([...chinese.keys()].filter((template) => !templates.has(template))).toEqual([]);
  });

  it('is there once', () => {
    const keys = entries.map(([template]) => template);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('has the slots of the English', () =>
    expect(entries.filter(([english, zh]) => slotsOf(english) !== slotsOf(zh))).toEqual([]));

  it('is Chinese, but where only names and numbers stand', () =>
    expect(entries.filter(([, zh]) => !/\p{Script=Han}|^[^a-z]*$/u.test(zh))).toEqual([]));

  it('has no blanks that are put there anyway, and no half-width punctuation', () =>
    expect(
      entries.filter(
        ([english, zh]) =>
          !(english in warnings) && /\p{Script=Han} \{\d\}|\{\d\} \p{Script=Han}|\p{Script=Han}[,;?!]/u.test(zh),
      ),
    ).toEqual([]));
});

describe('a warning', () => {
  it('is told in Chinese from its English text', () => {
    expect(warningInChinese('assumption spare is used by no metric')).toBe('没有指标用到假设 spare');
    expect(warningInChinese('factor tide is used by no metric')).toBe('没有指标用到共同因子 tide');
    expect(warningInChinese('of an engine to come')).toBe('of an engine to come');
  });
});

describe('a message', () => {
  it('is English as a text and in JSON', () => {
    const message = say`must be ${say`a number`}, not ${['a', 'b']}`;
    expect(String(message)).toBe('must be a number, not a, b');
    expect(JSON.stringify({message})).toBe('{"message":"must be a number, not a, b"}');
  });

  it('sets Latin letters, digits and signs apart from Chinese characters, and no Chinese from Chinese', () => {
    expect(inWords(say`unknown unit ${'floor'}`, 'zh')).toBe('不认识单位 floor');
    expect(inWords(say`unknown unit ${'亩'}`, 'zh')).toBe('不认识单位亩');
    expect(inWords(say`must be ${say`a number`}`, 'zh')).toBe('须为数字');
    expect(inWords(say`known are ${['a', '乙', 'c']}`, 'zh')).toBe('可用的有 a、乙、c');
    expect(inWords(say`known are ${['a', 'b']}`, 'en')).toBe('known are a, b');
  });

  it('keeps braces and markers that stand in a name', () =>
    expect(inWords(say`unknown unit ${'{0} {1} $&'}`, 'zh')).toBe('不认识单位 {0} {1} $&'));

  it('stays English where there is no Chinese, as the words of a library do', () => {
    expect(inWords(new Message('odd'), 'zh')).toBe('odd');
    expect(inWords('odd', 'zh')).toBe('odd');
  });
});
