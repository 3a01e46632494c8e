import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {beforeAll, describe, expect, test} from 'vitest';
import {compile, type Compiled, forecast, type Forecast, loadScenario, METRIC_SCHEMAS} from '../../engine/index.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';

/** The plan's revenue goals in 亿元, read from the plan itself: [2024, whether the plan says 左右, 2027]. */
const PLAN: Readonly<Record<string, readonly [number, boolean, number]>> = {
  zhejiang: [3200, true, 5000],
  qiantang: [400, true, 1000],
  binhai: [350, true, 800],
  linhai: [300, true, 1000],
  linping: [300, false, 800],
  yuhang: [50, false, 250],
  anji: [80, true, 300],
  deqing: [100, false, 250],
  xianju: [100, true, 300],
};
const NAMED = Object.keys(PLAN).filter((district) => district !== 'zhejiang');
const CORE = NAMED.slice(0, 3);
const COMBINED = ['all-core-2027', 'all-districts-2027', 'four-at-500-2027', 'two-at-1000-2027', 'clusters-2027'];
const IDS = ['zhejiang-2027', 'zhejiang-2027-plan-growth'] as const;
const FILES = {'zhejiang-2027': 'revenue', 'zhejiang-2027-plan-growth': 'revenue-plan-growth'} as const;

type Id = (typeof IDS)[number];

interface Reference {
  replicates: number;
  'zhejiang-2027': ReferenceForecast;
  'zhejiang-2027-plan-growth': ReferenceForecast;
}
interface ReferenceForecast {
  hits: Record<string, number>;
  revenue: Record<string, Record<string, {mean: number; sd: number}>>;
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const compiled = {} as Record<Id, Compiled>;
const forecasts = {} as Record<Id, Forecast>;
let reference: Reference;

beforeAll(async () => {
  reference = JSON.parse(await readFile(at('../reference/scenarios/zhejiang-2027.json'), 'utf8')) as Reference;
  for (const id of IDS) {
    const file = at(`../../scenarios/plans/zhejiang-cluster/${FILES[id]}.yaml`);
    compiled[id] = compile(loadScenario(file, fileReader(file), METRIC_SCHEMAS));
    forecasts[id] = await forecast(compiled[id]);
  }
});

describe.each(IDS)('%s', (id) => {
  test('has its id, and no warnings', () => {
    expect(forecasts[id].scenario.id).toBe(id);
    expect(forecasts[id].warnings).toEqual([]);
  });

  test.each(Object.entries(PLAN))('asks of %s what the plan asks', (district, [goal, about, goal2027]) => {
    const {targets} = compiled[id].scenario;
    const first = targets[`${district}-revenue-2024`];
    const last = targets[`${district}-revenue-2027`];
    expect(first).toMatchObject({
      metric: 'revenue',
      district,
      year: 2024,
      [about ? 'about' : 'at_least']: `${goal} 亿元`,
    });
    expect(first).not.toHaveProperty('within');
    expect(last).toMatchObject({metric: 'revenue', district, year: 2027, at_least: `${goal2027} 亿元`});
    expect([first?.source, last?.source]).toEqual(sourcesOf(district));
  });

  test('reads "about" as 95 % of the goal, in 亿元', () => {
    for (const [district, [goal, about, goal2027]] of Object.entries(PLAN)) {
      expect(boundOf(id, `${district}-revenue-2024`)).toBeCloseTo(goal * (about ? 0.95 : 1), 9);
      expect(boundOf(id, `${district}-revenue-2027`)).toBe(goal2027);
    }
  });

  test('has no other revenue target but the helpers of the counts', () => {
    const ours = Object.keys(compiled[id].scenario.targets);
    const goals = Object.keys(PLAN).flatMap((district) => [`${district}-revenue-2024`, `${district}-revenue-2027`]);
    const helpers = NAMED.flatMap((district) => [`${district}-at-500`, `${district}-at-1000`]).filter(
      (name) => !['qiantang-at-1000', 'linhai-at-1000'].includes(name),
    );
    expect([...ours].sort()).toEqual([...goals, ...COMBINED, ...helpers].sort());
  });

  test('counts all eight districts, each at the size counted', () => {
    const {targets} = compiled[id].scenario;
    for (const [name, size, howMany] of [
      ['four-at-500-2027', 500, 4],
      ['two-at-1000-2027', 1000, 2],
    ] as const) {
      const {count} = targets[name] as {count: {of: string[]; at_least: number}};
      expect(count.at_least).toBe(howMany);
      expect(count.of.map((part) => targets[part])).toEqual(
        NAMED.map((district) =>
          expect.objectContaining({metric: 'revenue', district, year: 2027, at_least: `${size} 亿元`}),
        ),
      );
    }
    const all = (districts: readonly string[]) => districts.map((district) => `${district}-revenue-2027`);
    expect(targets['all-core-2027']).toMatchObject({all: all(CORE)});
    expect(targets['all-districts-2027']).toMatchObject({all: all(NAMED)});
  });

  test('labels everything in Chinese and English', () => {
    const {scenario} = compiled[id];
    const labels = [
      scenario.title,
      scenario.description,
      ...Object.values(scenario.districts).map(({name}) => name),
      ...[scenario.assumptions, scenario.factors, scenario.metrics, scenario.targets].flatMap((named) =>
        Object.values<{label?: unknown}>(named).map(({label}) => label),
      ),
      ...Object.values(scenario.sources).map(({title}) => title),
    ];
    for (const label of labels)
      expect(label).toEqual({zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/)});
  });

  test('passes its own checks', () => {
    expect(forecasts[id].checks.map(({verdict}) => verdict)).toEqual(forecasts[id].checks.map(() => 'pass'));
    expect(forecasts[id].checks.length).toBeGreaterThan(0);
  });

  test('agrees with an independent simulation in NumPy on every probability', () => {
    const {replicates} = reference;
    const n = forecasts[id].run.replicates;
    for (const [name, hits] of Object.entries(reference[id].hits)) {
      const {probability} = forecasts[id].targets[name]!;
      // Standard error of the difference of two independent shares, with the share pooled over both: it is 0 only where neither has a hit, or neither a miss.
      const pooled = (hits + probability * n) / (replicates + n);
      const standardError = Math.sqrt(pooled * (1 - pooled) * (1 / replicates + 1 / n));
      expect(Math.abs(probability - hits / replicates), name).toBeLessThanOrEqual(4 * standardError);
    }
    const goals = Object.keys(PLAN).flatMap((district) => [`${district}-revenue-2024`, `${district}-revenue-2027`]);
    expect(Object.keys(reference[id].hits).sort()).toEqual([...goals, ...COMBINED].sort());
  });

  test('agrees with it on the mean and standard deviation of every revenue', () => {
    const {replicates} = reference;
    const n = forecasts[id].run.replicates;
    const ours = forecasts[id].metrics['revenue']!.districts;
    expect(Object.keys(reference[id].revenue).sort()).toEqual(Object.keys(ours).sort());
    for (const [district, years] of Object.entries(reference[id].revenue))
      for (const [year, {mean, sd}] of Object.entries(years)) {
        const own = ours[district]![year]!;
        expect(Math.abs(own.mean - mean), `${district} ${year}`).toBeLessThanOrEqual(
          4 * sd * Math.sqrt(1 / replicates + 1 / n),
        );
        // The standard error of a standard deviation is sd √((kurtosis − 1) / 4n): 0.71 sd / √n for a normal. The most skewed here, a lognormal with
        // sigma 0.42, has kurtosis 6.6 and 1.2 sd / √n; 1.4 leaves room for the mixture over the trend.
        expect(Math.abs(own.sd / sd - 1), `sd of ${district} ${year}`).toBeLessThanOrEqual(
          4 * 1.4 * Math.sqrt(1 / replicates + 1 / n),
        );
      }
  });
});

