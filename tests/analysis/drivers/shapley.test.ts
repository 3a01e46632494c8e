import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {ORDERS} from '../../../engine/analysis/drivers/sampled-effects.ts';
import {drivers, type DriversOptions} from '../../../engine/index.ts';
import {compileText} from '../../support/compile-text.ts';
import {CELL} from './functions.ts';

/** y = Σ βᵢ xᵢ + noise of correlated normals, its Shapley effects in closed form, and the index of all xᵢ together. */
interface Gaussian {
  readonly beta: readonly number[];
  readonly sd: readonly number[];
  readonly pairs: readonly (readonly [number, number, number])[];
  readonly noise: number;
  readonly shapley: readonly number[];
  readonly whole: number;
}

const CASES = JSON.parse(
  readFileSync(new URL('../../reference/drivers/shapley-gaussian.json', import.meta.url), 'utf8'),
) as Readonly<Record<'six' | 'eight' | 'three', Gaussian>>;

function scenarioOf({beta, sd, pairs, noise}: Gaussian) {
  return compileText(`
calendar: {base: 2024, end: 2025}
assumptions:
${sd.map((s, i) => `  x${i}: {value: "normal(mean = 0, sd = ${s})"}`).join('\n')}
correlations:
${pairs.map(([i, j, rho]) => `  - {between: [x${i}, x${j}], rho: ${rho}}`).join('\n')}
metrics:
  y: {kind: formula, value: "${beta.map((b, i) => `${b} * x${i}`).join(' + ')} + normal(mean = 0, sd = ${noise})"}
targets:
  top: {metric: y, district: a, year: 2025, at_least: 1}
run: {replicates: 65536, seed: 8}`);
}

async function shapleyOf(gaussian: Gaussian, options: DriversOptions = {}) {
  const report = await drivers(scenarioOf(gaussian), {cells: [CELL], targets: [], ...options});
  const {alone, shapley} = report.cells[0]!.level!.sources.find(({source}) => source.startsWith('correlated/'))!;
  return {report, alone, effects: gaussian.beta.map((_, i) => shapley![`x${i}`]!)};
}

describe('Shapley effects of many correlated assumptions', () => {
  // 64 orders of n programs with 4,096 replicates each: 24 or 32 ordinary runs of 65,536.
  it.each(['six', 'eight'] as const)('of %s normals are within 3 standard errors of the closed form', async (name) => {
    const {report, alone, effects} = await shapleyOf(CASES[name]);
    expect(report.run.orders).toBe(ORDERS);
    expect(Math.abs(alone.index - CASES[name].whole)).toBeLessThan(3 * alone.standardError);
    for (const [i, {index, standardError}] of effects.entries()) {
      expect(Math.abs(index - CASES[name].shapley[i]!), `x${i}`).toBeLessThan(3 * standardError);
      // A share is known to a point or so.
      expect(standardError).toBeGreaterThan(0);
      expect(standardError).toBeLessThan(0.012);
    }
    expect(effects.reduce((sum, {index}) => sum + index, 0)).toBeCloseTo(alone.index, 12);
  });

  it('are equal in law to those of all coalitions, where these are few', async () => {
    const [all, drawn] = [await shapleyOf(CASES.three), await shapleyOf(CASES.three, {mostPlayers: 2})];
    expect([all.report.run.orders, drawn.report.run.orders]).toEqual([undefined, ORDERS]);
    for (const [i, one] of all.effects.entries()) {
      const other = drawn.effects[i]!;
      for (const {index, standardError} of [one, other])
        expect(Math.abs(index - CASES.three.shapley[i]!)).toBeLessThan(3 * standardError);
      expect(Math.abs(one.index - other.index)).toBeLessThan(3 * Math.hypot(one.standardError, other.standardError));
    }
  });

  it('of a chance add up to the chance’s share, and need no more than the level to be drawn', async () => {
    const {targets} = await drivers(scenarioOf(CASES.six), {targets: ['top'], replicates: 20_000});
    const {chance, level} = targets['top']!;
    for (const {sources} of [chance!, level!]) {
      const {alone, shapley} = sources.find(({source}) => source.startsWith('correlated/'))!;
      expect(Object.values(shapley!).reduce((sum, {index}) => sum + index, 0)).toBeCloseTo(alone.index, 12);
    }
  });

  it('have standard errors that are those over seeds', async () => {
    // 20 seeds: the standard deviation is known to 16 %, so within 3 of that.
    const found: {index: number; standardError: number}[] = [];
    for (let seed = 1; seed <= 20; seed++)
      found.push((await shapleyOf(CASES.three, {mostPlayers: 2, seed: 1000 * seed, replicates: 2048})).effects[1]!);
    const mean = found.reduce((sum, {index}) => sum + index / 20, 0);
    const sd = Math.sqrt(found.reduce((sum, {index}) => sum + (index - mean) ** 2, 0) / 19);
    const stated = found.reduce((sum, {standardError}) => sum + standardError / 20, 0);
    expect(Math.abs(sd / stated - 1)).toBeLessThan(0.48);
    expect(Math.abs(mean - CASES.three.shapley[1]!)).toBeLessThan((4 * sd) / Math.sqrt(20));
  }, 30_000);
});
