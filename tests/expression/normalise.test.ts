import {describe, expect, test} from 'vitest';
import {normalise} from '../../engine/expression/normalise.ts';

describe('normalising', () => {
  test('keeps the place of every character', () => {
    const text = '（ａ＋１２％）×２，【b】 − 😀\u2003\n';
    expect(normalise(text)).toBe('(a+12%)*2,[b] - 😀  ');
    expect(normalise(text)).toHaveLength(text.length);
  });
});
