import {beforeAll, describe, expect, it} from 'vitest';
import type {Compiled, Forecast} from '../../engine/index.ts';
import {forecast} from '../../engine/index.ts';
import {coverage, ENOUGH} from '../../engine/plan/coverage.ts';
import {loadPlan} from '../../engine/plan/load-plan.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';
import {
  expectLabelledAndSourced,
  expectSameShare,
  forecastVariants,
  planScenario,
  referenceOf,
} from './plan-scenarios.ts';

const PLAN = 'qiantang-harbour';
const FILE = `scenarios/plans/${PLAN}/targets.yaml`;

let central: Compiled;
let whole: Forecast;
let variants: Awaited<ReturnType<typeof forecastVariants>>;

beforeAll(async () => {
  central = planScenario(PLAN, 'scenario');
  whole = await forecast(central);
  variants = await forecastVariants(PLAN);
}, 60_000);

describe('the plan of Qiantang', () => {
  const loaded = loadPlan(FILE, fileReader(FILE));

  it('is written down whole', () => {
    const {targets} = loaded.plan;
    expect(Object.keys(targets).length).toBeGreaterThanOrEqual(41);
    const numbers = Object.values(targets).map(({asked}) => asked.atLeast ?? Number.NaN);
    // The numbers of the text in their order; NaN where it leaves one out.
    const [innovation, investment, rest] = [
      [1000, 500, 5, 30, 70, 180, 30, 3, 150, 520, 210, NaN],
      [2700, 3, 15, 90, 1, 180, NaN],
      [1, 8, 15, 40, 4, 160, 15, 200, 20, 0.9, 330, 5, 100, 300, 180, 5, 150, 30, 54, 0.9, 0.95, 10, 10, 50, 4, 2],
    ] as const;
    expect(numbers).toEqual([...innovation, ...investment, ...rest]);
  });

  it('is covered by its scenario, which says the same', () => {
    const covered = coverage(loaded, central);
    expect(covered.faults).toEqual([]);
    const modelled = covered.targets.filter(({isModelled}) => isModelled).length;
    expect(modelled / covered.targets.length).toBeGreaterThanOrEqual(ENOUGH);
  });

  it('is labelled in both languages, and every number has its source', () => expectLabelledAndSourced(central));

  it('runs without warnings and passes its checks', () => {
    for (const one of [whole, ...Object.values(variants)]) expect(one.warnings).toEqual([]);
    expect(whole.checks.map(({verdict}) => verdict)).toEqual(['pass', 'pass']);
  });

  it('agrees with an independent simulation in NumPy', () => {
    const {replicates, hits} = referenceOf(PLAN);
    expect(Object.keys(hits).length).toBeGreaterThanOrEqual(21);
    for (const [id, count] of Object.entries(hits))
      expectSameShare(id, [whole.targets[id]!.probability, whole.run.replicates], [count / replicates, replicates]);
  });

  it('is less likely in the downside and more likely in the upside', () => {
    const {downside, scenario, upside} = variants;
    for (const name of ['revenue', 'output', 'firms', 'innovative-drugs', 'generics', 'trial-permits', 'investment']) {
      const [low, mid, high] = [downside, scenario, upside].map(
        ({targets}) => targets[`qiantang-${name}-2026`]!.probability,
      );
      expect(low, name).toBeLessThan(mid!);
      expect(mid, name).toBeLessThan(high!);
    }
  });

  it('makes the goals for size a coin toss where the plan’s own growth comes true', () => {
    for (const name of ['revenue', 'output'])
      // 2000 replicates: a standard error of 1.1 %, and toBeCloseTo allows 5 %.
      expect(variants['plan-growth'].targets[`qiantang-${name}-2026`]!.probability).toBeCloseTo(0.5, 1);
  });

  it('sets goals for size, and these alone, beside the record of such goals', () => {
    const seen = Object.entries(whole.targets).filter(([, {outsideView}]) => outsideView);
    expect(seen.map(([id]) => id)).toEqual(['qiantang-revenue-2026', 'qiantang-output-2026']);
    expect(seen[0]![1].outsideView).toMatchObject({hits: 2, of: 9});
  });
});
