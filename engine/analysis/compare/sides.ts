import type {Compiled} from '../../compile/compile.ts';
import type {TargetForecast} from '../../forecast-schema.ts';
import type {CompareReport, Side} from '../../gate-schema.ts';
import {VERSION} from '../../version.ts';
import {namedDistricts, namedMetrics, namedTarget} from '../names.ts';

/** A scenario to compare, compiled. */
export interface ScenarioSide {
  readonly source: string;
  readonly compiled: Compiled;
}

/** What a target is called and asks. */
export type Named = Pick<TargetForecast, 'label' | 'metric' | 'district' | 'year' | 'asks'>;

/** A forecast that was saved: what is known of it without a run. */
export interface SavedSide {
  readonly source: string;
  readonly saved: Omit<Side, 'source' | 'kind'> & {
    readonly targets: Readonly<Record<string, {readonly probability: number; readonly named?: Named}>>;
    readonly districts?: CompareReport['districts'];
    readonly metrics?: CompareReport['metrics'];
  };
}

export function targetsOf(side: ScenarioSide | SavedSide): Map<string, Named | undefined> {
  if ('saved' in side) return new Map(Object.entries(side.saved.targets).map(([id, {named}]) => [id, named]));
  return new Map(side.compiled.targets.map((target) => [target.id, namedTarget(side.compiled, target)]));
}

export function errorRateOf(side: ScenarioSide | SavedSide): number | undefined {
  return 'compiled' in side ? side.compiled.scenario.run.error_rate : undefined;
}

export function sideOf(side: ScenarioSide | SavedSide): Side {
  const {source} = side;
  if ('saved' in side) {
    const {scenario, engine, seed, replicates, calendar} = side.saved;
    return {source, kind: 'forecast', scenario, engine, seed, replicates, ...(calendar && {calendar})};
  }
  const {scenario, digest} = side.compiled;
  const {id, calendar, run} = scenario;
  return {
    source,
    kind: 'scenario',
    scenario: {id, digest},
    engine: VERSION,
    seed: run.seed,
    replicates: run.replicates,
    calendar: {base: calendar.base, end: calendar.end},
  };
}

/** What the second calls things, and the first where the second has no word for it. */
export function namesOf(base: ScenarioSide | SavedSide, head: ScenarioSide | SavedSide) {
  const [old, now] = [base, head].map((side) =>
    'compiled' in side
      ? {districts: namedDistricts(side.compiled), metrics: namedMetrics(side.compiled)}
      : {districts: side.saved.districts ?? {}, metrics: side.saved.metrics ?? {}},
  ) as [Pick<CompareReport, 'districts' | 'metrics'>, Pick<CompareReport, 'districts' | 'metrics'>];
  return {districts: {...old.districts, ...now.districts}, metrics: {...old.metrics, ...now.metrics}};
}
