import {globSync, readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {
  chances,
  compile,
  type Forecast,
  forecast,
  type Lever,
  levers,
  type LeverSettings,
  loadScenario,
  METRIC_SCHEMAS,
  openLevers,
  type TargetForecast,
  variantText,
} from '../../engine/index.ts';
import {expectSameShare} from '../scenarios/plan-scenarios.ts';

const REPLICATES = 1500;

function loadWith(entry: string, texts: Readonly<Record<string, string>> = {}) {
  return loadScenario(entry, (path) => texts[path] ?? readFileSync(path, 'utf8'), METRIC_SCHEMAS);
}

/** What the command line says of the file that the settings make. */
async function ofVariant(entry: string, known: readonly Lever[], settings: LeverSettings, texts = {}) {
  const file = entry.replace('.yaml', '-what-if.yaml');
  const text = variantText({id: 'what-if', extends: entry.slice(entry.lastIndexOf('/') + 1), levers: known, settings});
  return forecast(compile(loadWith(file, {...texts, [file]: text})), {replicates: REPLICATES, workers: 1});
}

/** What chances have of a forecast's targets. */
function chancesIn({targets}: Forecast) {
  const isChance = ([key]: [string, unknown]) => !['implied', 'shortfall', 'outsideView'].includes(key);
  return Object.fromEntries(
    Object.entries(targets).map(([id, target]) => [
      id,
      Object.fromEntries(Object.entries(target).filter(isChance)) as TargetForecast,
    ]),
  );
}

/** Each lever at a place of its range of its own, in every second of its districts. */
function settingsAt(known: readonly Lever[], share: number): LeverSettings {
  return Object.fromEntries(
    known.map(({id, min, max, step, places}, i) => {
      const value = min + step * Math.round((((share + 0.37 * i) % 1) * (max - min)) / step);
      if (places[0]?.district === undefined) return [id, value];
      return [id, Object.fromEntries(places.filter((_, k) => k % 2 === 0).map(({district}) => [district!, value]))];
    }),
  );
}

const WITH_LEVERS = globSync('scenarios/**/*.yaml').filter((file) => /\blever: ?\{/.test(readFileSync(file, 'utf8')));

/** Where firms or payments rest on a lever they are drawn by another way when its number is known to the compiler: the same law, other draws. */
const OTHER_DRAWS = new Set([
  'scenarios/examples/population.yaml',
  'scenarios/plans/hangzhou-biopharma/outlay.yaml',
  'scenarios/plans/zhejiang-cluster/scenario.yaml',
]);

function openOf(file: string) {
  const compiled = compile(loadWith(file));
  return {compiled, open: openLevers(compiled, levers(compiled))!};
}

describe.each(WITH_LEVERS)('chances of %s', (file) => {
  const {compiled, open} = openOf(file);

  it('are to the digit those of the file, with nothing set', async () => {
    const found = await chances(open, {}, {replicates: REPLICATES, workers: 1});
    expect(found!.targets).toEqual(chancesIn(await forecast(compiled, {replicates: REPLICATES, workers: 1})));
  });

  it.each([0.1, 0.55])('are those of the variant’s file, levers at %f of their range', async (share) => {
    const settings = settingsAt(open.levers, share);
    const found = (await chances(open, settings, {replicates: REPLICATES, workers: 1}))!.targets;
    const expected = chancesIn(await ofVariant(file, open.levers, settings));
    if (!OTHER_DRAWS.has(file)) return expect(found).toEqual(expected);
    for (const [id, {probability}] of Object.entries(found))
      expectSameShare(id, [probability, REPLICATES], [expected[id]!.probability, REPLICATES]);
  });
});

describe('settings', () => {
  const {open} = openOf('scenarios/plans/zhejiang-cluster/revenue.yaml');
  const at = (settings: LeverSettings) => chances(open, settings, {replicates: 512, workers: 1});

  it('are rounded as the variant’s file rounds them', async () =>
    expect((await at({trend: 0.1 + 0.2}))!.targets).toEqual((await at({trend: 0.3}))!.targets));

  it('of a lever that there is not change nothing, as in the file', async () =>
    expect((await at({nothing: 1}))!.targets).toEqual((await at({}))!.targets));

  it('of a lever as a whole that has a value for each district are left to the file', async () =>
    expect([await at({edge: 0.1}), await at({edge: {nowhere: 0.1}})]).toEqual([undefined, undefined]));
});

it('a scenario that takes a fixed number for a lever cannot be opened', () => {
  const text = `tidemark: 1
id: fixed
title: Fixed
calendar: {base: 2024, end: 2025}
districts: {city: {}}
assumptions: {years: {value: 2, lever: {min: 1, max: 3}}}
metrics: {revenue: {kind: growth, base: 100, rate: "empirical(values = [0, 0.1 * years])"}}
targets: {double: {metric: revenue, at_least: 200}}
`;
  const compiled = compile(loadWith('a.yaml', {'a.yaml': text}));
  expect(openLevers(compiled, levers(compiled))).toBeUndefined();
});
