import {readFileSync} from 'node:fs';
import {usageError} from '../errors.ts';
import type {SavedSide, ScenarioSide} from '../index.ts';
import {revisionOf, revisionReader} from './git.ts';
import {jsonIn} from './json-in.ts';
import {openScenario} from './open-scenario.ts';
import {saidBy, say} from '../message.ts';

/** One of the two that `compare` is given: a scenario file, a saved forecast or baseline (`.json`), or either in a revision of git. Throws a TidemarkError. */
export async function openSide(source: string): Promise<ScenarioSide | SavedSide> {
  const revision = revisionOf(source);
  const read = revision && revisionReader(revision);
  if (!source.endsWith('.json')) return {source, compiled: await openScenario(source, read)};
  return {source, saved: await savedForecast(source, textOf(source, read))};
}

function textOf(source: string, read: ((path: string) => string) | undefined): string {
  try {
    return read ? read(source) : readFileSync(source, 'utf8');
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    throw usageError(say`cannot read ${source}, ${code === 'ENOENT' ? say`no such file` : saidBy(error)}`);
  }
}

async function savedForecast(source: string, text: string): Promise<SavedSide['saved']> {
  const [{forecastSchema}, {baselineSchema}] = await Promise.all([
    import('../forecast-schema.ts'),
    import('../gate-schema.ts'),
  ]);
  const json = parsed(source, text);
  const baseline = baselineSchema.safeParse(json);
  if (baseline.success) {
    const {scenario, engine, run, targets} = baseline.data;
    return {scenario, engine, ...counted(run), targets: mapped(targets, (probability) => ({probability}))};
  }
  const forecast = forecastSchema.safeParse(json);
  if (!forecast.success)
    throw usageError(
      say`${source} is no forecast`,
      say`save one with tidemark run --json --out FILE or tidemark check --save`,
    );
  const {scenario, engine, run, targets, districts, metrics} = forecast.data;
  return {
    scenario: {id: scenario.id, digest: scenario.digest},
    engine,
    ...counted(run),
    calendar: {base: scenario.base, end: scenario.end},
    targets: mapped(targets, ({probability, label, metric, district, year, asks}) => ({
      probability,
      named: {
        ...(label !== undefined && {label}),
        ...(metric !== undefined && {metric}),
        ...(district !== undefined && {district}),
        ...(year !== undefined && {year}),
        asks,
      },
    })),
    districts,
    metrics: mapped(metrics, ({kind, label, unit}) => ({
      kind,
      ...(label !== undefined && {label}),
      ...(unit !== undefined && {unit}),
    })),
  };
}

function parsed(source: string, text: string): unknown {
  try {
    return jsonIn(text);
  } catch {
    throw usageError(say`${source} is no JSON`, say`name a scenario (.yaml), or a forecast that was saved (.json)`);
  }
}

function counted({seed, replicates}: {seed: number; replicates: number}) {
  return {seed, replicates};
}

function mapped<V, W>(record: Readonly<Record<string, V>>, map: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
