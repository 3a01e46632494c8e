import type {Compiled, Opened} from '../../compile/compile.ts';
import {combination, isSimple} from '../../compile/targets.ts';
import {shareStandardError} from '../estimates.ts';
import {openLevers} from '../open-levers.ts';
import type {Output} from '../../program/observe.ts';
import {leverSettings, type Settings} from '../trials.ts';
import type {Choice} from './choices.ts';
import {marginsOf} from '../margins.ts';
import type {Goal} from './goal.ts';
import type {Levels} from './search.ts';

/** No file can name a target so. */
const TOGETHER = 'all chosen';

/** The scenario with its levers open and a target that is all chosen ones together. */
export function openFor({scenario, source}: Compiled, choices: readonly Choice[], targets: readonly string[]): Opened {
  const together = {...scenario, targets: {...scenario.targets, [TOGETHER]: {all: [...targets]}}};
  return openLevers({scenario: together, source}, [...new Set(choices.map(({at}) => at.lever))]);
}

/** What a portfolio sets in the program. */
export function settingsOf(opened: Opened, choices: readonly Choice[], levels: Levels): Settings {
  const settings = new Map<string, number>();
  for (const [i, {at, options}] of choices.entries()) {
    const {value} = options[levels[i]!]!;
    if (value === undefined) continue;
    for (const [name, number] of leverSettings(opened, at, value)) settings.set(name, number);
  }
  return settings;
}

/** The indicator of a target. */
export function slotOf(opened: Opened, id: string): number {
  return opened.targets.find((target) => target.id === id)!.hit;
}

/** The targets and all that they rest on, each once: what is told one by one. */
export function withParts(opened: Opened, targets: readonly string[]): string[] {
  const partsOf = (id: string): string[] => {
    const target = opened.scenario.targets[id]!;
    return [id, ...(isSimple(target) ? [] : combination(target).parts.flatMap(partsOf))];
  };
  return [...new Set([...targets, ...targets.flatMap(partsOf)])];
}

/** Where the goal is counted. */
export function slotsOf(
  opened: Opened,
  targets: readonly string[],
  floors: Readonly<Record<string, number>>,
  searched: number,
): Goal {
  return {
    all: slotOf(opened, TOGETHER),
    floors: Object.entries(floors).map(([id, floor]) => [
      slotOf(opened, id),
      // What is asked of the search is a standard error more, since it chooses by its luck too.
      Math.min(1, floor + shareStandardError(floor, searched)),
    ]),
    margins: targets.flatMap((id) => marginsOf(opened, id)),
  };
}

/** All that a search and its report read. */
export function outputsOf(opened: Opened, targets: readonly string[], {all, floors, margins}: Goal): Output[] {
  const indicators = [all, ...floors.map(([slot]) => slot), ...targets.map((id) => slotOf(opened, id))];
  return [...indicators.map((indicator) => ({indicator})), ...margins.map((trajectory) => ({trajectory}))];
}
