/**
 * The plans of Binjiang and Hangzhou: what their policies cost. Policies are compared with the scenarios number by number, the money with an independent
 * simulation in NumPy (`tests/reference/scenarios/outlay.py`) in which every drug, firm and payment is followed by itself.
 */
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {beforeAll, describe, expect, test} from 'vitest';
import {compile, type Compiled, forecast, type Forecast, loadScenario, METRIC_SCHEMAS} from '../../engine/index.ts';
import {coverage} from '../../engine/plan/coverage.ts';
import {loadInstruments} from '../../engine/plan/load-instruments.ts';
import {loadPlan} from '../../engine/plan/load-plan.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';

/** Groups of instruments in the order of the policy, and how many numbers an independent count found in its instruments. */
const PLANS = {
  'binjiang-life-health': {
    district: 'binjiang',
    groups: ['talent', 'digital', 'devices', 'drugs', 'abroad', 'platforms'],
    numbers: 35,
  },
  'hangzhou-biopharma': {
    district: 'hangzhou',
    groups: ['drugs', 'devices', 'abroad', 'hospitals', 'industry', 'platforms'],
    numbers: 38,
  },
} as const;
type Plan = keyof typeof PLANS;
const NAMES = Object.keys(PLANS) as Plan[];

/** Thresholds that are not an amount in a formula: a venture-backed firm is one that has raised it, which is a state of the population. */
const DEFINED_ELSEWHERE = ['venture_rent_from'];
const YEARS = ['2021', '2022', '2023', '2024', '2025'];
const TERMS = ['rate', 'amount', 'cap', 'from'] as const;
const K = 4;

interface Reference {
  replicates: number;
  outlay: Record<string, Record<string, {mean: number; sd: number}>>;
  within: Record<string, number>;
  always: number;
}

const reference = JSON.parse(
  readFileSync(new URL('../reference/scenarios/outlay.json', import.meta.url), 'utf8'),
) as Record<Plan, Reference>;

const path = (plan: Plan, file: string) =>
  fileURLToPath(new URL(`../../scenarios/plans/${plan}/${file}.yaml`, import.meta.url));
const opened = new Map<string, Compiled>();
/** Compiled once: with hundreds of items drawn a year it takes a while. */
function open(plan: Plan, name: string): Compiled {
  const file = path(plan, name);
  if (!opened.has(file)) opened.set(file, compile(loadScenario(file, fileReader(file), METRIC_SCHEMAS)));
  return opened.get(file)!;
}
const instruments = (plan: Plan) =>
  Object.entries(loadInstruments(path(plan, 'instruments'), fileReader(path(plan, 'instruments'))).instruments.items);

/** Every number of an instrument, by the name of the assumption that carries it, as the files write it. */
function policy(plan: Plan, modelled: boolean): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const [id, item] of instruments(plan).filter(([, {not_modelled}]) => modelled !== (not_modelled !== undefined)))
    for (const term of TERMS) {
      const given = item[term];
      if (given === undefined) continue;
      const text =
        typeof given === 'number' ? `${Number((100 * given).toPrecision(9))}%` : `${given.value} ${given.unit}`;
      numbers.set(`${id.replaceAll('-', '_')}_${term}`, text);
    }
  return numbers;
}

describe.each(NAMES)('the policy of %s', (plan) => {
  const {scenario} = open(plan, 'outlay');
  const carried = Object.keys(scenario.assumptions).filter((name) => /_(rate|amount|cap|from)$/.test(name));

  test('has all the numbers that the text has', () => {
    const given = instruments(plan).flatMap(([, item]) =>
      [...TERMS, 'years' as const].filter((term) => item[term] !== undefined),
    );
    expect(given.length).toBeGreaterThanOrEqual(PLANS[plan].numbers);
  });

  test('has the same rates, caps and prizes in the scenario as in instruments.yaml', () => {
    const numbers = policy(plan, true);
    for (const name of DEFINED_ELSEWHERE) numbers.delete(name);
    const ours = new Map(carried.map((name) => [name, String(scenario.assumptions[name]!.value)]));
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(numbers));
  });

  test('has no number in the scenario that pays for nothing', () => {
    const formulas = JSON.stringify(Object.values(scenario.metrics));
    for (const name of carried) expect(formulas, name).toMatch(new RegExp(String.raw`\b${name}\b`));
  });

  test('says of every instrument without money in the scenario why', () => {
    const formulas = JSON.stringify(scenario.metrics);
    for (const [id, item] of instruments(plan)) {
      if (item.not_modelled) expect(formulas, id).not.toContain(`${id.replaceAll('-', '_')}_cap`);
      else if (TERMS.every((term) => item[term] === undefined)) expect(item.ambiguity, id).toBeDefined();
    }
    const left = instruments(plan).filter(([, {not_modelled}]) => not_modelled);
    expect(left.length / instruments(plan).length).toBeLessThan(0.25);
  });

  test('is all told in Chinese and English', () => {
    const labels = [
      scenario.title,
      scenario.description,
      ...[scenario.assumptions, scenario.factors, scenario.metrics, scenario.targets].flatMap((named) =>
        Object.values<{label?: unknown}>(named).map(({label}) => label),
      ),
      ...Object.values(scenario.sources).map(({title}) => title),
    ];
    for (const label of labels)
      expect(label).toEqual({zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/i)});
  });

  test('argues every assumption by a source', () => {
    for (const [name, {source}] of Object.entries(scenario.assumptions))
      expect(source?.length, name).toBeGreaterThan(0);
    for (const {confidence} of Object.values(scenario.sources))
      expect(confidence).toMatch(/^(?:H|M|L|GK|H\/M|M\/L|L\/M|L \(GK\))$/);
  });
});

