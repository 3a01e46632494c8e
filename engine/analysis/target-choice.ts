import type {Compiled} from '../compile/compile.ts';
import {suggest, usageError} from '../errors.ts';
import type {TargetForecast} from '../forecast-schema.ts';
import {shownTargets} from '../report/view.ts';
import {namedTarget} from './names.ts';
import {type Message, say} from '../message.ts';

/** So many names a hint shows. */
const MOST_NAMES = 10;

/** Throws a TidemarkError for an id that none of the scenario's targets has. */
export function mustBeTargets({targets}: Compiled, ids: Iterable<string>): void {
  const known = targets.map(({id}) => id);
  for (const id of ids)
    if (!known.includes(id)) throw usageError(say`unknown target ${id}`, nameHint(id, say`targets`, known));
}

/** Throws a TidemarkError where a scenario has no targets. */
export function mustHaveTargets({targets}: Compiled): void {
  if (!targets.length) throw usageError(say`the scenario has no targets`, say`say under targets what is to be reached`);
}

/** What a name that is not known may have been meant to be: one near to it, else what there is. */
export function nameHint(name: string, what: Message, known: readonly string[]): Message {
  const near = suggest(name, known);
  return near ? say`did you mean ${near}?` : say`${what} are ${known.slice(0, MOST_NAMES)}`;
}

/** The targets that a forecast shows: all but those that stand in the file only for combined ones. */
export function usualTargets(
  compiled: Compiled,
): readonly (readonly [id: string, target: Pick<TargetForecast, 'year'>])[] {
  const named = Object.fromEntries(compiled.targets.map((target) => [target.id, namedTarget(compiled, target)]));
  return shownTargets({targets: named});
}
