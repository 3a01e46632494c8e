import {describe, expect, it} from 'vitest';
import {atLeastCurve, bindings, pairing} from '../../../engine/analysis/drivers/joint.ts';
import {
  correlationsWith,
  correlationsWithHits,
  ranksOf,
  standardRanks,
} from '../../../engine/analysis/drivers/rank-correlation.ts';
import {drawnInput, discoverRules} from '../../../engine/analysis/drivers/rules.ts';
import {prim, score} from '../../../engine/analysis/drivers/prim.ts';
import {shapleyWeight} from '../../../engine/analysis/drivers/shapley.ts';
import {drivers, forecast} from '../../../engine/index.ts';
import {normalCdf, probit} from '../../../engine/kernels/scalar/index.ts';
import {drawBlocks} from '../../support/draw.ts';
import {CELL, linear} from './functions.ts';

/** So many uniforms of a seed. */
function uniforms(n: number, seed: number): Float64Array {
  return drawBlocks((b) => [b.uniform('u')], Math.ceil(n / 512), seed)[0]!.subarray(0, n);
}

const hits = (text: string) => Uint8Array.from(text, Number);

describe('PRIM', () => {
  const n = 20_000;
  const inputs = ['a', 'b', 'c', 'd'].map((name, i) => ({name, column: uniforms(n, 100 + i)}));
  const columns = inputs.map(({column}) => column);
  // The box x > 0.6, y < 0.3 holds 80 % cases, the rest 2 %.
  const chance = uniforms(n, 200);
  const isIn = (i: number) => columns[0]![i]! > 0.6 && columns[1]![i]! < 0.3;
  const cases = Uint8Array.from(chance, (u, i) => (u < (isIn(i) ? 0.8 : 0.02) ? 1 : 0));

  it('finds a known box: both sides within a peel of where they are, no other', () => {
    const limits = prim({inputs: columns, cases}).toSorted((x, y) => x.input - y.input);
    expect(limits.map(({input, side}) => [input, side])).toEqual([
      [0, 'above'],
      [1, 'below'],
    ]);
    expect(limits[0]!.at).toBeCloseTo(0.6, 1);
    expect(limits[1]!.at).toBeCloseTo(0.3, 1);
    expect(Math.abs(limits[0]!.at - 0.6)).toBeLessThan(0.03);
    expect(Math.abs(limits[1]!.at - 0.3)).toBeLessThan(0.03);
  });

  it('is judged on draws that it was not found on: density and coverage are those of the box', () => {
    const drawn = inputs.map(({name, column}) => drawnInput(name, column));
    const {of, rules, density, coverage, mass} = discoverRules(drawn, cases)!;
    expect(of).toBe('reached');
    expect(rules.map(({input, side}) => `${input} ${side}`).toSorted()).toEqual(['a above', 'b below']);
    // 0.8 · 0.12 / (0.8 · 0.12 + 0.02 · 0.88) = 84.5 %; the box found is a little larger or smaller.
    expect(density).toBeGreaterThan(0.72);
    expect(coverage).toBeGreaterThan(0.75);
    expect(mass).toBeGreaterThan(0.1);
    expect(mass).toBeLessThan(0.14);
    expect(rules.every(({quasiP}) => quasiP < 1e-10)).toBe(true);
  });

  it('finds nothing where there is nothing, over 20 seeds', () => {
    for (let seed = 0; seed < 20; seed++) {
      const luck = Uint8Array.from(uniforms(n, 300 + seed), (u) => (u < 0.2 ? 1 : 0));
      const drawn = inputs.map(({name, column}) => drawnInput(name, column));
      expect(discoverRules(drawn, luck)!.rules).toEqual([]);
    }
  });

  it('asks for what is less likely, and says nothing of a handful', () => {
    const drawn = inputs.map(({name, column}) => drawnInput(name, column));
    const misses = cases.map((x) => 1 - x);
    expect(discoverRules(drawn, misses)!.of).toBe('missed');
    expect(discoverRules(drawn, new Uint8Array(n).fill(1, 0, 20))).toBeUndefined();
  });

  it('keeps equal values together', () => {
    const steps = columns[0]!.map((x) => Math.floor(4 * x));
    const high = Uint8Array.from(steps, (x) => (x >= 2 ? 1 : 0));
    const limits = prim({inputs: [steps], cases: high});
    expect(limits).toEqual([{input: 0, side: 'above', at: 2}]);
    expect(score({inputs: [steps], cases: high}, limits)).toMatchObject({coverage: 1, density: 1});
    const low = Uint8Array.from(steps, (x) => (x <= 1 ? 1 : 0));
    expect(prim({inputs: [steps], cases: low})).toEqual([{input: 0, side: 'below', at: 1}]);
    // Of what does not vary nothing can be peeled off.
    expect(prim({inputs: [new Float64Array(n).fill(3)], cases: high})).toEqual([]);
  });

  it('keeps no more limits than it may, and the most important ones', () => {
    const corner = Uint8Array.from(columns[0]!, (x, i) => (x > 0.5 && columns[1]![i]! > 0.1 ? 1 : 0));
    const draws = {inputs: columns, cases: corner};
    expect(
      prim(draws)
        .map(({input, side}) => `${input} ${side}`)
        .toSorted(),
    ).toEqual(['0 above', '1 above']);
    expect(prim(draws, {mostLimits: 1}).map(({input, side}) => [input, side])).toEqual([[0, 'above']]);
  });
});

