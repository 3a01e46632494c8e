import {describe, expect, it} from 'vitest';
import {forecast, portfolio, portfolioSchema} from '../../../engine/index.ts';
import {compileText} from '../../support/compile-text.ts';

const RANGE = [0, 1, 2, 3, 4];

/** Two districts that each may be pushed by points of growth, and a third lever that pushes both; values and costs are free. */
function scenario({a = '0%', b = '0%', both = '0%', costs = ['points ^ 2', '2 * points', '2.5 * points'], seed = 5}) {
  const lever = (value: string, cost: string) =>
    `{value: "${value}", lever: {min: 0%, max: 4%, step: 1%, cost: "${cost}"}}`;
  return `
districts: {all: {}, a: {within: all}, b: {within: all}}
budget: {unit: 亿元, amount: 8}
assumptions:
  trend: {value: "normal(mean = 5%, sd = 2%)"}
  push_a: ${lever(a, costs[0]!)}
  push_b: ${lever(b, costs[1]!)}
  push: ${lever(both, costs[2]!)}
metrics:
  revenue:
    kind: growth
    base: {a: 100, b: 60}
    rate: {a: trend + push + push_a, b: trend + push + push_b}
    volatility: 6%
targets:
  a: {metric: revenue, district: a, at_least: 125}
  b: {metric: revenue, district: b, at_least: 72}
  both: {all: [a, b]}
run: {replicates: 4096, seed: ${seed}}
`;
}

const cost = (a: number, b: number, both: number) => a * a + 2 * b + 2.5 * both;

/** Every combination as a file of its own, run as any other. */
async function bruteForce(seed: number) {
  const found: {set: readonly number[]; cost: number; probability: number; a: number; b: number}[] = [];
  for (const a of RANGE)
    for (const b of RANGE)
      for (const both of RANGE) {
        const text = scenario({a: `${a}%`, b: `${b}%`, both: `${both}%`, seed});
        const {targets} = await forecast(compileText(text), {workers: 1});
        const [all, one, other] = ['both', 'a', 'b'].map((id) => targets[id]!.probability) as [number, number, number];
        found.push({set: [a, b, both], cost: cost(a, b, both), probability: all, a: one, b: other});
      }
  return found;
}

const compiled = compileText(scenario({}));

