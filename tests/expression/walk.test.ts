import {describe, expect, test} from 'vitest';
import {children, distributionsIn, isConstant, namesIn, visit} from '../../engine/expression/index.ts';
import {outline, parsed} from './support.ts';

describe('walking a tree', () => {
  test('visits each node before its parts, in the order written', () => {
    const seen: string[] = [];
    visit(parsed('a ? -b : min(c[d], lag(e, 2)) + normal(mean = since_base(f), sd = total(2))'), ({kind}) =>
      seen.push(kind),
    );
    expect(seen.join(' ')).toBe(
      'conditional name unary name binary call at name lag name distribution since_base name total number',
    );
  });

  test('names, with parts and districts, each time they are mentioned', () => {
    const names = namesIn(parsed('revenue[qiantang] / firms.total + year * revenue'));
    expect(names.map(outline)).toEqual(['revenue', 'firms.total', 'year', 'revenue']);
  });

  test('distributions, a mixture before its components', () => {
    const tree = parsed(
      'uniform(min = normal(mean = 0, sd = 1), max = 2) + mixture([beta(alpha = 1), gamma(shape = 1)], weights = [1, pert(min = 0)])',
    );
    expect(distributionsIn(tree).map(({family}) => family)).toEqual([
      'uniform',
      'normal',
      'mixture',
      'beta',
      'gamma',
      'pert',
    ]);
  });

  test('a leaf has no parts', () => {
    expect(children(parsed('5'))).toEqual([]);
  });

  test.each<[string, boolean]>([
    ['5', true],
    ['-12% * 3 亿元 ^ 2', true],
    ['min(1, sqrt(2)) < 3 ? 1 : 0', true],
    ['year', false],
    ['1 + a', false],
    ['a[b]', false],
    ['normal(mean = 0, sd = 1)', false],
    ['lag(5)', false],
    ['since_base(1)', false],
    ['total(1)', false],
  ])('is %s the same everywhere: %s', (text, expected) => {
    expect(isConstant(parsed(text))).toBe(expected);
  });
});
