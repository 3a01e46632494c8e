import {readFileSync} from 'node:fs';
import {expect} from 'vitest';
import {compile, type Compiled, type Forecast, forecast, loadScenario, METRIC_SCHEMAS} from '../../engine/index.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';

const VARIANTS = ['downside', 'scenario', 'upside', 'history', 'recent', 'plan-growth'] as const;

export type Variant = (typeof VARIANTS)[number] | 'back-test';

/** A scenario of a plan, compiled; `plan` is the folder. */
export function planScenario(plan: string, variant: Variant): Compiled {
  const file = `scenarios/plans/${plan}/${variant}.yaml`;
  return compile(loadScenario(file, fileReader(file), METRIC_SCHEMAS));
}

/** The forecast of a variant: variants share their draws, so that few replicates tell them apart. */
export function forecastVariant(plan: string, variant: Variant): Promise<Forecast> {
  return forecast(planScenario(plan, variant), {replicates: 2000, workers: 1});
}

/** Every variant of a plan, by name. */
export async function forecastVariants(plan: string): Promise<Record<(typeof VARIANTS)[number], Forecast>> {
  const pairs = await Promise.all(VARIANTS.map(async (name) => [name, await forecastVariant(plan, name)] as const));
  return Object.fromEntries(pairs) as Record<(typeof VARIANTS)[number], Forecast>;
}

/** What an independent simulation found: how many replicates hit each target, and where observed values fell. */
export interface Reference {
  readonly replicates: number;
  readonly hits: Readonly<Record<string, number>>;
  readonly positions?: Readonly<Record<string, number>>;
}

export function referenceOf(plan: string): Reference {
  const file = new URL(`../reference/scenarios/${plan}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Reference;
}

/**
 * Two shares from independent samples agree within 4 standard errors of their difference, the share pooled over both. At 6e-5 each, some thirty comparisons fail by
 * chance in one seed of 500; the seeds are fixed.
 */
export function expectSameShare(name: string, [p, n]: readonly [number, number], [q, m]: readonly [number, number]) {
  const pooled = (p * n + q * m) / (n + m);
  const standardError = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  expect(Math.abs(p - q), `${name}: ${p} against ${q}`).toBeLessThanOrEqual(4 * standardError);
}

/** Every label of a scenario is in Chinese and in English, and every assumption, factor and metric says where it comes from. */
export function expectLabelledAndSourced({scenario}: Compiled): void {
  const groups = [scenario.assumptions, scenario.factors, scenario.metrics, scenario.targets];
  const entries = groups.flatMap((group) => Object.entries<{label?: unknown; source?: unknown}>(group));
  const both = {zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/)};
  for (const [id, {label, source}] of entries) {
    expect(label, id).toEqual(both);
    expect(source, id).toBeDefined();
  }
  expect(scenario.title).toEqual(both);
  for (const [id, {confidence}] of Object.entries(scenario.sources)) expect(confidence, id).toBeDefined();
}
