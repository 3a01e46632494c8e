import {describe, expect, it} from 'vitest';
import type {TidemarkError} from '../../engine/errors.ts';
import {compileText} from '../support/compile-text.ts';
import {faults} from '../support/faults.ts';

const metrics = (...lines: string[]) => ['metrics:', ...lines.map((line) => `  ${line}`)].join('\n');
const revenue = 'revenue: {kind: growth, unit: 亿元, base: 100, rate: 5%}';

describe('faults found by the compiler', () => {
  it.each([
    [
      'a misspelt name',
      `assumptions: {trend: {value: 5%}}\n${metrics('revenue: {kind: growth, base: 100, rate: trnd + 1%}')}`,
      ['metrics.revenue.rate: unknown name trnd (did you mean trend?)'],
    ],
    [
      'a name that is nothing like any other',
      metrics('revenue: {kind: growth, base: 100, rate: zzz}'),
      ['metrics.revenue.rate: unknown name zzz (known are year, revenue)'],
    ],
    [
      'a unit of the wrong kind',
      metrics('revenue: {kind: growth, unit: 亿元, base: 100 家, rate: 5%}'),
      [
        'metrics.revenue.base: a value in 家 where 亿元 is needed (give it in 亿元 or a unit that converts to it; a number without a unit is taken to be in 亿元)',
      ],
    ],
    [
      'a unit on a number that has none',
      metrics('revenue: {kind: growth, unit: 亿元, base: 100, rate: 5%, volatility: 8 亿元}'),
      [
        'metrics.revenue.volatility: a value in 亿元 where a plain number is needed (leave the unit out, or give a unit to what is defined here)',
      ],
    ],
    [
      'a target in the wrong unit',
      `${metrics(revenue)}\ntargets: {t: {metric: revenue, at_least: 5 家}}`,
      [
        'targets.t.at_least: a value in 家 where 亿元 is needed (give it in 亿元 or a unit that converts to it; a number without a unit is taken to be in 亿元)',
      ],
    ],
    [
      'a target that no number can be',
      `${metrics(revenue)}\ntargets: {t: {metric: revenue, about: 5, within: 1/0}}`,
      ['targets.t.within: must be one finite number got Infinity (write a number such as 3500)'],
    ],
    [
      'a check that no number can be',
      `${metrics(revenue)}\nchecks: [{metric: revenue, p50: '>= log(-1)'}, {metric: revenue, mean: '> x'}]`,
      [
        'checks.0.p50: must be one finite number got NaN (write a number such as 3500)',
        'checks.1.mean: must be a number, not x (make a formula metric of it and set the target on that)',
      ],
    ],
    [
      'a parameter out of its range',
      metrics("revenue: {kind: growth, base: 'normal(mean = 100, sd = -3)', rate: 5%}"),
      ['metrics.revenue.base: sd must be above 0 got -3 (for a value without spread, write the number itself)'],
    ],
    [
      'a cycle that no lag breaks',
      metrics('x: {kind: formula, value: y + 1}', 'y: {kind: formula, value: x * 2}'),
      [
        'metrics.x: must not rest on itself within a year: x[a] 2024 → y[a] 2024 → x[a] 2024 (use last year’s value with lag(…) where the circle may be broken)',
      ],
    ],
    [
      'assumptions that rest on each other',
      `assumptions: {x: {value: y}, y: {value: x}}\n${metrics(revenue)}`,
      ['assumptions.x.value: must not rest on itself: x → y → x (break the circle)'],
    ],
    [
      'an assumption that rests on a metric',
      `assumptions: {x: {value: revenue}}\n${metrics(revenue)}`,
      [
        'assumptions.x.value: unknown assumption revenue (what is drawn once per replicate may rest on other assumptions only)',
      ],
    ],
    [
      'a district without a value',
      `districts: {a: {}, b: {}}\n${metrics('revenue: {kind: growth, base: {a: 100}, rate: 5%}')}`,
      [
        'metrics.revenue.base: missing value for b in 2024 (add b, 2024 or default here, or list the metric’s districts under districts)',
      ],
    ],
    [
      'a metric asked for where it is not',
      `districts: {a: {}, b: {}}\n${metrics('x: {kind: table, values: 1, districts: [a]}', 'y: {kind: formula, value: x}')}`,
      ['metrics.y.value: metric x has no value in b (name a district that has it: x[a])'],
    ],
    [
      'total(x) below the top',
      `districts: {p: {}, a: {within: p}}\n${metrics('x: {kind: table, values: 1}', 'y: {kind: formula, value: total(x), districts: [a]}')}`,
      [
        'metrics.y.value: total requires a district with children, got a (name the parent, or write the sum of the districts that you mean)',
      ],
    ],
    [
      'two residuals',
      `districts: {p: {}, a: {within: p}, b: {within: p}}\n${metrics('x: {kind: growth, base: {p: 9, a: residual, b: residual}, rate: 0}')}`,
      [
        'metrics.x.base.a: must be the only residual within p (one unknown follows from one total: give the base of all but one of a, b)',
        'metrics.x.base.b: must be the only residual within p (one unknown follows from one total: give the base of all but one of b, a)',
      ],
    ],
    [
      'a residual of nothing',
      `districts: {p: {}, a: {within: p}, b: {within: p}}\n${metrics('x: {kind: growth, base: {a: 3, b: residual}, rate: 0}')}`,
      ['metrics.x.base.b: residual requires a base for p (add p and its known total under base)'],
    ],
    [
      'a correlated assumption that is not one distribution',
      `assumptions: {x: {value: "2 * normal(mean = 0, sd = 1)"}, y: {value: "normal(mean = 0, sd = 1)"}}
correlations: [{between: [x, y], rho: 0.5}]
${metrics(revenue)}`,
      [
        'assumptions.x.value: a correlated assumption must be a single distribution got 2 * normal(mean = 0, sd = 1) (correlate an assumption that is one distribution and build on it in another)',
      ],
    ],
    [
      'a target that names something uncertain',
      `assumptions: {x: {value: 5}}\n${metrics(revenue)}\ntargets: {t: {metric: revenue, at_least: x}}`,
      ['targets.t.at_least: must be a number, not x (make a formula metric of it and set the target on that)'],
    ],
    [
      'a target on what is not defined yet',
      `${metrics(revenue, 'growth: {kind: formula, value: "revenue / lag(revenue, 2) - 1"}')}\ntargets: {t: {metric: growth, year: 2025, at_least: 5%}}`,
      ['targets.t: growth is not defined in a in 2025 (choose a later year)'],
    ],
  ])('%s', (_, text, expected) => expect(faults(text)).toEqual(expected));

  it('all at once, each with its place, each once', () => {
    const found = faults(`districts: {a: {}, b: {}, c: {}}
assumptions: {x: {value: "uniform(min = 3, max = 1)"}}
${metrics('r: {kind: growth, base: 5 家, unit: 亿元, rate: nope}', 'q: {kind: formula, value: r / missing}')}
targets: {t: {metric: r, district: a, at_least: 1 名}}`);
    expect(found).toHaveLength(5);
  });

  it('points at the very word', () => {
    try {
      compileText(metrics('revenue: {kind: growth, base: 100, rate: 3% + tend}'));
      expect.unreachable();
    } catch (error) {
      const [issue] = (error as TidemarkError).issues;
      const {text, column, length} = issue!.location!;
      expect(text.slice(column - 1, column - 1 + length)).toBe('tend');
      expect((error as Error).message).toMatch(/^test\.yaml:\d+:\d+ metrics\.revenue\.rate: unknown name tend\n/);
    }
  });
});

