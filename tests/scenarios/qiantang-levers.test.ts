/** Qiantang's levers: their prices are those of Hangzhou's policy, without them nothing changes, and the portfolio is worth its money. */
import {beforeAll, describe, expect, it} from 'vitest';
import {
  compile,
  type Compiled,
  drawsOf,
  type Forecast,
  forecast,
  levers,
  loadScenario,
  METRIC_SCHEMAS,
  portfolio,
  type PortfolioReport,
} from '../../engine/index.ts';
import {loadInstruments} from '../../engine/plan/load-instruments.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';
import {expectLabelledAndSourced, planScenario} from './plan-scenarios.ts';

const FOLDER = 'scenarios/plans/qiantang-harbour';
const POLICY = 'scenarios/plans/hangzhou-biopharma/instruments.yaml';
const GOAL = 'three-of-six-2026';
/** Years in which is paid. */
const YEARS = 2;

function variant(more = ''): Compiled {
  const file = `${FOLDER}/levers.yaml`;
  if (!more) return compile(loadScenario(file, fileReader(file), METRIC_SCHEMAS));
  const set = `${FOLDER}/set.yaml`;
  const text = `tidemark: 1\nextends: levers.yaml\nid: set\nassumptions: ${more}\n`;
  return compile(loadScenario(set, (path) => (path === set ? text : fileReader(file)(path)), METRIC_SCHEMAS));
}

const compiled = variant();
const {items} = loadInstruments(POLICY, fileReader(POLICY)).instruments;

it('is labelled in both languages, and every number has its source', () => expectLabelledAndSourced(compiled));

describe('a lever of Qiantang costs', () => {
  // Each by the ceiling of the instrument that pays for it.
  it.each([
    ['drugs_backed', 'class-1-phase-1'],
    ['class3_backed', 'class-3-device'],
    ['class2_backed', 'class-2-device'],
    ['platforms_backed', 'platform'],
  ])('for %s what %s promises at most', (lever, instrument) => {
    const {cap} = items[instrument]!;
    if (typeof cap === 'number' || cap?.unit !== '万元') throw new Error(`no cap of ${instrument} in 万元`);
    // In 亿元.
    expect(compiled.costs.get(lever)!(1)).toBeCloseTo((YEARS * cap.value) / 10_000, 10);
  });

  it.each([
    ['projects_backed', 2.5],
    ['big_projects_backed', 15],
  ])('for %s the rate of a large project on a typical investment', (lever, investment) => {
    const {rate, from} = items['project']!;
    if (typeof from !== 'object' || from.unit !== '亿元') throw new Error('no threshold of a large project in 亿元');
    expect(investment).toBeGreaterThanOrEqual(from.value);
    expect(compiled.costs.get(lever)!(1)).toBeCloseTo(YEARS * (rate as number) * investment, 10);
  });

  it('nothing where it is not set', () => {
    const priced = levers(compiled).filter(({id}) => compiled.costs.has(id));
    expect(priced.map(({id}) => id)).toEqual([...compiled.costs.keys()]);
    for (const {id, min, places} of priced) {
      expect(compiled.costs.get(id)!(min)).toBe(0);
      expect(places.map(({text}) => text)).toEqual(['0']);
    }
  });
});

describe('the portfolio of Qiantang', () => {
  let report: PortfolioReport;
  let central: Forecast;
  let set: Forecast;
  const six = compiled.targets.filter(({id}) => id !== GOAL).map(({id}) => id);
  beforeAll(async () => {
    report = await portfolio(compiled, {replicates: 10_000});
    const chosen = report.best!.set.map(({lever, value}) => `${lever}: {value: ${value}}`);
    central = await forecast(planScenario('qiantang-harbour', 'scenario'), {replicates: 10_000});
    set = await forecast(variant(`{${chosen.join(', ')}}`), {replicates: 10_000});
  }, 60_000);

  it('starts from the central scenario, to the last replicate', async () => {
    const untouched = await forecast(compiled, {replicates: 10_000});
    for (const id of six) expect(untouched.targets[id]!.probability, id).toBe(central.targets[id]!.probability);
  });

  it('asks for three of six targets, and tells of each', () => {
    expect(report.goal).toEqual([GOAL]);
    expect(Object.keys(report.now.targets)).toHaveLength(7);
    expect([report.budget, report.unit]).toEqual([6, '亿元']);
  });

  it('stays within its budget and gains far more than its error', () => {
    const {best, now, budget} = report;
    expect(best!.cost).toBeLessThanOrEqual(budget!);
    expect(best!.probability - now.probability).toBeGreaterThan(8 * Math.hypot(best!.standardError, now.standardError));
    // A project of 1 to 5 bn yuan costs as much as fifty drugs in the clinic.
    expect(best!.set.map(({lever}) => lever)).not.toContain('big_projects_backed');
  });

  it('is what the scenario says with the levers set so', () => {
    for (const id of [GOAL, ...Object.keys(report.best!.targets)]) {
      const [p, q] = [report.best!.targets[id]!, set.targets[id]!];
      expect(Math.abs(p.probability - q.probability), id).toBeLessThan(
        4 * Math.hypot(p.standardError, q.standardError),
      );
    }
  });

  it('shows what more than the budget would buy', () =>
    expect(report.frontier.some(({cost, searched}) => cost > 6 && searched > report.best!.searched)).toBe(true));
});

it('adds as many clinical approvals as its arithmetic says', async () => {
  const replicates = 20_000;
  const cells = ['2024', '2025', '2026'].map((year) => ({
    metric: 'trial_permits',
    district: 'qiantang',
    year: Number(year),
  }));
  const [before, after] = await Promise.all(
    [compiled, variant('{drugs_backed: {value: 30}}')].map(async (one) => drawsOf(one, cells, {replicates})),
  );
  const gain = (k: number) => after![k]!.map((x, i) => x - before![k]![i]!);
  expect(gain(0).every((x) => x === 0)).toBe(true);
  // Half of thirty drugs, with the mean of a lognormal of p5 1.2 and p95 2.5 for their approvals.
  const sigma = Math.log(2.5 / 1.2) / (2 * 1.644854);
  const expected = 0.5 * 30 * Math.sqrt(1.2 * 2.5) * Math.exp(sigma ** 2 / 2);
  for (const k of [1, 2]) {
    const gains = gain(k);
    const mean = gains.reduce((sum, x) => sum + x, 0) / replicates;
    const variance = gains.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (replicates - 1);
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(variance / replicates));
  }
});
