import {describe, expect, test} from 'vitest';
import {type Expression, parse, visit} from '../../engine/expression/index.ts';
import {FAMILIES, outline, parsed} from './support.ts';

describe('every construct of the language', () => {
  test.each<[string, string]>([
    // numbers, percentages, units
    ['420', '420'],
    ['0.6', '0.6'],
    ['.5', '0.5'],
    ['1.5e3', '1500'],
    ['10_000', '10000'],
    ['12%', '0.12(%)'],
    ['12 %', '0.12(%)'],
    ['0.07%', '0.0007(%)'],
    ['5‰', '0.005'],
    ['3个百分点', '0.03(%)'],
    ['1000 亿元', '1000«亿元»'],
    ['1000亿元', '1000«亿元»'],
    ['1e3万元', '1000«万元»'],
    ['5 bn yuan', '5«bn yuan»'],
    ['5  bn  yuan', '5«bn yuan»'],
    ['5 firms', '5«firms»'],
    ['3 10k yuan', '3«10k yuan»'],
    ['3 万平方米', '3«万平方米»'],
    ['2.5亿元/家', '2.5«亿元/家»'],
    ['20 万剂', '20«万剂»'],
    ['3 m²', '3«m²»'],
    ['5 亿元 / firms', '(/ 5«亿元» firms)'],
    ['5 bn yuan / firms', '(/ 5«bn yuan» firms)'],
    ['1 year + 6 months', '(+ 1«year» 6«months»)'],
    // names
    ['trend', 'trend'],
    ['year', 'year'],
    ['firms.moved.small.above_scale', 'firms.moved.small.above_scale'],
    ['revenue[qiantang]', '(at revenue qiantang)'],
    ['revenue [ xi-hu ]', '(at revenue xi-hu)'],
    ['firms.listed[qiantang]', '(at firms.listed qiantang)'],
    ['a[x-y] - b', '(- (at a x-y) b)'],
    // arithmetic: precedence and direction
    ['trend + 0.5 * edge', '(+ trend (* 0.5 edge))'],
    ['a - b - c', '(- (- a b) c)'],
    ['a / b / c', '(/ (/ a b) c)'],
    ['a ^ b ^ c', '(^ a (^ b c))'],
    ['-a ^ 2', '(- (^ a 2))'],
    ['a ^ -b', '(^ a (- b))'],
    ['-3', '(- 3)'],
    ['+5%', '0.05(%)'],
    ['a - -b', '(- a (- b))'],
    ['a * -b', '(* a (- b))'],
    ['(a + b) * c', '(* (+ a b) c)'],
    // A percentage is a number: mathjs alone would make this trend + 3% of trend.
    ['trend + 3%', '(+ trend 0.03(%))'],
    ['trend - 3%', '(- trend 0.03(%))'],
    // comparisons, logic, conditionals
    ...['<', '<=', '>', '>=', '==', '!='].map((op): [string, string] => [`a ${op} b`, `(${op} a b)`]),
    ['a ≤ b and a ≥ c or a ≠ d', '(or (and (<= a b) (>= a c)) (!= a d))'],
    ['a or b and c', '(or a (and b c))'],
    ['not a and b', '(and (not a) b)'],
    ['not (a == b)', '(not (== a b))'],
    ['a and not b', '(and a (not b))'],
    ['year > 2025 ? a : b', '(? (> year 2025) a b)'],
    ['a ? b : c ? d : e', '(? a b (? c d e))'],
    ['a ? (b ? c : d) : e', '(? a (? b c d) e)'],
    // functions
    ['min(a, b, 3)', '(min a b 3)'],
    ['max(a, 0)', '(max a 0)'],
    ...['abs', 'exp', 'log', 'sqrt', 'floor', 'ceil', 'round'].map((f): [string, string] => [`${f}(a)`, `(${f} a)`]),
    ['lag(x)', '(lag x 1)'],
    ['lag(x, 2)', '(lag x 2)'],
    ['lag(revenue[qiantang] / 2, 3)', '(lag (/ (at revenue qiantang) 2) 3)'],
    ['since_base(x + y)', '(since_base (+ x y))'],
    ['total(x)', '(total x)'],
    // A word that names a family or function is a name where it is not called.
    ['beta * cycle', '(* beta cycle)'],
    // distributions
    ['normal(p5 = 2%, p95 = 12%)', '{normal p5=0.02(%) p95=0.12(%)}'],
    ['normal(mean = trend + 1%, sd = 2%)', '{normal mean=(+ trend 0.01(%)) sd=0.02(%)}'],
    ['normal(p5 = 420 亿元, p95 = 54 bn yuan)', '{normal p5=420«亿元» p95=54«bn yuan»}'],
    ['choice(values = [1, 2], weights = [30%, 70%])', '{choice values=[1 2] weights=[0.3(%) 0.7(%)]}'],
    ['empirical(values = [-1, a])', '{empirical values=[(- 1) a]}'],
    ['truncated(normal(mean = 0, sd = 1), min = 0, max = 1)', '{truncated of={normal mean=0 sd=1} min=0 max=1}'],
    [
      'mixture([normal(mean = 0, sd = 1), uniform(min = 0, max = 1)], weights = [1, 2])',
      '{mixture of=[{normal mean=0 sd=1} {uniform min=0 max=1}] weights=[1 2]}',
    ],
    [
      'truncated(mixture([normal(mean = 0, sd = 1)], weights = [1]), min = 0)',
      '{truncated of={mixture of=[{normal mean=0 sd=1}] weights=[1]} min=0}',
    ],
    ['a + normal(mean = 0, sd = 1)', '(+ a {normal mean=0 sd=1})'],
    // full-width forms and the signs of print
    ['（trend＋３％）×２', '(* (+ trend 0.03(%)) 2)'],
    ['normal（p5 ＝ 2％，p95＝１２％）', '{normal p5=0.02(%) p95=0.12(%)}'],
    ['１０００　亿元', '1000«亿元»'],
    ['a − b ÷ c', '(- a (/ b c))'],
    ['a\n+\tb', '(+ a b)'],
  ])('%s', (text, expected) => {
    expect(outline(parsed(text))).toBe(expected);
  });

  test('a number as YAML gives it', () => {
    expect(outline(parsed(420))).toBe('420');
    expect(outline(parsed(-0.05))).toBe('(- 0.05)');
    expect(outline(parsed(1e-7))).toBe('1e-7');
  });

  test('a unit that the scenario names', () => {
    const result = parse('5 dose packs + 3', {families: FAMILIES, units: ['dose', 'dose packs']});
    expect('ok' in result && outline(result.ok)).toBe('(+ 5«dose packs» 3)');
    expect('issues' in parse('5 doses', {families: FAMILIES, units: ['dose']})).toBe(true);
  });

  test('a parameter may have any name that is an id', () => {
    const tree = parsed('normal(constructor = 1, p5 = 2)');
    expect(outline(tree)).toBe('{normal constructor=1 p5=2}');
  });
});

