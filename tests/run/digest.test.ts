import {createHash} from 'node:crypto';
import * as fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {canonicalJson, digestOf} from '../../engine/run/digest.ts';

describe('canonicalJson', () => {
  it('sorts keys, leaves out what is undefined and writes no spaces', () =>
    expect(canonicalJson({b: [1, 'x', null, true], a: {d: undefined, c: -0.5}})).toBe(
      '{"a":{"c":-0.5},"b":[1,"x",null,true]}',
    ));

  it('writes numbers in their shortest form and -0 as 0', () =>
    expect(canonicalJson([0.1 + 0.2, -0, 1e21, 5e-324, 1 / 3])).toBe(
      '[0.30000000000000004,0,1e+21,5e-324,0.3333333333333333]',
    ));

  it('writes typed arrays like arrays', () => expect(canonicalJson(Float64Array.of(1, 2.5))).toBe('[1,2.5]'));

  it.each([NaN, Infinity, -Infinity])('refuses %s', (x) => expect(() => canonicalJson({x})).toThrow(RangeError));

  it('is JSON of the same value, whatever the order of keys', () =>
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.double({noNaN: true, noDefaultInfinity: true}), fc.string())),
        (record) => {
          const text = canonicalJson(record);
          const reversed = Object.fromEntries(Object.entries(record).toReversed());
          expect(canonicalJson(reversed)).toBe(text);
          expect(canonicalJson(JSON.parse(text) as typeof record)).toBe(text);
        },
      ),
    ));
});

describe('digestOf', () => {
  it('is the SHA-256 of the canonical JSON', () => {
    const expected = createHash('sha256').update('{"a":1,"城":"杭州"}').digest('hex');
    expect(digestOf({城: '杭州', a: 1})).toBe(`sha256:${expected}`);
  });

  it('changes with the last digit of a number', () => expect(digestOf([0.1])).not.toBe(digestOf([0.1 + 2e-17])));
});
