import {beforeAll, describe, expect, it} from 'vitest';
import type {Compiled, Forecast} from '../../engine/index.ts';
import {forecast} from '../../engine/index.ts';
import {coverage} from '../../engine/plan/coverage.ts';
import {loadPlan} from '../../engine/plan/load-plan.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';
import {
  expectLabelledAndSourced,
  expectSameShare,
  forecastVariants,
  planScenario,
  referenceOf,
} from './plan-scenarios.ts';

const PLAN = 'zhejiang-pharma-14fyp';
const FILE = `scenarios/plans/${PLAN}/targets.yaml`;

let central: Compiled;
let backTest: Forecast;
let variants: Awaited<ReturnType<typeof forecastVariants>>;

beforeAll(async () => {
  central = planScenario(PLAN, 'scenario');
  backTest = await forecast(planScenario(PLAN, 'back-test'));
  variants = await forecastVariants(PLAN);
}, 60_000);

describe('the province’s 14th five-year plan', () => {
  const loaded = loadPlan(FILE, fileReader(FILE));

  it('is written down whole', () => {
    const {targets, known} = loaded.plan;
    const numbers = Object.values(targets).map(({asked}) => asked.atLeast);
    expect(numbers).toEqual([4000, 0.2, 10, 10, 0.055, 1, 10, 5, 8, 30, 20, 20, 1, 1, 1]);
    expect(Object.keys(known).length).toBeGreaterThanOrEqual(47);
    expect(Object.values(known).map(({value}) => value)).toEqual(
      expect.arrayContaining([2150.71, 2084.7, 373.45, 544.76, 0.126, 0.12, 0.213, 0.134, 50, 201, 286, 0.0493, 807]),
    );
  });

  it('is covered whole by its scenario, which says the same', () => {
    const covered = coverage(loaded, central);
    expect(covered.faults).toEqual([]);
    expect(covered.targets.filter(({isModelled}) => !isModelled)).toEqual([]);
  });

  it('is labelled in both languages, and every number has its source', () => expectLabelledAndSourced(central));

  it('runs without warnings', () => {
    for (const one of [backTest, ...Object.values(variants)]) expect(one.warnings).toEqual([]);
    expect(variants.scenario.checks.map(({verdict}) => verdict)).toEqual(['pass', 'pass']);
  });

  it('agrees with an independent simulation in NumPy', () => {
    const {replicates, hits} = referenceOf(PLAN);
    expect(Object.keys(hits).length).toBeGreaterThanOrEqual(11);
    for (const [id, count] of Object.entries(hits))
      expectSameShare(
        id,
        [backTest.targets[id]!.probability, backTest.run.replicates],
        [count / replicates, replicates],
      );
  });

  it('is less likely in the downside and more likely in the upside', () => {
    const {downside, scenario, upside} = variants;
    for (const name of ['output', 'profit-margin', 'innovative-drugs', 'innovative-devices', 'firms-over-10bn']) {
      const [low, mid, high] = [downside, scenario, upside].map(
        ({targets}) => targets[`zhejiang-${name}-2025`]!.probability,
      );
      expect(low, name).toBeLessThan(mid!);
      expect(mid, name).toBeLessThan(high!);
    }
  });
});

describe('the back-test from 2020', () => {
  it('is the plan’s scenario with not one draw changed', () => {
    const scenario = variants.scenario.targets;
    for (const [id, {label, asks, metric}] of Object.entries(backTest.targets))
      expect({label, asks, metric}).toEqual({label: scenario[id]!.label, asks: scenario[id]!.asks, metric});
    const {assumptions, factors, metrics} = planScenario(PLAN, 'back-test').scenario;
    expect(assumptions).toEqual(central.scenario.assumptions);
    expect(factors).toEqual(central.scenario.factors);
    const model = (all: typeof metrics) =>
      Object.entries(all).map(([id, metric]) => [id, {...metric, history: undefined, source: undefined}]);
    expect(model(metrics)).toEqual(model(central.scenario.metrics));
  });

  it('rests on nothing that was published after the plan, but for the record that no draw uses', () => {
    const used = new Set(
      [central.scenario.assumptions, central.scenario.factors, central.scenario.metrics].flatMap((group) =>
        Object.values<{source?: readonly string[] | undefined}>(group).flatMap(({source}) => source ?? []),
      ),
    );
    expect(used).not.toContain('goal-record');
    for (const id of used) expect(central.scenario.sources[id]!.year ?? 0, id).toBeLessThanOrEqual(2021);
    // No value of a metric's history is later than the base.
    for (const {history = {}} of Object.values(central.scenario.metrics))
      for (const years of Object.values(history))
        for (const year of Object.keys(years)) expect(Number(year)).toBeLessThanOrEqual(2020);
  });

  it('places what was observed where NumPy places it', () => {
    const {replicates, positions = {}} = referenceOf(PLAN);
    expect(Object.keys(positions)).toHaveLength(7);
    for (const [key, position] of Object.entries(positions)) {
      const [metric, year] = key.split(' ') as [string, string];
      const {actual} = backTest.metrics[metric]!.districts['zhejiang']![year]!;
      expectSameShare(key, [actual!.position, backTest.run.replicates], [position, replicates]);
    }
  });
});
