import {expect, it} from 'vitest';
import {forecast, required} from '../../../engine/index.ts';
import {compileText} from '../../support/compile-text.ts';

const SCENARIOS = 100;
const SEARCHED = 4096;
const CHECKED = 8192;

/** Numbers in (0, 1), the same each time (Lehmer's generator with the multiplier of Park & Miller 1988). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

/** Two districts with factors, shares and inflows of many sizes; `shift` is what is added to the rate. */
function scenario(seed: number, shift: string): string {
  const next = numbers(seed);
  const between = (low: number, high: number) => (low + (high - low) * next()).toFixed(4);
  return `
districts: {all: {}, a: {within: all}, b: {within: all}}
assumptions:
  trend: {value: "normal(mean = ${between(0, 0.1)}, sd = ${between(0.005, 0.06)})"}
  edge: {by: district, value: "${next() < 0.5 ? `uniform(min = -${between(0, 0.05)}, max = ${between(0, 0.05)})` : '0'}"}
factors: {cycle: {kind: ar1, persistence: ${between(0, 0.8)}, sd: ${between(0, 0.08)}}}
metrics:
  revenue:
    kind: growth
    base: {a: "lognormal(median = ${between(50, 150)}, sigma = ${between(0.01, 0.3)})", b: ${between(50, 150)}}
    rate: "trend + edge${shift}"
    volatility: ${between(0, 0.15)}
    loads: {cycle: ${between(0, 1.5)}}
    ${next() < 0.5 ? '' : 'center: mean'}
    ${next() < 0.5 ? '' : `inflow: {a: ${between(0, 10)}, default: 0}`}
targets:
  sum: {metric: revenue, district: all, ${next() < 0.5 ? 'at_least' : 'at_most'}: ${between(200, 400)}}
  a: {metric: revenue, district: a, cumulative: true, at_least: ${between(300, 500)}}
  any: {any: [sum, a]}
run: {replicates: ${SEARCHED}, seed: ${seed}}
`;
}

it('P is at the level at its answer, on a fresh seed, in 100 random scenarios', async () => {
  let found = 0;
  for (let seed = 1; seed <= SCENARIOS; seed++) {
    const target = ['sum', 'a', 'any'][seed % 3]!;
    const probability = [0.3, 0.5, 0.8, 0.9][seed % 4]!;
    const options = {targets: [target], probabilities: [probability], workers: 1};
    const report = await required(compileText(scenario(seed, '')), options);
    const [answer] = report.targets[target]!.answers;
    if (answer!.outcome !== 'found') continue;
    found++;
    // The file itself with the answer added to the rate: none of what made the answer is used.
    const changed = compileText(scenario(seed, ` + (${answer!.value})`));
    const fresh = await forecast(changed, {seed: 1000 + seed, replicates: CHECKED, workers: 1});
    // Of the level that the searched sample reached, and of the fresh sample: independent.
    const error = Math.sqrt(probability * (1 - probability) * (1 / SEARCHED + 1 / CHECKED));
    expect(Math.abs(fresh.targets[target]!.probability - probability), `seed ${seed}`).toBeLessThan(4 * error);
  }
  // "Either" of one that falls and one that rises may be likely at any growth.
  expect(found).toBeGreaterThan(80);
}, 60_000);
