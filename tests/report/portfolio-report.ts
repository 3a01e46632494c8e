import {type PortfolioPoint, type PortfolioReport, portfolioSchema} from '../../engine/portfolio-schema.ts';

const REPLICATES = 20_000;

/** A small report of `levers` with a budget and a frontier of four points, in the form that programs get. */
export function portfolioReport(): PortfolioReport {
  const plant = (value: number) => ({lever: 'plant', value, cost: value});
  const support = (value: number) => ({lever: 'support', district: 'town', value, cost: 240 * value});
  const now = point(0, 0.0328, []);
  const best = point(12, 0.5748, [plant(6), support(0.025)]);
  return portfolioSchema.parse({
    tidemark: 1,
    engine: '0.0.0',
    scenario: {
      id: 'levers',
      title: {zh: '杠杆', en: 'Levers'},
      base: 2024,
      end: 2027,
      digest: `sha256:${'0'.repeat(64)}`,
    },
    run: {seed: 1, searched: 4096, freshSeed: 2, replicates: REPLICATES, trials: 1008, exhaustive: true},
    goal: ['output', 'firms'],
    floors: {},
    budget: 12,
    unit: '亿元',
    levers: [
      {lever: 'plant', unit: '亿元', label: {zh: '新厂', en: 'Plant'}, percent: false, settings: 3, assumed: '0'},
      {lever: 'support', district: 'town', percent: true, settings: 5, assumed: '0%'},
    ],
    dearest: 14,
    now,
    best,
    floorsKept: {},
    optimism: {difference: 0.006, standardError: 0.0085},
    frontier: [now, point(4.6, 0.3353, [plant(4.6)]), best, point(14, 0.6422, [plant(6), support(0.0333)])],
    targets: {
      output: {metric: 'output', district: 'city', year: 2027, asks: {of: 'level', atLeast: 175}},
      firms: {metric: 'firms', district: 'town', year: 2027, asks: {of: 'cumulative', atLeast: 24}},
    },
    districts: {city: {label: {zh: '全市', en: 'City'}}, town: {label: {zh: '城区', en: 'Town'}, within: 'city'}},
    metrics: {
      output: {kind: 'growth', label: {zh: '产值', en: 'output'}, unit: '亿元'},
      firms: {kind: 'flow', label: {zh: '企业', en: 'firms'}, unit: '家'},
    },
  });
}

function point(cost: number, probability: number, set: PortfolioPoint['set']): PortfolioPoint {
  const chance = (p: number) => {
    const standardError = Math.sqrt((p * (1 - p)) / REPLICATES);
    return {
      probability: p,
      standardError,
      interval: [p - 2 * standardError, p + 2 * standardError] as [number, number],
    };
  };
  return {
    cost,
    set,
    ...chance(probability),
    searched: Number((probability + 0.008).toFixed(4)),
    targets: {output: chance(probability), firms: chance(0.98)},
  };
}
