import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {influences, sharedIndex, sharedIndexOfHits} from '../../../engine/analysis/drivers/sobol.ts';
import type {Compiled} from '../../../engine/compile/compile.ts';
import {drivers} from '../../../engine/index.ts';
import {normalCdf} from '../../../engine/kernels/scalar/index.ts';
import {CELL, gFunction, gIndices, ishigami, ishigamiIndices, linear} from './functions.ts';

interface Indices {
  readonly first: readonly number[];
  readonly total: readonly number[];
}

const SCIPY = JSON.parse(
  readFileSync(new URL('../../reference/drivers/sobol-indices.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Indices>>;

/** First and total, of x1, x2 and x3. */
const SALIB_ISHIGAMI = [
  [0.31, 0.55],
  [0.44, 0.44],
  [0, 0.24],
] as const;

async function partsOf(compiled: Compiled) {
  const report = await drivers(compiled, {cells: [CELL]});
  const {level} = report.cells[0]!;
  return {report, level: level!, part: (id: string) => level!.sources.find(({source}) => source === id)!};
}

// 3 standard errors, as the issue asks; seeds are fixed, so a pass is a pass for good. Where an index is 0 its estimate varies by its own standard error too.
function expectWithin({index, standardError}: {index: number; standardError: number}, known: number, slack = 0): void {
  expect(standardError).toBeGreaterThan(0);
  expect(standardError).toBeLessThan(0.012);
  expect(Math.abs(index - known)).toBeLessThan(3 * standardError + slack);
}

describe('Sobol indices', () => {
  // 5 runs of 32,768 replicates beside A and B; ST of SciPy and known values.
  it.each([
    ['ishigami', () => ishigami(), ishigamiIndices()],
    ['g-function', gFunction, gIndices()],
  ] as const)(
    'of the %s are within 3 standard errors of the known ones, and SciPy’s',
    async (name, scenario, known) => {
      const {part} = await partsOf(scenario());
      for (const [i, first] of known.first.entries()) {
        const {alone, withOthers} = part(`assumption/x${i + 1}`);
        expectWithin(alone, first);
        expectWithin(withOthers, known.total[i]!);
        // SciPy’s error on 2^15 Sobol points is below 0.002.
        expectWithin(alone, SCIPY[name]!.first[i]!, 0.002);
        expectWithin(withOthers, SCIPY[name]!.total[i]!, 0.002);
      }
    },
  );

  it('agree with SALib’s published values of Ishigami’s function, singly and for skewed inputs', async () => {
    // tests/test_regression.py of SALib, test_regression_sobol and _groups_dists: two digits, cut or rounded. The inputs of the second are its test of groups with distributions, in which it finds
    // 0.427 of x1 and x3 together, and 0.573 of x2.
    const {part} = await partsOf(ishigami());
    for (const [i, [first, total]] of SALIB_ISHIGAMI.entries()) {
      expectWithin(part(`assumption/x${i + 1}`).alone, first, 0.01);
      expectWithin(part(`assumption/x${i + 1}`).withOthers, total, 0.01);
    }
    const skewed = await partsOf(
      ishigami([
        'uniform(min = -3.14159265358979, max = 3.14159265358979)',
        'lognormal(median = 2.718281828459045, sigma = 0.2)',
        'triangular(min = 0, mode = 1.5, max = 3)',
      ]),
    );
    const found = SCIPY['ishigami-skewed']!;
    expect(Math.abs(skewed.part('assumption/x2').alone.index - 0.573)).toBeLessThan(0.02);
    for (const [i, first] of found.first.entries()) {
      expectWithin(skewed.part(`assumption/x${i + 1}`).alone, first, 0.002);
      expectWithin(skewed.part(`assumption/x${i + 1}`).withOthers, found.total[i]!, 0.002);
    }
  });

  it('of a group agree with SALib’s, and tell what two do together: its second-order index', async () => {
    // test_regression_sobol_groups: 0.55 of x1 and x3, 0.44 of x2; S13 of test_regression_sobol: 0.25. Assumptions that are tied are one group, and so loosely as here they are independent.
    const {part} = await partsOf(ishigami(undefined, 'correlations:\n  - {between: [x1, x3], rho: 0.000000001}'));
    const group = part('correlated/x1+x3');
    expectWithin(group.alone, 0.55, 0.01);
    expectWithin(group.withOthers, 0.55, 0.01);
    expectWithin(part('assumption/x2').alone, 0.44, 0.01);
    const {first} = ishigamiIndices();
    const together = {...group.alone, index: group.alone.index - first[0]! - first[2]!};
    expectWithin(together, 0.25, 0.01);
    // V13/V, known.
    expectWithin(together, ishigamiIndices().total[2]!);
    expect(group.shapley!['x1']!.index).toBeGreaterThan(group.shapley!['x3']!.index);
  });

  it('of the g-function agree with SALib’s published values for its vector a', async () => {
    // tests/test_test_functions.py, test_sensitivity_index: first-order indices to six digits. Its total indices of the time are of another formula; ours are those of Saltelli & Sobol 1995.
    const weights = [78, 12, 0.5, 2, 97, 33];
    const published = [0.000276, 0.010195, 0.765743, 0.191436, 0.000179, 0.00149];
    const known = gIndices(weights);
    known.first.forEach((first, i) => expect(first).toBeCloseTo(published[i]!, 6));
    const {part} = await partsOf(gFunction(weights));
    for (const [i, first] of published.entries()) {
      expectWithin(part(`assumption/x${i + 1}`).alone, first, 5e-7);
      expectWithin(part(`assumption/x${i + 1}`).withOthers, known.total[i]!);
    }
  });

  it('of a linear model are the shares of its variances, and say how much can be learned', async () => {
    const {level, part} = await partsOf(linear());
    const variances = {'assumption/x1': 1, 'assumption/x2': 4, 'factor/f': 9, 'shock/a': 16};
    for (const [id, variance] of Object.entries(variances)) {
      expectWithin(part(id).alone, variance / 30);
      expectWithin(part(id).withOthers, variance / 30);
    }
    expectWithin(level.learned, 5 / 30);
    expect(level.luck.index).toBe(1 - level.learned.index);
  });

  it('of whether a target is reached are those of an indicator of a normal', async () => {
    const report = await drivers(linear());
    const {chance, probability} = report.targets['top']!;
    const z = 5 / Math.sqrt(30);
    const p = 1 - normalCdf(z);
    expect(Math.abs(probability - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 65_536));
    // Cov(1{Y > c}, 1{Y' > c}) of normals with correlation ρ: P(both) = p − 2 T-function; by quadrature of the bivariate normal.
    const both = (rho: number) => bivariateTail(z, rho);
    const index = (rho: number) => (both(rho) - p * p) / (p * (1 - p));
    const part = (id: string) => chance!.sources.find(({source}) => source === id)!;
    for (const [id, variance] of [
      ['assumption/x2', 4],
      ['factor/f', 9],
      ['shock/a', 16],
    ] as const) {
      expectWithin(part(id).alone, index(variance / 30));
      expectWithin(part(id).withOthers, 1 - index(1 - variance / 30));
    }
    expectWithin(chance!.learned, index(5 / 30));
  });

  it('stands for nothing where nothing varies, and hits agree with their columns', () => {
    expect(sharedIndex(new Float64Array(9).fill(0.1), new Float64Array(9).fill(0.1))).toBeUndefined();
    expect(sharedIndexOfHits(new Uint8Array(9), new Uint8Array(9))).toBeUndefined();
    const [y, z] = [Uint8Array.from([1, 0, 1, 1, 0, 0, 1, 0]), Uint8Array.from([1, 0, 0, 1, 0, 1, 1, 0])];
    const slow = sharedIndex(Float64Array.from(y), Float64Array.from(z))!;
    const fast = sharedIndexOfHits(y, z)!;
    expect(fast.index).toBeCloseTo(slow.index, 12);
    expect(fast.standardError).toBeCloseTo(slow.standardError, 12);
    const {index, influence} = influences(y, z)!;
    expect(index).toBeCloseTo(slow.index, 12);
    expect(influence.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 12);
    expect(Math.sqrt(influence.reduce((sum, x) => sum + x * x, 0)) / 8).toBeCloseTo(slow.standardError, 12);
  });

  it('standard errors are those over seeds', async () => {
    // 30 seeds: the standard deviation of the estimates is known to 13 %, so within 3 of that.
    const estimates: number[] = [];
    let stated = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const report = await drivers(linear(), {seed, replicates: 2048, targets: ['top']});
      const {alone} = report.targets['top']!.level!.sources.find(({source}) => source === 'factor/f')!;
      estimates.push(alone.index);
      stated += alone.standardError / 30;
    }
    const mean = estimates.reduce((sum, x) => sum + x, 0) / 30;
    const sd = Math.sqrt(estimates.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 29);
    expect(Math.abs(sd / stated - 1)).toBeLessThan(0.4);
  }, 20_000);
});

/** P(X > c, Y > c) of standard normals with correlation ρ: ∫ φ(x) Φ((ρx − c)/√(1 − ρ²)) dx over x > c, by Simpson's rule; error below 1e-9. */
function bivariateTail(c: number, rho: number): number {
  const [n, end] = [2000, c + 10];
  const h = (end - c) / n;
  let sum = 0;
  for (let k = 0; k <= n; k++) {
    const x = c + k * h;
    const weight = k === 0 || k === n ? 1 : k % 2 ? 4 : 2;
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    sum += weight * density * normalCdf((rho * x - c) / Math.sqrt(1 - rho * rho));
  }
  return (sum * h) / 3;
}
