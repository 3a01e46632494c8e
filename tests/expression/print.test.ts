import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {print} from '../../engine/expression/index.ts';
import {expressions} from './arbitrary.ts';
import {bare, parsed} from './support.ts';

describe('the canonical text', () => {
  test.each<[string, string]>([
    ['（trend＋３％）', 'trend + 3%'],
    ['((a)+(b*c))', 'a + b * c'],
    ['(a+b)*c', '(a + b) * c'],
    ['a-(b-c)', 'a - (b - c)'],
    ['(a-b)-c', 'a - b - c'],
    ['(a^b)^c', '(a ^ b) ^ c'],
    ['(-a)^b', '(-a) ^ b'],
    ['-(a^b)', '-a ^ b'],
    ['-(-a)', '--a'],
    ['-(a+b)', '-(a + b)'],
    ['(a<b)==c', '(a < b) == c'],
    ['not(a and b)', 'not (a and b)'],
    ['(not a)==b', '(not a) == b'],
    ['a==not b', 'a == not b'],
    ['(a?b:c)?(d?e:f):(g?h:i)', '(a ? b : c) ? (d ? e : f) : g ? h : i'],
    ['1000亿元', '1000 亿元'],
    ['0.07%', '0.07%'],
    ['１２．５％', '12.5%'],
    ['1_000', '1000'],
    ['5‰', '0.005'],
    ['+5', '5'],
    ['lag(x,1)', 'lag(x)'],
    ['lag(x , 2)', 'lag(x, 2)'],
    ['revenue [ qiantang ]', 'revenue[qiantang]'],
    ['mixture([normal(mean=1,sd=2)],weights=[1])', 'mixture([normal(mean = 1, sd = 2)], weights = [1])'],
    ['truncated(normal(mean=1,sd=2),min=0)', 'truncated(normal(mean = 1, sd = 2), min = 0)'],
    // Without the brackets it would be refused as a range.
    ['(5 - 10)', '(5 - 10)'],
    ['10 - 5', '10 - 5'],
  ])('%s', (text, expected) => {
    expect(print(parsed(text))).toBe(expected);
    expect(print(parsed(expected))).toBe(expected);
  });

  test('parses back to the same tree, for any tree', () => {
    fc.assert(
      fc.property(expressions, (tree) => {
        expect(bare(parsed(print(tree)))).toEqual(bare(tree));
      }),
      {numRuns: 1500, seed: 2027},
    );
  });
});
