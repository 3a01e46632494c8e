import {runLooks} from '../../run/run-looks.ts';
import {checkGuards, explainFault} from '../faults.ts';
import {type Share, unpairedDifference} from './differences.ts';
import {type CompareOptions, judge, type Seen} from './seen.ts';
import type {SavedSide, ScenarioSide} from './sides.ts';

/** Two of which one at least was saved: the probabilities of either, as of independent runs. */
export async function compareUnpaired(
  base: ScenarioSide | SavedSide,
  head: ScenarioSide | SavedSide,
  shared: readonly string[],
  errorRate: number,
  options: CompareOptions,
): Promise<Seen> {
  const [before, after] = [await sharesOf(base, options), await sharesOf(head, options)];
  const differences = new Map(
    shared.map((id) => [id, unpairedDifference(before.get(id)!, after.get(id)!, errorRate)] as const),
  );
  return {
    differences,
    untouched: new Set(),
    probabilityOf: (id) => (after.get(id) ?? before.get(id))!.probability,
    rules: (options.rules ?? []).map((rule) => judge(rule, differences)),
    replicates: Math.min(...[...before.values(), ...after.values()].map(({replicates}) => replicates)),
    paired: false,
  };
}

async function sharesOf(side: ScenarioSide | SavedSide, options: CompareOptions): Promise<Map<string, Share>> {
  if ('saved' in side) {
    const {targets, replicates} = side.saved;
    return new Map(Object.entries(targets).map(([id, {probability}]) => [id, {probability, replicates}]));
  }
  const {compiled} = side;
  const {run} = compiled.scenario;
  const {seed = run.seed, replicates = run.replicates} = options;
  const shares = new Map<string, Share>();
  const shortfalls = compiled.guards.map(({slot}) => slot);
  try {
    for await (const look of runLooks({program: compiled.program, seed, looks: [replicates], shortfalls}, options)) {
      checkGuards(compiled, look);
      for (const {id, hit} of compiled.targets)
        shares.set(id, {probability: look.counts[hit]! / replicates, replicates});
    }
  } catch (error) {
    throw explainFault(error, compiled, seed);
  }
  return shares;
}
