import {describe, expect, test} from 'vitest';
import {issuesOf} from './support.ts';

/** `«what is marked» rule | hint` for each issue. */
function messages(text: string): string[] {
  return issuesOf(text).map(({rule, hint, span}) => {
    const marked = text.slice(span.start, span.end);
    return `«${marked}» ${String(rule)}${hint === undefined ? '' : ` | ${String(hint)}`}`;
  });
}

const RANGE = 'a range does not say how likely each value is';
const rangeHint = (a: string, b: string) =>
  `write uniform(min = ${a}, max = ${b}) if it cannot lie outside, or normal(p5 = ${a}, p95 = ${b}) if one time in ten it does`;
const CONDITIONAL = 'write condition ? value : other value, with a second condition between ? and : in ( )';
const NAME_IT = 'name the parameter, as in normal(mean = 5%, sd = 2%)';
const LIST = 'a list follows `values =` or `weights =`, or is the first argument of mixture';
const ASSIGN =
  'write == to compare; a name is given its value by its key in the file, and only parameters of distributions by =';

describe('a bare range', () => {
  test.each<[string, string, string, string]>([
    ['5 to 10', '5 to 10', '5', '10'],
    ['5..10', '5..10', '5', '10'],
    ['5 ... 10', '5 ... 10', '5', '10'],
    ['5 – 10', '5 – 10', '5', '10'],
    ['2%～12%', '2%～12%', '2%', '12%'],
    ['-2% 到 9%', '-2% 到 9%', '-2%', '9%'],
    ['-9 to -2', '-9 to -2', '-9', '-2'],
    ['420亿元至540亿元', '420亿元至540亿元', '420亿元', '540亿元'],
    ['420到540 亿元', '420到540 亿元', '420 亿元', '540 亿元'],
    ['a - 5 to 10', '5 to 10', '5', '10'],
    ['normal(mean = 5 to 10)', '5 to 10', '5', '10'],
  ])('%s', (text, marked, low, high) => {
    expect(messages(text)).toEqual([`«${marked}» ${RANGE} | ${rangeHint(low, high)}`]);
  });

  test.each<[string, string, string]>([
    ['5 - 10', '5', '10'],
    ['2024-2027', '2024', '2027'],
    ['-2% - 9%', '-2%', '9%'],
  ])('%s alone', (text, low, high) => {
    expect(messages(text)).toEqual([
      `«${text}» ${RANGE} | ${rangeHint(low, high)}; write (${text}) if a difference is meant`,
    ]);
  });
});

