import type {Opened} from '../../compile/compile.ts';
import {growthParameter, leverParameters} from '../../compile/openings.ts';
import {combination, isSimple} from '../../compile/targets.ts';
import {indicatorsReached} from '../../program/parameters.ts';
import type {Lever} from '../levers.ts';
import {growthSettings, leverSettings, type Settings} from '../trials.ts';
import type {ChosenLever} from './chosen-lever.ts';

/** What may be added to growth, at which the search begins: beyond these it is no plan. */
const UPLIFTS = [-0.5, -0.3, -0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 1, 2];

/** Intervals of a lever's range at which the search begins. */
const INTERVALS = 16;

/** What is varied together, and the targets that it changes. */
export interface Group {
  readonly settings: (x: number) => Settings;
  readonly targets: ReadonlySet<string>;
  readonly metrics?: readonly string[];
  /** Where the search begins, ascending: the first and the last are the range. */
  readonly starts: readonly number[];
}

/** The targets that a lever moves. */
export function leverGroup(opened: Opened, {lever, at}: ChosenLever): Group[] {
  const districts = at.district === undefined ? lever.places.map(({district}) => district) : [at.district];
  const reached = districts.map((district) => indicatorsReached(opened, leverParameters(lever.id, district).setting));
  const targets = opened.targets.filter(({hit}) => reached.some((slots) => slots.has(hit))).map(({id}) => id);
  return [{settings: (x) => leverSettings(opened, at, x), targets: new Set(targets), starts: rangeOf(lever)}];
}

/** Targets that rest on the growth of the same metrics. */
export function growthGroups(opened: Opened, targets: readonly string[]): Group[] {
  const groups = new Map<string, {metrics: readonly string[]; targets: Set<string>}>();
  for (const id of targets) {
    const metrics = [...new Set(growthOf(opened, id))];
    if (!metrics.length) continue;
    const key = metrics.join(' ');
    const group = groups.get(key) ?? {metrics, targets: new Set()};
    groups.set(key, group);
    group.targets.add(id);
  }
  return [...groups.values()].map((group) => ({
    ...group,
    settings: (x) => growthSettings(group.metrics, x),
    starts: UPLIFTS,
  }));
}

/** The metrics whose growth moves a target: its own, else all that it rests on. */
function growthOf(opened: Opened, id: string): string[] {
  const {scenario, targets} = opened;
  const target = scenario.targets[id]!;
  if (!isSimple(target))
    return combination(target)
      .parts.flatMap((part) => growthOf(opened, part))
      .toSorted();
  const {hit} = targets.find((output) => output.id === id)!;
  const moving = Object.keys(scenario.metrics).filter((metric) =>
    indicatorsReached(opened, growthParameter(metric)).has(hit),
  );
  return moving.includes(target.metric) ? [target.metric] : moving;
}

function rangeOf({min, max}: Lever): number[] {
  return Array.from({length: INTERVALS + 1}, (_, i) => min + ((max - min) * i) / INTERVALS);
}