describe('the portfolio of levers', async () => {
  const grid = await bruteForce(5);
  const report = await portfolio(compiled, {workers: 1, replicates: 20_000});

  it('is a document of its schema', () => expect(portfolioSchema.parse(report)).toEqual(report));

  it('is the best of the brute-force grid within the budget, to the last hit', () => {
    const affordable = grid.filter((one) => one.cost <= 8);
    const most = Math.max(...affordable.map(({probability}) => probability));
    expect(report.run.exhaustive).toBe(true);
    expect(report.budget).toBe(8);
    expect(report.best!.searched).toBe(most);
    expect(report.best!.cost).toBeLessThanOrEqual(8);
    expect(report.best!.cost).toBe(
      Math.min(...affordable.filter(({probability}) => probability === most).map((one) => one.cost)),
    );
  });

  it('is found by the search too, at every budget', async () => {
    for (const budget of [2, 5, 8, 12, 20]) {
      const most = Math.max(...grid.filter((one) => one.cost <= budget).map(({probability}) => probability));
      const {best, run} = await portfolio(compiled, {workers: 1, budget, exhaustive: 0, replicates: 4096});
      expect(run.exhaustive).toBe(false);
      expect(best!.searched, `budget ${budget}`).toBe(most);
    }
  });

  it('keeps floors at the least cost, with a standard error to spare', async () => {
    const floor = 0.7;
    const spare = floor + Math.sqrt((floor * (1 - floor)) / 4096);
    const least = Math.min(...grid.filter(({a, b}) => a >= spare && b >= spare).map((one) => one.cost));
    for (const exhaustive of [undefined, 0]) {
      const {best, floorsKept, goal} = await portfolio(compiled, {
        workers: 1,
        floors: {a: floor, b: floor},
        exhaustive,
        replicates: 20_000,
      });
      expect(best!.cost).toBeCloseTo(least, 10);
      expect(goal).toEqual(['a', 'b']);
      // A standard error of the search is 0.7 points: it may be lost again, but not three times over.
      for (const id of ['a', 'b']) expect(best!.targets[id]!.probability).toBeGreaterThan(floor - 3 * 0.007);
      expect(Object.values(floorsKept)).not.toContain('no');
    }
  });

  it('says where no setting keeps the floors, and the nearest', async () => {
    const {best, nearest, floorsKept} = await portfolio(compiled, {workers: 1, floors: {a: 0.9999}, replicates: 4096});
    expect([best, floorsKept]).toEqual([undefined, {}]);
    expect(nearest!.set.map(({lever, value}) => [lever, value])).toEqual(
      expect.arrayContaining([
        ['push_a', 0.04],
        ['push', 0.04],
      ]),
    );
  });

  it('tells of the parts of a combined target, in the file or asked for', async () => {
    for (const [text, options] of [
      [scenario({}).replace('amount: 8', 'amount: 8, targets: [both]'), {}],
      [scenario({}), {targets: ['both']}],
    ] as const) {
      const {goal, best, now} = await portfolio(compileText(text), {workers: 1, replicates: 4096, ...options});
      expect(goal).toEqual(['both']);
      expect(Object.keys(now.targets)).toEqual(['both', 'a', 'b']);
      expect(best!.targets['both']!.probability).toBe(best!.probability);
      expect(best!.targets['a']!.probability).toBeGreaterThanOrEqual(best!.probability);
    }
  });

  it('tells what more than the budget would buy, where it is sought too', async () => {
    const {frontier, best} = await portfolio(compiled, {workers: 1, budget: 5, exhaustive: 0, replicates: 4096});
    expect(best!.cost).toBeLessThanOrEqual(5);
    expect(Math.max(...frontier.map((one) => one.cost))).toBeGreaterThan(5);
  });

  it('has a frontier on which more costs buy more, which holds the answer', () => {
    const points = report.frontier.filter((point) => point !== report.best);
    for (const [i, point] of points.entries()) {
      if (i === 0) continue;
      expect(point.cost).toBeGreaterThan(points[i - 1]!.cost);
      expect(point.searched).toBeGreaterThan(points[i - 1]!.searched);
    }
    expect(report.frontier).toContainEqual(report.best);
    expect(report.frontier[0]).toMatchObject({cost: 0, set: []});
  });

  it('is counted anew on fresh random numbers', async () => {
    const {set, probability} = report.best!;
    const value = (lever: string) => `${100 * (set.find((one) => one.lever === lever)?.value ?? 0)}%`;
    const text = scenario({a: value('push_a'), b: value('push_b'), both: value('push')});
    const {targets} = await forecast(compileText(text), {workers: 1, seed: report.run.freshSeed, replicates: 20_000});
    expect(targets['both']!.probability).toBe(probability);
    expect(report.optimism!.difference).toBeCloseTo(report.best!.searched - probability, 12);
  });
});

describe('what a portfolio needs', () => {
  it.each([
    [scenario({}).replaceAll(/, cost: "[^"]*"/g, ''), 'no lever has a cost'],
    [scenario({costs: ['points', 'points', '3 - points']}), 'must be a number from 0 at the setting 0.04'],
    [scenario({costs: ['points', 'points', '3 * pints']}), 'unknown name pints in a cost'],
    [scenario({costs: ['points', '1 家', 'points']}), '家'],
    [scenario({}).replace('amount: 8', 'amount: 8, targets: [bth]'), 'unknown target'],
  ])('is told', async (text, rule) => {
    await expect(async () => portfolio(compileText(text), {workers: 1, replicates: 100})).rejects.toThrow(rule);
  });

  it('is a target that there is, and a budget in its unit', async () => {
    await expect(portfolio(compiled, {targets: ['c'], workers: 1})).rejects.toThrow('unknown target c');
    await expect(portfolio(compiled, {budget: '3 家', workers: 1})).rejects.toThrow(
      'a value in 家 where 亿元 is needed',
    );
    const {budget} = await portfolio(compiled, {budget: '30000 万元', workers: 1, replicates: 512});
    expect(budget).toBe(3);
  });

  it('may be followed while it is sought', async () => {
    const told: [number, number][] = [];
    const {run} = await portfolio(compiled, {workers: 1, replicates: 64, onTrial: (made, of) => told.push([made, of])});
    // Then some of them on fresh random numbers.
    expect(told.length).toBeGreaterThan(run.trials);
    expect(told.every(([made, of], i) => made === i + 1 && of === Math.max(made, 125))).toBe(true);
  });

  it('changes no digest', () => {
    const without = compileText(
      scenario({})
        .replaceAll(/, cost: "[^"]*"/g, '')
        .replace(/^budget.*$/m, ''),
    );
    expect(compiled.digest).toBe(without.digest);
  });
});