describe('joint view', () => {
  const [a, b, c] = [hits('1110000000'), hits('1100110000'), hits('0100000000')];

  it('counts what one says of another', () => {
    const {correlation: r, ifOtherMissed, ifOtherReached} = pairing(a, b);
    expect(ifOtherMissed).toMatchObject({probability: 1 / 6});
    expect(ifOtherReached).toMatchObject({probability: 2 / 4});
    expect(r).toBeCloseTo((0.2 - 0.3 * 0.4) / Math.sqrt(0.3 * 0.7 * 0.4 * 0.6), 12);
    expect(pairing(a, hits('0000000000'))).toEqual({
      correlation: undefined,
      ifOtherMissed: expect.objectContaining({probability: 0.3}),
      ifOtherReached: undefined,
    });
  });

  it('counts how many are reached together', () => {
    expect(atLeastCurve([a, b, c]).map(({k, probability}) => [k, probability])).toEqual([
      [1, 0.5],
      [2, 0.2],
      [3, 0.1],
    ]);
  });

  it('says which part of a whole binds', () => {
    // All three are reached once; of the nine misses c is missed in all, and alone in the first.
    const [first, second, third] = bindings([a, b, c], 3)!;
    expect(third).toMatchObject({missed: {probability: 1}, alone: {probability: 1 / 9}});
    expect(first).toMatchObject({missed: {probability: 7 / 9}, alone: {probability: 0}});
    expect(second).toMatchObject({missed: {probability: 6 / 9}, alone: {probability: 0}});
    // Two of three are enough in the first two replicates; in those no part is missed, though c is once.
    expect(bindings([a, b, c], 2)!.map(({missed, alone}) => [missed.probability, alone.probability])).toEqual([
      [7 / 8, 2 / 8],
      [6 / 8, 1 / 8],
      [8 / 8, 3 / 8],
    ]);
    // Of "any" every miss would be one with any of them.
    expect(bindings([a, b], 1)!.map(({alone}) => alone.probability)).toEqual([1, 1]);
    expect(bindings([hits('11')], 1)).toBeUndefined();
  });
});

describe('ranks', () => {
  it('are means where values are equal', () => {
    expect([...ranksOf(Float64Array.from([3, 1, 3, 2, 3]))]).toEqual([3, 0, 3, 1, 3]);
    expect([...ranksOf(Float64Array.from([0, -1e300, -0, 1e-300, -2]))]).toEqual([2.5, 0, 2.5, 4, 1]);
  });

  it('of normals have the correlation that is known, and the partial one', async () => {
    const {ranks} = (await drivers(linear(), {cells: [CELL]})).cells[0]!;
    const find = (id: string) => ranks.find(({input}) => input === id)!;
    for (const [id, sd] of [
      ['assumption/x1', 1],
      ['assumption/x2', 2],
      ['factor/f', 3],
    ] as const) {
      // Spearman of normals with correlation ρ is (6/π) asin(ρ/2); 512 pairs, 4 standard errors.
      const rho = sd / Math.sqrt(30);
      const known = (6 / Math.PI) * Math.asin(rho / 2);
      const {correlation: r, partial, standardError} = find(id);
      expect(standardError).toBeLessThan(1 / Math.sqrt(512 - 3));
      expect(Math.abs(r - known)).toBeLessThan(4 * standardError);
      // Without the other inputs 16 + sd² is left; ranks are nearly linear in these, to within 0.02. 4 standard errors of a partial correlation, (1 − r²)/√(n − 5).
      const left = sd / Math.sqrt(16 + sd * sd);
      expect(Math.abs(partial! - left)).toBeLessThan(0.02 + (4 * (1 - left * left)) / Math.sqrt(512 - 5));
    }
    expect(ranks[0]!.input).toBe('factor/f');
  });

  it('do not correlate with what does not vary', () => {
    const ranks = [standardRanks(Float64Array.from([1, 2, 3, 4]))!];
    expect(standardRanks(new Float64Array(4))).toBeUndefined();
    expect(correlationsWith(ranks, new Float64Array(4).fill(7))).toBeUndefined();
    expect(correlationsWithHits(ranks, hits('0000'))).toBeUndefined();
    expect(correlationsWithHits(ranks, hits('1111'))).toBeUndefined();
  });
});

