import {suggest, usageError} from '../../errors.ts';
import type {CompareReport, MovedTarget} from '../../gate-schema.ts';
import {say} from '../../message.ts';
import {VERSION} from '../../version.ts';
import {DEFAULT_ERROR_RATE} from '../checks.ts';
import type {Rule} from '../rules.ts';
import {changesBetween} from './changes.ts';
import type {Difference} from './differences.ts';
import {comparePaired} from './paired.ts';
import type {CompareOptions} from './seen.ts';
import {errorRateOf, type Named, namesOf, type SavedSide, type ScenarioSide, sideOf, targetsOf} from './sides.ts';
import {compareUnpaired} from './unpaired.ts';

export type {CompareOptions} from './seen.ts';
export type {SavedSide, ScenarioSide} from './sides.ts';

/**
 * How the probability of each target that two scenarios share has moved. Both are computed in one go, on the same random numbers (those of the second's seed), and counted
 * replicate by replicate, so that the difference has the small error of pairs; of a saved forecast only the probabilities are known, and the error is that of independent runs. As long as a rule is undecided the run goes on, as
 * `checkScenario` does.
 *
 * Throws a TidemarkError where the two share no target, or a rule names one that they do not share.
 */
export async function compare(
  base: ScenarioSide | SavedSide,
  head: ScenarioSide | SavedSide,
  options: CompareOptions = {},
): Promise<CompareReport> {
  const {rules = []} = options;
  const [before, after] = [targetsOf(base), targetsOf(head)];
  const shared = [...after.keys()].filter((id) => before.has(id));
  checkTargets(shared, rules, [...before.keys(), ...after.keys()]);
  const errorRate = errorRateOf(head) ?? errorRateOf(base) ?? DEFAULT_ERROR_RATE;
  const seen =
    'compiled' in base && 'compiled' in head
      ? await comparePaired(base.compiled, head.compiled, shared, errorRate, options)
      : await compareUnpaired(base, head, shared, errorRate, options);
  const only = (targets: typeof after, others: typeof after) =>
    [...targets.keys()]
      .filter((id) => !others.has(id))
      .map((id) => ({target: id, probability: seen.probabilityOf(id)}));
  return {
    tidemark: 1,
    engine: VERSION,
    outcome: outcomeOf(seen.rules),
    base: sideOf(base),
    head: sideOf(head),
    run: {
      ...(seen.seed !== undefined && {seed: seen.seed}),
      replicates: seen.replicates,
      paired: seen.paired,
      errorRate,
    },
    targets: shared
      .map((id) => movedTarget(id, before.get(id), after.get(id), seen.differences.get(id)!, seen.untouched.has(id)))
      .toSorted(bySize),
    added: only(after, before),
    removed: only(before, after),
    ...('compiled' in base && 'compiled' in head ? {changes: changesBetween(base.compiled, head.compiled)} : {}),
    rules: [...seen.rules],
    ...namesOf(base, head),
  };
}

function checkTargets(shared: readonly string[], rules: readonly Rule[], known: readonly string[]): void {
  if (!shared.length)
    throw usageError(
      say`the two have no target in common`,
      say`compare two versions of one scenario, or variants of it`,
    );
  for (const {target} of rules)
    if (target !== undefined && !shared.includes(target)) {
      const near = suggest(target, shared);
      const hint = near === undefined ? say`targets in both are ${shared.slice(0, 10)}` : say`did you mean ${near}?`;
      throw usageError(
        known.includes(target)
          ? say`--fail-if names ${target}, which only one of the two has`
          : say`unknown target ${target} in --fail-if`,
        hint,
      );
    }
}

function outcomeOf(rules: CompareReport['rules']): CompareReport['outcome'] {
  const has = (wanted: CompareReport['outcome']) => rules.some(({verdict}) => verdict === wanted);
  return has('fail') ? 'fail' : has('undecided') ? 'undecided' : 'pass';
}

function movedTarget(
  target: string,
  before: Named | undefined,
  after: Named | undefined,
  difference: Difference,
  untouched: boolean,
): MovedTarget {
  const isRedefined = before && after && meaning(before) !== meaning(after);
  return {
    target,
    ...(after ?? before),
    ...difference,
    ...(isRedefined ? {redefined: true as const} : {}),
    ...(untouched ? {untouched: true as const} : {}),
  };
}

function meaning({metric, district, year, asks}: Named): string {
  return JSON.stringify([metric, district, year, asks]);
}

function bySize(a: MovedTarget, b: MovedTarget): number {
  return Math.abs(b.difference) - Math.abs(a.difference) || (a.target < b.target ? -1 : 1);
}
