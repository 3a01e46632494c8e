/** A scenario that is mangled at random compiles, or is refused by a TidemarkError whose every issue has a place: never a crash, never a hang. */
import * as fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {TidemarkError} from '../../engine/errors.ts';
import {compileText} from '../support/compile-text.ts';

const SCENARIO = `
districts: {p: {}, a: {within: p, tags: [core]}, b: {within: p}}
assumptions:
  trend: {value: 'normal(p5 = 2%, p95 = 12%)'}
  edge: {by: district, value: 'pert(min = -2%, mode = 0%, max = 3%)', at: {core: 'uniform(min = 0, max = 2%)'}}
  cut: {value: 'truncated(lognormal(median = 1, sigma = 0.3), max = 2)'}
correlations: [{between: [trend, cut], rho: -0.4}]
factors:
  cycle: {kind: ar1, persistence: 0.6, sd: 5%}
  shock: {kind: jump, rate: 10%, size: 'normal(mean = -10%, sd = 2%)'}
metrics:
  revenue:
    kind: growth
    unit: 亿元
    base: {p: 1000 亿元, a: 'lognormal(p10 = 300, p90 = 400)', b: residual}
    rate: {default: trend + edge, core: {2026: trend, default: trend * cut}}
    volatility: 8%
    loads: {cycle: 1, shock: {a: 0.5, default: 1}}
  margin: {kind: table, unit: '%', values: {a: 12%, b: 'mixture([10%, uniform(min = 5%, max = 15%)], weights = [1, 2])'}, total: {weighted_mean: revenue}}
  profit: {kind: formula, unit: 亿元, value: 'year > 2024 ? revenue * margin - since_base(revenue) / 100 : 0'}
  growth: {kind: formula, value: 'revenue / lag(revenue) - 1', districts: [p]}
targets:
  level: {metric: revenue, district: p, at_least: 1200}
  band: {metric: margin, district: a, year: 2026, between: [10%, 14%]}
  always: {metric: growth, district: p, every_year: true, at_least: 2%}
  all: {all: [level, band]}
checks: [{target: all, probability: '>= 5%'}, {metric: revenue, district: a, p50: '>= 300'}]
`;

const WORDS = [
  'trend',
  'revenue',
  'a',
  'p',
  'residual',
  'lag(revenue)',
  '%',
  '亿元',
  '家',
  '(',
  ')',
  '[',
  '{',
  '}',
  '-1',
  '1e999',
  '0',
  'null',
  'year',
  'cycle',
  ',',
  ': ',
  'x',
];

describe('a mangled scenario', () => {
  it('is sound to begin with', () => expect(compileText(SCENARIO).targets).toHaveLength(4));

  it('compiles, or is refused with places, within a second', () => {
    const mangling = fc.array(
      fc.record({
        at: fc.nat(SCENARIO.length),
        length: fc.nat(12),
        text: fc.oneof(fc.constantFrom(...WORDS), fc.string({maxLength: 6})),
      }),
      {minLength: 1, maxLength: 4},
    );
    fc.assert(
      fc.property(mangling, (cuts) => {
        const text = cuts.reduce(
          (whole, {at, length, text}) => whole.slice(0, at) + text + whole.slice(at + length),
          SCENARIO,
        );
        const started = performance.now();
        try {
          compileText(text);
        } catch (error) {
          if (!(error instanceof TidemarkError)) throw error;
          expect(error.issues.length).toBeGreaterThan(0);
          for (const {location, rule} of error.issues) expect(location, String(rule)).toBeDefined();
        }
        expect(performance.now() - started).toBeLessThan(1000);
      }),
      {numRuns: 400, seed: 20261121},
    );
  });

  it('in which one expression is exchanged for another compiles, or is refused with places', () => {
    const leaves = [...SCENARIO.matchAll(/'[^']+'|(?<=[:{,] )[\d.]+%?(?=[,}])/g)].map(
      (match) => [match.index, match[0]] as const,
    );
    fc.assert(
      fc.property(fc.constantFrom(...leaves), fc.constantFrom(...leaves), ([at, old], [, other]) => {
        const text = SCENARIO.slice(0, at) + other + SCENARIO.slice(at + old.length);
        try {
          compileText(text);
        } catch (error) {
          if (!(error instanceof TidemarkError)) throw error;
          for (const {location, rule} of error.issues) expect(location, String(rule)).toBeDefined();
        }
      }),
      {numRuns: 300, seed: 7},
    );
  });
});