describe('tornado', () => {
  it('holds an assumption at its p10 and p90: the chance and the mean are those known', async () => {
    const report = await drivers(linear(), {targets: ['top'], cells: [CELL]});
    const z = probit(0.9);
    for (const [id, sd] of [
      ['assumption/x1', 1],
      ['assumption/x2', 2],
    ] as const) {
      const {low, high, swing, standardError} = report.targets['top']!.tornado.find(({input}) => input === id)!;
      expect(low.at).toBeCloseTo(-z * sd, 12);
      expect(high.at).toBeCloseTo(z * sd, 12);
      const rest = Math.sqrt(30 - sd * sd);
      const known = (x: number) => 1 - normalCdf((5 - x) / rest);
      expect(Math.abs(swing - (known(z * sd) - known(-z * sd)))).toBeLessThan(4 * standardError);
      // Paired: half of what independent runs would have, for the smaller of the two.
      const p = known(0);
      expect(standardError).toBeLessThan(Math.sqrt((2 * p * (1 - p)) / 65_536));
      expect(Math.abs(low.value - known(-z * sd))).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 65_536));
      const cell = report.cells[0]!.tornado.find(({input}) => input === id)!;
      expect(cell.swing).toBeCloseTo(2 * z * sd, 9);
      // On common random numbers the difference is the same in every replicate.
      expect(cell.standardError).toBeLessThan(1e-9);
    }
  });
});

describe('Shapley effects', () => {
  it('of two correlated normals are those in closed form', async () => {
    // Owen & Prieur 2017, section 5.1, with σ = 1, 2, β = 1 and ρ = 0.5, of the variance of all.
    const rho = 0.5;
    const compiled = linear(`correlations:\n  - {between: [x1, x2], rho: ${rho}}`);
    const report = await drivers(compiled, {cells: [CELL]});
    const part = report.cells[0]!.level!.sources.find(({source}) => source === 'correlated/x1+x2')!;
    const [v1, v2, both] = [1, 4, 2 * rho * 1 * 2];
    const total = v1 + v2 + both + 25;
    const known = (own: number, other: number) =>
      (own * (1 - rho ** 2 / 2) + both / 2 + (other * rho ** 2) / 2) / total;
    expect(Math.abs(part.alone.index - (v1 + v2 + both) / total)).toBeLessThan(3 * part.alone.standardError);
    const {x1, x2} = part.shapley!;
    expect(Math.abs(x1!.index - known(v1, v2))).toBeLessThan(3 * x1!.standardError);
    expect(Math.abs(x2!.index - known(v2, v1))).toBeLessThan(3 * x2!.standardError);
    expect(x1!.standardError).toBeLessThan(0.01);
    expect(x1!.index + x2!.index).toBeCloseTo(part.alone.index, 12);
    // Held alone, the other stays where it is.
    const swing = report.cells[0]!.tornado.find(({input}) => input === 'assumption/x1')!;
    expect(swing.swing).toBeCloseTo(2 * probit(0.9), 1);
  });

  it('weigh coalitions so that a game of additive players gives each its own', () => {
    const worth = [1, 2, 4];
    for (const [player, own] of worth.entries()) {
      let value = 0;
      for (let coalition = 1; coalition < 8; coalition++) {
        const sum = worth.reduce((all, x, i) => all + ((coalition >> i) & 1 ? x : 0), 0);
        value += shapleyWeight(3, player, coalition) * sum;
      }
      expect(value).toBeCloseTo(own, 12);
    }
  });
});

describe('drivers', () => {
  it('begin with the ordinary run: the same chance, to the digit', async () => {
    const compiled = linear();
    const [{targets}, report] = await Promise.all([forecast(compiled), drivers(compiled)]);
    expect(report.targets['top']!.probability).toBe(targets['top']!.probability);
    expect(report.run).toMatchObject({seed: 7, replicates: 65_536});
  });

  it('are the same whoever computes them', async () => {
    const options = {replicates: 20_000};
    const [one, two] = await Promise.all([
      drivers(linear(), {...options, workers: 1}),
      drivers(linear(), {...options, workers: 2}),
    ]);
    expect(one).toEqual(two);
  });

  it('refuse what is not there', async () => {
    await expect(drivers(linear(), {targets: ['tops']})).rejects.toThrow('unknown target tops');
    await expect(drivers(linear(), {cells: [{...CELL, year: 2031}]})).rejects.toThrow('no forecast of y in a in 2031');
  });
});