describe('everything else that is refused says what to write', () => {
  test.each<[string, string[]]>([
    // signs and words of other languages
    ['a ** b', ['«**» ** is not part of the language | write ^ for a power']],
    ['a && b', ['«&&» && is not part of the language | write and']],
    ['a || !b', ['«||» || is not part of the language | write or', '«!» ! is not part of the language | write not']],
    ['a === b', ['«===» === is not part of the language | write ==']],
    ['a <> b', ['«<>» <> is not part of the language | write !=']],
    ['a => b', ['«=>» => is not part of the language | write >=']],
    ['a!', ['«!» ! is not part of the language | write not']],
    ['a; b', ['«;» ; is not part of the language | one value is one expression']],
    [
      '{a: 1}',
      ['«{» { is not part of the language | group with ( )', '«}» } is not part of the language | group with ( )'],
    ],
    ['5 ± 1', ['«±» ± is not part of the language | write normal(mean = 5, sd = 1)']],
    [
      'x %',
      [
        '«%» % is not part of the language | a percent sign belongs to a number, as in 12%; a remainder is x - y * floor(x / y)',
      ],
    ],
    ['a mod b', ['«mod» mod is not part of the language | write x - y * floor(x / y)']],
    ['a xor b', ['«xor» xor is not part of the language | write a != b']],
    ['if(a, b, c)', ['«if» if is not part of the language | write condition ? value : other value']],
    ['true', ['«true» true is not part of the language | write 1, or a comparison']],
    ['5% of revenue', ['«of» of is not part of the language | write 5% * x']],
    ['a to b', [`«to» to is not part of the language | ${rangeHint('5', '10')}`]],
    ['a # b', ['«#» # is not part of the language | write comments in YAML: a blank before the #, outside quotes']],
    ['￥5', ['«￥» ¥ is not part of the language | write amounts with a unit after the number, as in 5 bn yuan']],
    ['5.', ['«.» . is not part of the language | a number is written 0.5, a part firms.listed']],
    ['a[b].c', ['«.» . is not part of the language | a number is written 0.5, a part firms.listed']],
    ['😀 + a', ['«😀» unknown character']],
    // text
    [
      '"a" + “b”',
      ['"a"', '“b”'].map((q) => `«${q}» text in quotes has no meaning in an expression | write names without quotes`),
    ],
    ['趋势 + 1', ['«趋势» a name must be an id of letters a to z | use the id that the file gives it, not its label']],
    // numbers
    ['1,000', ['«1,000» a number must not contain commas | write 1000']],
    ['1，000，000 亿元', ['«1，000，000» a number must not contain commas | write 1000000']],
    ['min(1,000, 2)', ['«1,000» a number must not contain commas | write 1000, or 1, 000 if these are several values']],
    ['1e999', ['«1e999» a number is too large']],
    // a missing operator
    [
      '2 trend',
      ['«2 trend» an operator is missing between 2 and trend | write 2 * trend for a product; no unit trend is known'],
    ],
    [
      '5 firms.total',
      [
        '«5 firms.total» an operator is missing between 5 and firms.total | write 5 * firms.total for a product; no unit firms.total is known',
      ],
    ],
    ['1 000', ['«1 000» an operator is missing between 1 and 000 | write 1000 or 1_000 if it is one number']],
    [
      '10 % 3',
      [
        '«10 % 3» an operator is missing between 10 % and 3 | a percent sign belongs to the number before it; a remainder is x - y * floor(x / y)',
      ],
    ],
    ['2(a)', ['«2(» an operator is missing between 2 and ( | write 2 * (…) for a product']],
    ['(a)(b)', ['«)(» an operator is missing between ) and ( | write (…) * (…) for a product']],
    [
      'a b c',
      [
        '«a b» an operator is missing between a and b | write a * b for a product',
        '«b c» an operator is missing between b and c | write b * c for a product',
      ],
    ],
    // syntax
    ['a +', ['«» an expression ends too early | a value must follow +']],
    ['a + ', ['«» an expression ends too early | a value must follow +']],
    ['not', ['«» an expression ends too early | a value must follow not']],
    ['a +* 3', ['«*» unexpected * | a value must stand before *']],
    ['and b', ['«and» unexpected and | a value must stand before and']],
    ['a + or', ['«or» unexpected or | a value must stand before or']],
    ['a not b', ['«not» unexpected not']],
    ['()', ['«)» unexpected ) | a value must stand before )']],
    ['(a', ['«(» a ( is never closed | add the ) that closes it']],
    ['a)', ['«)» a ) closes nothing | take it out, or add the ( that opens it']],
    ['(a[b)', ['«[b» a [ is never closed | add the ] that closes it']],
    ['min(a]', ['«]» a ] closes nothing | take it out, or add the [ that opens it']],
    ['5, 6', ['«,» unexpected , | one value is one expression; arguments stand in ( )']],
    ['a ? b', [`«» an expression ends too early | ${CONDITIONAL}`]],
    ['a ? b ? c : d : e', [`«» an expression ends too early | ${CONDITIONAL}`]],
    [
      'a : b',
      [
        '«a : b» a : belongs to a conditional | write condition ? value : other value; a parameter is given with =, as in mean = 5%',
      ],
    ],
    ['1 < x < 2', ['«1 < x < 2» comparisons do not chain | write 1 < x and x < 2']],
    ['not a == b', ['«not a == b» not is unclear here | write not (… == …), or (not …) == …']],
    ['1 + not a * 2', ['«not a * 2» not is unclear here | write not (… * …), or (not …) * …']],
    // assignment and lists
    ['a = b', [`«a = b» an expression does not assign | ${ASSIGN}`]],
    ['abs(x = 3)', [`«x = 3» an expression does not assign | ${ASSIGN}`]],
    ['5 = a', [`«5 = a» an expression does not assign | ${ASSIGN}`]],
    ['(a) = b', ['«=» unexpected = | write == to compare; only parameters of distributions are given with =']],
    [
      'f(x) = 3',
      ['«f(x) = 3» an expression defines no functions | write == to compare, or a formula metric to name a formula'],
    ],
    ['[1, 2]', [`«[1, 2]» a list is no value | ${LIST}`]],
    ['choice(values = [[1], 2])', [`«[1]» a list is no value | ${LIST}`]],
    ['normal(mean = [1, 2])', [`«[1, 2]» a list is no value | ${LIST}`]],
    ['normal(mean = 1, sd = [-(1), 2])', [`«[-(1), 2]» a list is no value | ${LIST}`]],
    ['choice(values = [])', ['«[]» a list must not be empty']],
    // districts
    ['a["qiantang"]', ['«"qiantang"» a district must be an id | write [qiantang] without quotes']],
    ['a[钱塘]', ['«钱塘» a district must be an id | use the id of the district, not its label']],
    [
      'a[1, 2]',
      ['«1, 2» a district must be an id | write revenue[qiantang]; a list follows `values =` or `weights =`'],
    ],
    [
      'a[2025]',
      ['«2025» a district must be an id | write revenue[qiantang]; a list follows `values =` or `weights =`'],
    ],
    ['a[]', ['«[]» a district is missing | write revenue[qiantang]']],
    ['a[b', ['«[b» a [ is never closed | add the ] that closes it']],
    ['a[b][c]', ['«][» an operator is missing between ] and [ | a list follows `values =` or `weights =`']],
    // functions
    ['sqr(x)', ['«sqr» unknown function | did you mean sqrt?']],
    ['nomal(mean = 1)', ['«nomal» unknown function | did you mean normal?']],
    ['ln(x)', ['«ln» unknown function | write log(x), the natural logarithm']],
    [
      'sum(x)',
      [
        '«sum» unknown function | write total(x) over the children of a district, since_base(x) over the years, or a + b',
      ],
    ],
    ['firms.min(x, y)', ['«firms.min» unknown function']],
    ['log(x, 10)', ['«log(x, 10)» log requires one argument | log is the natural logarithm: write log(x) / log(10)']],
    [
      'round(x, 1)',
      ['«round(x, 1)» round requires one argument | round gives whole numbers: write round(x * 10) / 10'],
    ],
    ['max(x)', ['«max(x)» max requires two arguments or more']],
    ['min([a, b])', ['«min([a, b])» min requires two arguments or more | write min(a, b) without [ ]']],
    ['exp()', ['«exp()» exp requires one argument']],
    ['lag()', ['«lag()» lag requires one or two arguments | write lag(x) or lag(x, 2)']],
    ...['0', '1.5', '-1', 'n', '100%', '2 years'].map((n): [string, string[]] => [
      `lag(x, ${n})`,
      [`«${n}» years of a lag must be a whole number, at least 1 | write lag(x, 2)`],
    ]),
    ['total(a, b)', ['«total(a, b)» total requires one argument | write total(x)']],
    // distributions
    ['normal(5%, 2%)', ['5%', '2%'].map((p) => `«${p}» a parameter of normal has no name | ${NAME_IT}`)],
    ['normal(mean == 5%)', [`«mean == 5%» a parameter of normal has no name | ${NAME_IT}`]],
    ['normal(mean: 5%)', [`«mean: 5%» a parameter of normal has no name | ${NAME_IT}`]],
    ['truncated(normal(mean = 0, sd = 1), 0)', [`«0» a parameter of truncated has no name | ${NAME_IT}`]],
    ['normal(mean = 1, mean = 2)', ['«mean» duplicate parameter of normal']],
    ['normal(a.b = 1)', ['«a.b» unknown parameter of normal']],
    ['normal(__proto__ = 1)', ['«__proto__» unknown parameter of normal']],
    [
      'truncated(min = 0)',
      [
        '«truncated(min = 0)» truncated requires a distribution first | write truncated(normal(mean = 5, sd = 2), min = 0)',
      ],
    ],
    [
      'truncated(trend, min = 0)',
      ['«trend» truncated requires a distribution first | write truncated(normal(mean = 5, sd = 2), min = 0)'],
    ],
    ...['normal(mean = 0, sd = 1)', 'trend'].map((first): [string, string[]] => [
      `mixture(${first})`,
      [
        `«${first}» mixture requires a list first | write mixture([normal(mean = 5, sd = 2), uniform(min = 0, max = 9)], weights = [0.8, 0.2])`,
      ],
    ]),
    // several at once
    [
      'sqr(x) + ln(y)',
      ['«sqr» unknown function | did you mean sqrt?', '«ln» unknown function | write log(x), the natural logarithm'],
    ],
    ['', ['«» an expression must not be empty']],
    [' 　', ['« 　» an expression must not be empty']],
  ])('%s', (text, expected) => {
    const found = messages(text);
    // What is known is a long list; the start of it is enough.
    expect(found.map((message) => message.replace(/ \| known are .*/, ''))).toEqual(expected);
  });

  test('a function like no other gets the list of those known', () => {
    expect(String(issuesOf('frobnicate(x)')[0]!.hint)).toMatch(
      /^known are min, max, .*, lag, since_base, total, normal, .*truncated$/,
    );
  });

  test('the user’s own text is quoted, not the normalised one', () => {
    expect(issuesOf('normal（５％）')[0]!.got).toBe('５％');
  });

  test('a number that is not finite', () => {
    expect(issuesOf(Number.NaN)[0]).toMatchObject({rule: 'a number must be finite', got: 'NaN'});
    expect(issuesOf(-Infinity)[0]).toMatchObject({rule: 'a number must be finite', got: '-Infinity'});
  });
});

