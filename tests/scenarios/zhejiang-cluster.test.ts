/** The whole plan of Zhejiang's cluster: its numbers, its scenario and the variants of it. */
import {readFileSync} from 'node:fs';
import {beforeAll, describe, expect, test} from 'vitest';
import {type Forecast, forecast} from '../../engine/index.ts';
import {coverage} from '../../engine/plan/coverage.ts';
import {loadInstruments} from '../../engine/plan/load-instruments.ts';
import {loadPlan} from '../../engine/plan/load-plan.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';
import {forecastPart} from '../support/forecast-part.ts';
import {planScenario, type Variant} from './plan-scenarios.ts';

const FOLDER = 'scenarios/plans/zhejiang-cluster';
const VARIANTS = ['scenario', 'history', 'recent', 'plan-growth', 'downside', 'upside'] as const;

const fileOf = (name: string) => `${FOLDER}/${name}.yaml`;
const compiled = (name: Variant) => planScenario('zhejiang-cluster', name);
const loadedPlan = () => loadPlan(fileOf('targets'), fileReader(fileOf('targets')));

describe('the plan', () => {
  const {plan} = loadedPlan();

  test('has every number that an independent count found, and more', () => {
    expect(Object.keys(plan.targets).length).toBeGreaterThanOrEqual(128);
    expect(Object.keys(plan.known).length).toBeGreaterThanOrEqual(1);
    const {instruments} = loadInstruments(fileOf('instruments'), fileReader(fileOf('instruments')));
    expect(Object.keys(instruments.items).length).toBeGreaterThanOrEqual(7);
  });

  // Worked out by hand from the text, to catch a slip of the pen.
  test.each([
    ['fund_size', 30 + 100 + 10 + 80 + 5 + 15 + 10 + 10],
    ['projects_500m', 8 + 4 + 2 + 2 + 2 + 5 + 2 + 2],
    ['projects_1bn', 4 + 2 + 6 * 1],
    ['revenue', 400 + 350 + 300 + 300 + 50 + 80 + 100 + 100],
    ['certified_brands', 5 + 2 + 1],
    ['listings', 1 + 1 + 1 + 2 + 1 + 1],
  ])('adds up to what the eight districts are asked in 2024: %s', (metric, sum) => {
    const asked = Object.values(plan.targets)
      .filter((target) => target.metric === metric && target.period.last === 2024 && target.district !== 'zhejiang')
      .map((target) => target.asked.about ?? target.asked.atLeast!);
    expect(asked.reduce((total, value) => total + value)).toBe(sum);
  });
});

describe.each(VARIANTS)('%s', (name) => {
  const model = compiled(name);

  test('models what the plan says, and most of it', () => {
    const {targets, faults} = coverage(loadedPlan(), model);
    expect(faults).toEqual([]);
    expect(targets.filter(({isModelled}) => isModelled).length / targets.length).toBeGreaterThanOrEqual(0.85);
  });

  test('labels everything in both languages, and gives every assumption a source', () => {
    const {scenario} = model;
    for (const [id, {label, source}] of Object.entries(scenario.assumptions)) {
      expect(label, id).toEqual({zh: expect.any(String), en: expect.any(String)});
      expect(source, id).toBeDefined();
    }
    for (const part of [scenario.metrics, scenario.targets])
      for (const [id, {label}] of Object.entries<{label?: unknown}>(part))
        expect(label, id).toEqual({zh: expect.any(String), en: expect.any(String)});
  });

  test('runs, and none of its checks fails', async () => {
    const {targets, checks, warnings} = await forecast(model, {replicates: 2000});
    expect(warnings).toEqual([]);
    expect(Object.keys(targets).length).toBeGreaterThan(120);
    expect(checks.filter(({verdict}) => verdict === 'fail')).toEqual([]);
  });
});

interface Law {
  readonly probability: number;
  readonly standardError: number;
}

describe('the scenario', () => {
  const reference = JSON.parse(readFileSync('tests/reference/scenarios/zhejiang-cluster.json', 'utf8')) as {
    targets: Record<string, Law>;
  };
  const ids = Object.keys(reference.targets);
  const replicates = 50_000;
  let ours: Forecast;

  beforeAll(async () => {
    ours = await forecastPart(fileOf('scenario'), [...ids, 'zhejiang-revenue-2027'], replicates);
  }, 120_000);

  test.each(ids)('agrees with a law worked out without the engine: %s', (id) => {
    const {probability, standardError} = reference.targets[id]!;
    // Four standard errors of the difference; both are counts of independent replicates, or one of them is a quadrature.
    const error = Math.hypot(standardError, Math.sqrt((probability * (1 - probability)) / replicates));
    expect(Math.abs(ours.targets[id]!.probability - probability)).toBeLessThan(4 * error);
  });

  test('says of revenue what the scenario of revenue alone says, to the digit', async () => {
    const alone = await forecastPart(fileOf('revenue'), ['zhejiang-revenue-2027'], replicates);
    expect(ours.targets['zhejiang-revenue-2027']).toEqual(alone.targets['zhejiang-revenue-2027']);
  });

  test('gives a part of itself the digits of the whole', async () => {
    const parts = ['zhejiang-listed-firms-2027', 'yuhang-champions-little-giants-listed-2027'];
    const whole = await forecast(compiled('scenario'), {replicates: 2000});
    const {targets} = await forecastPart(fileOf('scenario'), parts, 2000);
    for (const id of parts) expect(targets[id]).toEqual(whole.targets[id]);
  });
});

describe('the variants, on common random numbers', () => {
  const names = ['downside', 'scenario', 'upside', 'recent', 'history', 'plan-growth'] as const;
  const forecasts = {} as Record<(typeof names)[number], Forecast>;
  const {targets} = loadedPlan().plan;
  const ids = Object.keys(targets).filter((id) =>
    ['revenue', 'listed_firms', 'approvals_mean', 'projects_1bn'].includes(targets[id]!.metric),
  );
  const replicates = 10_000;

  beforeAll(async () => {
    for (const name of names) forecasts[name] = await forecastPart(fileOf(name), ids, replicates);
  }, 120_000);

  test.each(ids)('price cuts ≤ central ≤ innovation: %s', (id) => {
    const [low, middle, high] = (['downside', 'scenario', 'upside'] as const).map(
      (name) => forecasts[name].targets[id]!.probability,
    ) as [number, number, number];
    // Revenue is ordered in every replicate. Whole numbers are drawn anew where their rate changes, so there a tie may break by three standard errors.
    const slack = targets[id]!.metric === 'revenue' ? 0 : 3 * Math.sqrt((2 * middle * (1 - middle)) / replicates);
    expect(low).toBeLessThanOrEqual(middle + slack);
    expect(middle).toBeLessThanOrEqual(high + slack);
  });

  test('the headline is strictly ordered: price cuts and the recent trend, the scenario, innovation, history, the plan’s growth', () => {
    const chance = (name: (typeof names)[number]) => forecasts[name].targets['zhejiang-revenue-2027']!.probability;
    expect(chance('downside')).toBeLessThan(chance('scenario'));
    expect(chance('scenario')).toBeLessThan(chance('upside'));
    expect(chance('recent')).toBeLessThan(chance('scenario'));
    expect(chance('upside')).toBeLessThan(chance('history'));
    expect(chance('history')).toBeLessThan(chance('plan-growth'));
  });
});
