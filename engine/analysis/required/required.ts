import type {Compiled, Opened} from '../../compile/compile.ts';
import {type Output, watch} from '../../program/observe.ts';
import type {RequiredReport} from '../../required-schema.ts';
import type {LooksOptions} from '../../run/run-looks.ts';
import {SHARD} from '../../run/shards.ts';
import {VERSION} from '../../version.ts';
import {affordableReplicates} from '../affordable.ts';
import {levers} from '../levers.ts';
import {marginsOf} from '../margins.ts';
import {namedDistricts, namedMetrics, namedScenario} from '../names.ts';
import {openLevers} from '../open-levers.ts';
import {mustBeTargets, mustHaveTargets, usualTargets} from '../target-choice.ts';
import {type LeverAt, Trials} from '../trials.ts';
import {chosenLever, leverReport} from './chosen-lever.ts';
import {type Group, growthGroups, leverGroup} from './groups.ts';
import {Response} from './response.ts';
import {growthSlot, targetAnswers, untouched} from './target-answers.ts';

export interface RequiredOptions extends Omit<LooksOptions, 'onProgress'> {
  /** Only these targets; unless told, all but those that stand in the file only for combined ones. */
  readonly targets?: readonly string[] | undefined;
  /** With these too. */
  readonly all?: boolean | undefined;
  /** Default: 50, 80 and 95 %. */
  readonly probabilities?: readonly number[] | undefined;
  /** What to vary instead of growth: an assumption with a lever, in all its districts or in one. */
  readonly lever?: LeverAt | undefined;
  /** Instead of the scenario's own. */
  readonly seed?: number | undefined;
  readonly replicates?: number | undefined;
  /** Of one core, by the estimate, that all trials may take together: where they would take longer, replicates are fewer. */
  readonly seconds?: number | undefined;
  /** Called with the trials that have been made, and how many it will be, about. */
  readonly onTrial?: ((trials: number, of: number) => void) | undefined;
}

const PROBABILITIES = [0.5, 0.8, 0.95];

/** Trials that an answer takes after the first, about: a Newton step or two, and the ends of its interval. */
const TRIALS_OF_ANSWER = 2;

/**
 * The setting at which each target is hit with a probability: of one lever, or of what is added to the yearly growth (of a target's own metric, or of all metrics of growth that it rests on), in
 * all districts alike. The scenario is compiled once and run at one setting after another on the same random numbers; every trial counts all that are asked for.
 *
 * Throws a TidemarkError for a target, lever or district that there is not, or a lever where the scenario takes only a fixed number.
 */
export async function required(compiled: Compiled, options: RequiredOptions = {}): Promise<RequiredReport> {
  const {run} = compiled.scenario;
  const {seed = run.seed, probabilities = PROBABILITIES, lever} = options;
  const known = levers(compiled);
  const targets = chosenTargets(compiled, options);
  const chosen = lever && chosenLever(known, lever);
  const opened = openLevers(compiled, chosen ? [chosen.lever.id] : []);
  const groups = chosen ? leverGroup(opened, chosen) : growthGroups(opened, targets);
  const outputs = outputsOf(opened, targets);
  const expected = trialsFor(groups, targets.length * probabilities.length);
  const replicates = affordableReplicates({
    program: watch(opened.program, outputs),
    runs: expected,
    seconds: options.seconds ?? Infinity,
    wanted: options.replicates ?? run.replicates,
    least: SHARD,
  });
  const trials = new Trials(opened, {...options, seed, replicates, outputs, expected});
  const now = await trials.at(new Map());
  const found = new Map(targets.map((id) => [id, untouched(opened, now, id, probabilities)]));
  for (const group of groups) {
    const mine = targets.filter((id) => group.targets.has(id));
    if (!mine.length) continue;
    const response = new Response(replicates, async (x) => (await trials.at(group.settings(x))).counts);
    for (const x of group.starts) await response.at(x);
    for (const id of mine)
      found.set(id, await targetAnswers(id, {opened, now, response, group, chosen}, probabilities));
  }
  return {
    tidemark: 1,
    engine: VERSION,
    scenario: namedScenario(compiled),
    run: {seed, replicates, trials: trials.made},
    of: chosen ? leverReport(chosen) : 'growth',
    targets: Object.fromEntries(found),
    levers: known.flatMap(({id, places}) => [
      id,
      ...places.flatMap(({district}) => (district ? [`${id}/${district}`] : [])),
    ]),
    districts: namedDistricts(compiled),
    metrics: namedMetrics(compiled),
  };
}

/** How many trials it will be, about. */
function trialsFor(groups: readonly Group[], answers: number): number {
  return groups.reduce((sum, {starts}) => sum + starts.length, 1 + TRIALS_OF_ANSWER * answers);
}

/** Whether the targets are hit, by which margins, since a margin that is no number is an error, and what is assumed of the growth of what they are about. */
function outputsOf(opened: Opened, chosen: readonly string[]): Output[] {
  return opened.targets
    .filter(({id}) => chosen.includes(id))
    .flatMap(({id, hit}): Output[] => {
      const growth = growthSlot(opened, id);
      const slots = [...marginsOf(opened, id), ...(growth === undefined ? [] : [growth])];
      return [{indicator: hit}, ...slots.map((trajectory) => ({trajectory}))];
    });
}

function chosenTargets(compiled: Compiled, {targets: wanted, all}: RequiredOptions): string[] {
  mustHaveTargets(compiled);
  mustBeTargets(compiled, wanted ?? []);
  if (wanted) return [...new Set(wanted)];
  return all ? compiled.targets.map(({id}) => id) : usualTargets(compiled).map(([id]) => id);
}