test('median growth of the province stays within what history has shown', () => {
  const growth = forecasts['zhejiang-2027'].metrics['growth']!.districts['zhejiang']!;
  for (const year of ['2025', '2026', '2027']) {
    expect(growth[year]!.p50).toBeGreaterThan(3127.9 / 2990 - 1); // 2024: the lowest growth of revenue known for a single year
    expect(growth[year]!.p50).toBeLessThan((2084.7 / 1183) ** (1 / 5) - 1); // 2015–20, a five-year average
  }
});

test('the plan’s growth never makes a 2027 target less likely, and leaves 2024 as it was', () => {
  const [base, planned] = IDS.map((id) => forecasts[id].targets) as [Forecast['targets'], Forecast['targets']];
  for (const [name, {probability}] of Object.entries(base)) {
    if (name.endsWith('2024')) expect(planned[name]!.probability, name).toBe(probability);
    else expect(planned[name]!.probability, name).toBeGreaterThanOrEqual(probability);
  }
});

test('with the plan’s growth each district’s median is its goal', () => {
  const {replicates} = forecasts['zhejiang-2027-plan-growth'].run;
  for (const district of NAMED) {
    const {probability} = forecasts['zhejiang-2027-plan-growth'].targets[`${district}-revenue-2027`]!;
    // Four standard errors, and 0.4 points for medians that the file rounds to one decimal place (54.5 for 54.54: 0.1 % of a spread of 0.4).
    expect(Math.abs(probability - 0.5), district).toBeLessThan(4 * Math.sqrt(0.25 / replicates) + 0.004);
  }
});

test('a target that contains another is not likelier', () => {
  for (const id of IDS) {
    const p = (name: string) => forecasts[id].targets[name]!.probability;
    expect(p('all-districts-2027')).toBeLessThanOrEqual(p('all-core-2027'));
    expect(p('clusters-2027')).toBeLessThanOrEqual(Math.min(p('four-at-500-2027'), p('two-at-1000-2027')));
    for (const district of CORE) expect(p('all-core-2027')).toBeLessThanOrEqual(p(`${district}-revenue-2027`));
  }
});

test('the districts make up the province in 2024 and the rest is never negative', () => {
  const {metrics} = forecasts['zhejiang-2027'];
  const revenue = metrics['revenue']!.districts;
  const parts = [...NAMED, 'rest'].map((district) => revenue[district]!['2024']!.mean);
  const whole = revenue['zhejiang']!['2024']!.mean;
  expect(parts.reduce((sum, mean) => sum + mean)).toBeCloseTo(whole, 6);
  expect(Math.abs(whole - 3128)).toBeLessThan(4 * revenue['zhejiang']!['2024']!.standardError);
  // The forecast would have thrown on a negative residual; it is far from one.
  expect(revenue['rest']!['2024']!.mean / revenue['rest']!['2024']!.sd).toBeGreaterThan(10);
});

/** Where the plan says so: the source of the 2024 goal and of the 2027 goal. */
function sourcesOf(district: string): string[][] {
  const part = district === 'zhejiang' ? 'province' : CORE.includes(district) ? 'core' : 'collaborative';
  return [[`points-${part}`], [`plan-${part}`]];
}

function boundOf(id: Id, target: string): number | undefined {
  return compiled[id].targets.find((output) => output.id === target)?.bounds.lower;
}
