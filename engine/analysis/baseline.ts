import type {Forecast} from '../forecast-schema.ts';
import type {Baseline, BaselineReport, Moved} from '../gate-schema.ts';
import {unpairedDifference} from './compare/differences.ts';

/** What is kept of a forecast to compare later ones with. */
export function baselineOf({tidemark, engine, scenario, run, digest, targets}: Forecast): Baseline {
  const {seed, replicates, method} = run;
  const byName = Object.entries(targets).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    tidemark,
    engine,
    scenario: {id: scenario.id, digest: scenario.digest},
    run: {seed, replicates, method},
    digest,
    targets: Object.fromEntries(byName.map(([id, {probability}]) => [id, probability])),
  };
}

/**
 * What has changed since a baseline was saved: what the scenario says, seed and replicates among it; else the engine; else nothing, and then the digits must be the same, or it is a fault of the
 * engine's.
 */
export function compareBaseline(before: Baseline, forecast: Forecast): Omit<BaselineReport, 'file'> {
  const after = baselineOf(forecast);
  const ids = Object.keys(after.targets);
  return {
    status: statusOf(before, after),
    before: {engine: before.engine, scenario: before.scenario.digest, digest: before.digest},
    moved: ids.flatMap((id) => movedBetween(id, before, after)).toSorted(bySize),
    added: ids.filter((id) => !Object.hasOwn(before.targets, id)),
    removed: Object.keys(before.targets).filter((id) => !Object.hasOwn(after.targets, id)),
  };
}

function statusOf(before: Baseline, after: Baseline): BaselineReport['status'] {
  const asked = ({scenario, run}: Baseline) => [scenario.digest, run.seed, run.replicates, run.method].join(' ');
  if (asked(before) !== asked(after)) return 'scenario';
  if (before.engine !== after.engine) return 'engine';
  return before.digest === after.digest ? 'same' : 'fault';
}

function movedBetween(target: string, old: Baseline, now: Baseline): Moved[] {
  if (!Object.hasOwn(old.targets, target)) return [];
  const share = ({targets, run}: Baseline) => ({probability: targets[target]!, replicates: run.replicates});
  const {before, after, difference, standardError} = unpairedDifference(share(old), share(now), 1);
  return difference === 0 ? [] : [{target, before, after, difference, standardError}];
}

function bySize(a: Moved, b: Moved): number {
  return Math.abs(b.difference) - Math.abs(a.difference) || (a.target < b.target ? -1 : 1);
}