describe('nothing that is written can hang or overflow', () => {
  const deep = 'an expression is nested too deeply';
  test.each<[string, string, string]>([
    ['brackets', '('.repeat(101) + 'a' + ')'.repeat(101), 'brackets must be nested at most 100 deep'],
    ['calls', 'abs('.repeat(101) + 'a' + ')'.repeat(101), 'brackets must be nested at most 100 deep'],
    ['signs', `${'-'.repeat(9999)}a`, deep],
    ['nots', `${'not '.repeat(2400)}a`, deep],
    ['powers', `${'a^'.repeat(4999)}a`, deep],
    ['conditionals', `${'a?a:'.repeat(2400)}a`, deep],
    ['terms', `${'a+'.repeat(4999)}a`, deep],
    ['length', `${' '.repeat(10_000)}a`, 'an expression must be at most 10000 characters'],
  ])('%s', (_, text, rule) => {
    expect(issuesOf(text).map((issue) => issue.rule)).toEqual([rule]);
  });

  test('what a planner may write is far from the limits', () => {
    expect(() => issuesOf(`${'('.repeat(100)}a${')'.repeat(100)}`)).toThrow('no issue');
    expect(() => issuesOf(`a${' + a'.repeat(400)}`)).toThrow('no issue');
  });

  test('at most ten issues of one expression', () => {
    expect(issuesOf('! '.repeat(1000))).toHaveLength(10);
  });
});