describe.each(NAMES)('the targets of %s', (plan) => {
  test('are all modelled, as the plan says them', () => {
    const read = loadPlan(path(plan, 'targets'), fileReader(path(plan, 'targets')));
    const {targets, faults} = coverage(read, open(plan, 'scenario'));
    expect(faults).toEqual([]);
    expect(targets.filter(({isModelled}) => !isModelled)).toEqual([]);
  });

  test('are likelier with innovation and less likely with price cuts; the plan’s own growth makes them a coin toss', async () => {
    const run = async (file: string) => (await forecast(open(plan, file), {replicates: 10_000})).targets;
    const [down, central, up, history, recent, planned] = await Promise.all(
      ['downside', 'scenario', 'upside', 'history', 'recent', 'plan-growth'].map(run),
    );
    for (const target of Object.keys(central!)) {
      const p = (of: Forecast['targets'] | undefined) => of![target]!.probability;
      expect(p(down), target).toBeLessThanOrEqual(p(central));
      expect(p(up), target).toBeGreaterThanOrEqual(p(central));
      expect(p(recent), target).toBeLessThanOrEqual(p(history));
    }
    // The medians are set on the targets with rounded growth: half, within four standard errors and two points for the rounding.
    const growth = Object.keys(central!).filter((target) => /^(?:binjiang-revenue|hangzhou-)/.test(target));
    expect(growth.length).toBeGreaterThan(0);
    for (const target of growth)
      expect(Math.abs(planned![target]!.probability - 0.5), target).toBeLessThan(K * Math.sqrt(0.25 / 10_000) + 0.02);
  });
});

describe.each(NAMES)('the outlay of %s', (plan) => {
  const {district, groups} = PLANS[plan];
  let central: Forecast;
  const outlay = (of: Forecast, group: string, year: string) =>
    of.metrics[group === 'total' ? 'outlay' : `outlay_${group}`]!.districts[district]![year]!;

  beforeAll(async () => {
    central = await forecast(open(plan, 'outlay'), {replicates: 10_000});
  }, 120_000);

  test('agrees with an independent simulation, group by group and year by year', () => {
    const {replicates, outlay: theirs} = reference[plan];
    const both = Math.sqrt(1 / replicates + 1 / central.run.replicates);
    expect(Object.keys(theirs).sort()).toEqual([...groups, 'total'].sort());
    for (const [group, years] of Object.entries(theirs))
      for (const [year, {mean, sd}] of Object.entries(years)) {
        const ours = outlay(central, group, year);
        expect(Math.abs(ours.mean - mean), `mean of ${group} ${year}`).toBeLessThan(K * sd * both);
        // The widest group has a kurtosis of some 18 (few large projects): its standard deviation has a standard error of 2.1 sd / √n. One in a hundred more is
        // left for years with more items than are drawn one by one.
        expect(Math.abs(ours.sd / sd - 1), `sd of ${group} ${year}`).toBeLessThan(K * 2.1 * both + 0.01);
      }
  });

  test('agrees with it on how likely the budget assumed is enough', () => {
    const {replicates, within, always} = reference[plan];
    const compare = (target: string, hits: number) => {
      const p = hits / replicates;
      const standardError = Math.sqrt(p * (1 - p) * (1 / replicates + 1 / central.run.replicates));
      expect(Math.abs(central.targets[target]!.probability - p), target).toBeLessThan(K * standardError);
    };
    for (const year of YEARS) compare(`outlay-within-budget-${year}`, within[year]!);
    compare('outlay-within-budget-every-year', always);
  });

  test('is the sum of its groups, and nothing is paid before the policy', () => {
    for (const year of YEARS) {
      const sum = groups.reduce((total, group) => total + outlay(central, group, year).mean, 0);
      expect(outlay(central, 'total', year).mean).toBeCloseTo(sum, 9);
    }
    for (const group of [...groups, 'total']) expect(outlay(central, group, '2020')?.mean ?? 0).toBe(0);
  });

  test('is lower with price cuts and higher with innovation, year by year, and so is what is left of the budget', async () => {
    const [down, up] = await Promise.all(
      ['outlay-downside', 'outlay-upside'].map((file) => forecast(open(plan, file), {replicates: 3000})),
    );
    for (const year of YEARS) {
      const of = (which: Forecast | undefined) => outlay(which!, 'total', year).mean;
      expect(of(down), year).toBeLessThan(of(central));
      expect(of(up), year).toBeGreaterThan(of(central));
      const p = (which: Forecast | undefined) => which!.targets[`outlay-within-budget-${year}`]!.probability;
      expect(p(down), year).toBeGreaterThan(p(central));
      expect(p(up), year).toBeLessThan(p(central));
    }
  }, 120_000);
});

test('Hangzhou pays less for drugs when it pays on approval only: what fails is never paid', async () => {
  const [byPhase, atApproval] = await Promise.all(
    ['outlay', 'outlay-at-approval'].map((file) => forecast(open('hangzhou-biopharma', file), {replicates: 2000})),
  );
  for (const year of YEARS) {
    const drugs = (of: Forecast | undefined) => of!.metrics['outlay_drugs']!.districts['hangzhou']![year]!.mean;
    expect(drugs(atApproval)).toBeLessThan(0.8 * drugs(byPhase));
  }
}, 120_000);