describe('what the compiler allows', () => {
  it('an assumption or a factor that nothing uses, with a warning', () => {
    const {warnings} = compileText(`assumptions: {trend: {value: 5%}, spare: {value: 1}, over: {value: trend}}
factors: {cycle: {kind: white, sd: 1%}, other: {kind: white, sd: 1%}}
${metrics('revenue: {kind: growth, base: 100, rate: over, loads: {cycle: 1}}')}`);
    expect(warnings).toEqual(['assumption spare is used by no metric', 'factor other is used by no metric']);
  });

  it('a branch that is never taken may be undefined', () =>
    expect(
      faults(metrics(revenue, 'growth: {kind: formula, value: "year > 2024 ? revenue / lag(revenue) - 1 : 0"}')),
    ).toEqual([]));

  it('a formula that looks back begins later', () => {
    const {trajectories} = compileText(
      metrics(revenue, 'growth: {kind: formula, value: "revenue / lag(revenue, 2) - 1"}'),
    );
    expect(trajectories.filter(({metric}) => metric === 'growth').map(({year}) => year)).toEqual([2026, 2027]);
  });
});

describe('faults of form and faults of expressions', () => {
  it('come together, so that a file is mended in one go', () => {
    const found = faults(`assumptions: {trend: {value: "normal(mean = 5%, sd 2%)"}}
correlations: [{between: [trend, trnd], rho: 1.5}]
${metrics('revenue: {kind: growth, base: 100, rate: trend + edge, volatlity: 8%}')}`);
    expect(found.map((line) => line.split(':')[0])).toEqual([
      'assumptions.trend.value',
      'correlations.0.between.1',
      'correlations.0.rho',
      'metrics.revenue.rate',
      'metrics.revenue',
    ]);
  });
});
