import type {Compiled} from '../compile/compile.ts';
import {type Issue, TidemarkError} from '../errors.ts';
import {NonFiniteError} from '../run/non-finite-error.ts';
import type {Evidence} from './checks.ts';
import {say} from '../message.ts';

/** Throws a TidemarkError where a slot that must not be negative was, in some replicate. */
export function checkGuards(
  {guards, source}: Pick<Compiled, 'guards' | 'source'>,
  {trajectories, replicates}: Evidence,
): void {
  const broken = guards.flatMap(({slot, rule, hint, path}): Issue[] => {
    const margin = trajectories[slot]!;
    if (margin.kind !== 'shortfall' || margin.misses === 0) return [];
    const {misses, medianShortfall} = margin;
    const share = ((100 * misses) / replicates).toPrecision(2);
    const often = say`a negative value in ${misses} of ${replicates} replicates (${share} %)`;
    const got =
      medianShortfall === null ? often : say`${often}, ${medianShortfall.toPrecision(4)} in the median of these`;
    return [{rule, got, hint, path, location: source.locate(path)}];
  });
  if (broken.length) throw new TidemarkError(broken);
}

/** What a run has thrown, in the words of the scenario where it is a value that is not finite. */
export function explainFault(error: unknown, compiled: Compiled, seed: number): unknown {
  return error instanceof NonFiniteError ? explainNonFinite(error, compiled, seed) : error;
}

function explainNonFinite(error: NonFiniteError, compiled: Compiled, seed: number): TidemarkError {
  const output = compiled.trajectories.find(({slot}) => slot === error.slot);
  const target = compiled.targets.find(({marginSlot}) => marginSlot === error.slot);
  const [what, path] = output
    ? [say`${output.metric} in ${output.district} in ${output.year}`, ['metrics', output.metric.split('.')[0]!]]
    : [say`target ${target?.id ?? error.slot}`, target ? ['targets', target.id] : []];
  return new TidemarkError([
    {
      rule: say`${what} must be a finite number in every replicate`,
      got: say`${error.value} in replicate ${error.replicate} of seed ${seed}`,
      hint: say`look for a division by zero, a logarithm or root of a negative number, or a parameter that may leave its range`,
      path,
      location: compiled.source.locate(path),
    },
  ]);
}
