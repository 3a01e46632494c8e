import type {Compiled} from '../compile/compile.ts';
import {suggest, usageError} from '../errors.ts';
import type {TargetForecast} from '../forecast-schema.ts';
import {shownTargets} from '../report/view.ts';
import {namedTarget} from './names.ts';

/** So many names a hint shows. */
const MOST_NAMES = 10;

/** Throws a TidemarkError for an id that none of the scenario's targets has. */
export function mustBeTargets({targets}: Compiled, ids: Iterable<string>): void {
  const known = targets.map(({id}) => id);
  for (const id of ids)
    if (!known.includes(id)) throw usageError(`unknown target ${id}`, nameHint(id, 'targets', known));
}

/** Throws a TidemarkError where a scenario has no targets. */
export function mustHaveTargets({targets}: Compiled): void {
  if (!targets.length) throw usageError('the scenario has no targets', 'say under targets what is to be reached');
}

/** What a name that is not known may have been meant to be: one near to it, else what there is. */
export function nameHint(name: string, what: string, known: readonly string[]): string {
  const near = suggest(name, known);
  return near ? `did you mean ${near}?` : `${what} are ${known.slice(0, MOST_NAMES).join(', ')}`;
}

/** The targets that a forecast shows: all but those that stand in the file only for combined ones. */
export function usualTargets(
  compiled: Compiled,
): readonly (readonly [id: string, target: Pick<TargetForecast, 'year'>])[] {
  const named = Object.fromEntries(compiled.targets.map((target) => [target.id, namedTarget(compiled, target)]));
  return shownTargets({targets: named});
}
