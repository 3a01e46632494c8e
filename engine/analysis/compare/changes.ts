import type {Compiled} from '../../compile/compile.ts';
import {isWords} from '../../compile/scenario-digest.ts';
import {formatPath, type Path} from '../../errors.ts';
import type {Change} from '../../gate-schema.ts';
import type {Check, Scenario} from '../../scenario/schema.ts';
import {claimText} from '../claim-text.ts';
import {placeOf} from '../place.ts';

type Side = Pick<Compiled, 'scenario' | 'source' | 'parts'>;

/** What a planner changes most comes first. */
const SECTIONS = ['assumptions', 'correlations', 'factors', 'metrics', 'districts', 'calendar', 'run'] as const;

/**
 * What two scenarios say differently where it may change a number, in the words of their files: assumptions first, then what else they rest on, targets and checks. Labels,
 * notes and sources are left out.
 */
export function changesBetween(before: Side, after: Side): Change[] {
  return [
    ...SECTIONS.flatMap((section) => sectionChanges(section, before, after)),
    ...targetChanges(before, after),
    ...checkChanges(before, after),
  ];
}

function sectionChanges(section: (typeof SECTIONS)[number], before: Side, after: Side): Change[] {
  const [old, now] = [before, after].map(({scenario}) => leavesOf(scenario[section], [section])) as [Leaves, Leaves];
  return [...new Map([...old, ...now])].flatMap(([key, {path}]) =>
    change(key, path, old.get(key)?.text, now.get(key)?.text, before, after),
  );
}

type Leaves = Map<string, {readonly path: Path; readonly text: string}>;

/** Every value of a part of a scenario that is no map and no list, by its path. */
function leavesOf(value: unknown, path: Path, leaves: Leaves = new Map()): Leaves {
  if (Array.isArray(value)) value.forEach((item, i) => leavesOf(item, [...path, i], leaves));
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      if (!isWords([...path, key])) leavesOf(inner, [...path, key], leaves);
  } else if (value !== undefined)
    leaves.set(formatPath(path), {path, text: typeof value === 'string' ? value : JSON.stringify(value)});
  return leaves;
}

/** Nothing where both are the same. */
function change(
  key: string,
  path: Path,
  old: string | undefined,
  now: string | undefined,
  before: Side,
  after: Side,
): Change[] {
  if (old === now) return [];
  return [
    {
      path: key,
      ...(old !== undefined && {before: old}),
      ...(now !== undefined && {after: now}),
      ...placeOf(now === undefined ? before : after, path),
    },
  ];
}

function targetChanges(before: Side, after: Side): Change[] {
  const ids = new Set([before, after].flatMap(({scenario}) => Object.keys(scenario.targets)));
  const textOf = (side: Side, id: string) => {
    const target = side.scenario.targets[id];
    if (!target) return undefined;
    return 'metric' in target
      ? `${claimText(target, side)}, ${target.district} ${target.year}`
      : claimText(target, side);
  };
  return [...ids].flatMap((id) =>
    change(`targets.${id}`, ['targets', id], textOf(before, id), textOf(after, id), before, after),
  );
}

/** Checks have no names, so one that is written differently is one removed and one added. */
function checkChanges(before: Side, after: Side): Change[] {
  const [old, now] = [before, after].map(({scenario}) => checkTexts(scenario)) as [
    Map<string, Path>,
    Map<string, Path>,
  ];
  return [...new Map([...old, ...now])].flatMap(([text, path]) =>
    change(formatPath(path), path, old.has(text) ? text : undefined, now.has(text) ? text : undefined, before, after),
  );
}

function checkTexts({checks}: Scenario): Map<string, Path> {
  return new Map(checks.map((check, i) => [checkText(check), ['checks', i]]));
}

function checkText(check: Check): string {
  if ('target' in check)
    return `${check.target}: probability ${check.probability.comparator} ${check.probability.value}`;
  const {metric, district, year, statistic, claim} = check;
  return `${metric}, ${district} ${year}: ${statistic} ${claim.comparator} ${claim.value}`;
}