describe('spans are those of the user’s own text', () => {
  /** Every node as the text it stands for, each before its parts. */
  function quotes(text: string): string[] {
    const found: string[] = [];
    visit(parsed(text), ({span}) => found.push(text.slice(span.start, span.end)));
    return found;
  }

  test.each<[string, string[]]>([
    ['  trend + 0.5*edge ', ['trend + 0.5*edge', 'trend', '0.5*edge', '0.5', 'edge']],
    ['((a) + b) * (c)', ['((a) + b) * (c)', '(a) + b', 'a', 'b', 'c']],
    ['- (a)', ['- (a)', 'a']],
    ['not  a', ['not  a', 'a']],
    ['a ? 1 : (b)', ['a ? 1 : (b)', 'a', '1', 'b']],
    ['min( a , b ) + 1', ['min( a , b ) + 1', 'min( a , b )', 'a', 'b', '1']],
    ['lag(x, 2)^2', ['lag(x, 2)^2', 'lag(x, 2)', 'x', '2']],
    ['2 * revenue [qiantang]', ['2 * revenue [qiantang]', '2', 'revenue [qiantang]', 'revenue']],
    ['（trend＋３ ％）×２亿元', ['（trend＋３ ％）×２亿元', 'trend＋３ ％', 'trend', '３ ％', '２亿元']],
    ['normal(mean = 5%, sd = 1000 亿元)', ['normal(mean = 5%, sd = 1000 亿元)', '5%', '1000 亿元']],
    [
      'mixture([normal(mean = 1, sd = 2)], weights = [(3)])',
      ['mixture([normal(mean = 1, sd = 2)], weights = [(3)])', 'normal(mean = 1, sd = 2)', '1', '2', '3'],
    ],
  ])('%s', (text, expected) => {
    expect(quotes(text)).toEqual(expected);
  });

  test('a part lies within its whole, and brackets around a part within the whole', () => {
    const text = '(((a)) + f.g[x-y]) ^ (-(b) * total((c)))';
    const within = (node: Expression, outer: Expression) =>
      node.span.start >= outer.span.start && node.span.end <= outer.span.end && node.span.start < node.span.end;
    const root = parsed(text);
    visit(root, (node) => expect(within(node, root), outline(node)).toBe(true));
    expect(root.span).toEqual({start: 0, end: text.length});
  });
});
