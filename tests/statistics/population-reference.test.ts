/**
 * The kind `population` against an independent model in NumPy (tests/reference/metrics/population.py, 10⁶ replicates): means, variances and probabilities of
 * every part, district and year of six scenarios, each within K standard errors of the difference. Seeds are fixed, so a pass is a pass for good; of some
 * 650 comparisons a correct engine fails one for a new seed with probability 650 · 6.3e-5 = 4 %.
 */
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {forecastOf} from '../support/forecast-of.ts';

const K = 4;
const N = 40_000;

interface Cell {
  mean: number;
  sd: number;
  kurtosis: number;
}
interface Case {
  cells: Record<string, Record<string, Record<string, Cell>>>;
  levels: {part: string; district: string; level: number; probability: number}[];
}
const {replicates, cases} = JSON.parse(
  readFileSync(new URL('../reference/metrics/population.json', import.meta.url), 'utf8'),
) as {replicates: number; cases: Record<string, Case>};

const SCENARIOS: Readonly<Record<string, string>> = {
  ladder: `
metrics:
  firms:
    kind: population
    states: {small: 280, above: 80, special: 24, giant: 6, listed: 2}
    entries: {small: 25, above: 2}
    moves:
      small: {above: 6%}
      above: {small: 3%, special: 8%}
      special: {above: 4%, giant: 5%}
      giant: {special: 3%, listed: 4%}
    exits: {small: 8%, above: 3%, special: 2%, giant: 1%}`,
  uncertain: `
assumptions:
  up: {value: 'beta(alpha = 8, beta = 92)'}
  out: {value: 'uniform(min = 2%, max = 12%)'}
  rate: {value: 'gamma(shape = 16, scale = 2.5)'}
metrics:
  firms:
    kind: population
    states: {small: 'normal(mean = 300, sd = 25)', big: 40}
    entries: {small: rate}
    moves: {small: {big: up}, big: {small: up / 2}}
    exits: {small: out, big: out / 3}`,
  districts: `
districts: {p: {}, a: {within: p, tags: [core]}, b: {within: p}}
metrics:
  firms:
    kind: population
    states: {small: {a: 120, b: 45}, big: {core: 10, default: 0}}
    entries: {small: {a: 14, b: 5}, big: {core: 1, 2027: 0.5, default: 0}}
    moves: {small: {big: {core: 10%, b: 5%}}}
    exits: {small: {2025: 4%, 2026: 15%, 2027: 2%}}`,
  driven: `
metrics:
  revenue: {kind: growth, unit: 亿元, base: 100, rate: 8%, volatility: 15%}
  firms:
    kind: population
    states: {small: 60, listed: 4}
    entries: {small: revenue / 10}
    moves: {small: {listed: 'min(50%, 2% + 0.5% * lag(firms.listed))'}}
    exits: {small: 6%}`,
  churn: `
metrics:
  firms:
    kind: population
    states: {x: 1000000, y: 250000, z: 0}
    entries: {y: 40000}
    moves: {x: {y: 70%, z: 20%}, y: {x: 50%, z: 0.00002}}
    exits: {x: 10%, y: 30%}`,
  cycle: `
districts: {p: {}, a: {within: p}, b: {within: p}}
factors: {mood: {kind: ar1, persistence: 0.6, sd: 30%}}
metrics:
  firms:
    kind: population
    states: {small: {a: 90, b: 150}, big: {a: 20, b: 5}}
    entries: {small: {a: 9, b: 12}}
    moves: {small: {big: 'uniform(min = 2%, max = 14%)'}, big: {small: 4%}}
    exits: {small: 'min(40%, 7% * exp(-mood))', big: 1%}`,
};

describe.each(Object.entries(cases))('%s', (name, {cells, levels}) => {
  it('agrees with the model in NumPy', async () => {
    const parts = Object.keys(cells).map((part) => [part, `part_${part.replaceAll('.', '_')}`] as const);
    const forecast = await forecastOf(`${SCENARIOS[name]}
${parts.map(([part, metric]) => `  ${metric}: {kind: formula, value: firms.${part}, total: sum}`).join('\n')}
targets:
${levels.map(({part, district, level}, i) => `  level-${i}: {metric: firms.${part}, district: ${district}, at_least: ${level}}`).join('\n')}
run: {replicates: ${N}, seed: 8}`);
    const scale = Math.sqrt(1 / N + 1 / replicates);
    for (const [part, metric] of parts)
      for (const [district, years] of Object.entries(cells[part]!))
        for (const [year, {mean, sd, kurtosis}] of Object.entries(years)) {
          const found = forecast.metrics[metric]!.districts[district]![year]!;
          const where = `${part} ${district} ${year}`;
          if (sd === 0) expect(found, where).toMatchObject({mean, sd: 0});
          else {
            expect(Math.abs(found.mean - mean) / (sd * scale), `mean of ${where}`).toBeLessThan(K);
            const error = sd * sd * Math.sqrt(kurtosis - 1) * scale;
            expect(Math.abs(found.sd ** 2 - sd * sd) / error, `variance of ${where}`).toBeLessThan(K);
          }
        }
    levels.forEach(({probability: p, part}, i) => {
      const found = forecast.targets[`level-${i}`]!.probability;
      expect(Math.abs(found - p) / (Math.sqrt(p * (1 - p)) * scale), `probability of ${part}`).toBeLessThan(K);
    });
  });
});
