import type {Compiled} from '../compile/compile.ts';
import {suggest, usageError} from '../errors.ts';
import type {TargetForecast} from '../forecast-schema.ts';
import type {CompareReport, MovedTarget, Side} from '../gate-schema.ts';
import {type Identities, indicatorIdentities} from '../program/identities.ts';
import {joinPrograms} from '../program/join.ts';
import {NonFiniteError} from '../run/non-finite-error.ts';
import {type Look, type LooksOptions, runLooks} from '../run/run-looks.ts';
import {SHARD} from '../run/shards.ts';
import {VERSION} from '../version.ts';
import {changesBetween} from './changes.ts';
import {mostReplicates} from './check-scenario.ts';
import {DEFAULT_ERROR_RATE} from './checks.ts';
import {type Difference, pairedDifference, type Share, unpairedDifference} from './differences.ts';
import {checkGuards, explainFault} from './faults.ts';
import {lookSizes} from './looks.ts';
import {namedDistricts, namedMetrics, namedTarget} from './names.ts';
import {judgeRule, type Rule} from './rules.ts';
import {say} from '../message.ts';

/** A scenario to compare, compiled. */
export interface ScenarioSide {
  readonly source: string;
  readonly compiled: Compiled;
}

type Named = Pick<TargetForecast, 'label' | 'metric' | 'district' | 'year' | 'asks'>;

/** A forecast that was saved: what is known of it without a run. */
export interface SavedSide {
  readonly source: string;
  readonly saved: Omit<Side, 'source' | 'kind'> & {
    readonly targets: Readonly<Record<string, {readonly probability: number; readonly named?: Named}>>;
    readonly districts?: CompareReport['districts'];
    readonly metrics?: CompareReport['metrics'];
  };
}

export interface CompareOptions extends LooksOptions {
  readonly rules?: readonly Rule[];
  /** Instead of the scenarios' own. */
  readonly seed?: number | undefined;
  readonly replicates?: number | undefined;
  readonly mostReplicates?: number | undefined;
}

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

/** What the two, counted or read, have come to. */
interface Seen {
  readonly differences: ReadonlyMap<string, Difference>;
  readonly untouched: ReadonlySet<string>;
  readonly probabilityOf: (id: string) => number;
  readonly rules: CompareReport['rules'];
  readonly seed?: number;
  readonly replicates: number;
  readonly paired: boolean;
}

function targetsOf(side: ScenarioSide | SavedSide): Map<string, Named | undefined> {
  if ('saved' in side) return new Map(Object.entries(side.saved.targets).map(([id, {named}]) => [id, named]));
  return new Map(side.compiled.targets.map((target) => [target.id, namedTarget(side.compiled, target)]));
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

function errorRateOf(side: ScenarioSide | SavedSide): number | undefined {
  return 'compiled' in side ? side.compiled.scenario.run.error_rate : undefined;
}

async function comparePaired(
  before: Compiled,
  after: Compiled,
  shared: readonly string[],
  errorRate: number,
  options: CompareOptions,
): Promise<Seen> {
  const {rules = []} = options;
  const seed = options.seed ?? after.scenario.run.seed;
  const slots = shared.map((id) => [hitOf(before, id), hitOf(after, id)] as const);
  const program = joinPrograms(before.program, after.program, slots);
  const untouched = untouchedOf(before, after, shared);
  const looks = looksOf(before, after, options);
  const guards = [...before.guards, ...shiftGuards(before, after)].map(({slot}) => slot);
  const ofBase = before.program.indicators;
  const ofPairs = ofBase + after.program.indicators;
  let seen: Seen | undefined;
  try {
    for await (const look of runLooks({program, seed, looks, shortfalls: guards}, options)) {
      const {counts, replicates} = look;
      checkGuards(before, look);
      checkGuards({guards: shiftGuards(before, after), source: after.source}, look);
      const differences = new Map(
        shared.map((id, k) => {
          const [i, j] = slots[k]!;
          const table = [counts[i]!, counts[ofBase + j]!, counts[ofPairs + k]!] as const;
          const difference = pairedDifference(...table, replicates, errorRate / looks.length);
          return [id, untouched.has(id) ? {...difference, interval: [0, 0] as [number, number]} : difference];
        }),
      );
      const probabilityOf = (id: string) => probabilityAt(look, before, after, id);
      const judged = rules.map((rule) => judge(rule, differences));
      seen = {differences, untouched, probabilityOf, rules: judged, seed, replicates, paired: true};
      if (judged.every(({verdict}) => verdict !== 'undecided')) break;
    }
  } catch (error) {
    throw explainEither(error, before, after, seed);
  }
  return seen!;
}

function hitOf({targets}: Compiled, id: string): number {
  return targets.find((target) => target.id === id)!.hit;
}

/** Guards of the second program, behind the first's trajectories. */
function shiftGuards(before: Compiled, after: Compiled): Compiled['guards'] {
  return after.guards.map((guard) => ({...guard, slot: guard.slot + before.program.trajectories}));
}

function probabilityAt({counts, replicates}: Look, before: Compiled, after: Compiled, id: string): number {
  const isNew = after.targets.some((target) => target.id === id);
  const slot = isNew ? before.program.indicators + hitOf(after, id) : hitOf(before, id);
  return counts[slot]! / replicates;
}

/** Targets of which the two programs compute the same from the same draws. */
function untouchedOf(before: Compiled, after: Compiled, shared: readonly string[]): Set<string> {
  const known: Identities = new Map();
  const [old, now] = [before, after].map(({program}) => indicatorIdentities(program, known)) as [number[], number[]];
  return new Set(shared.filter((id) => old[hitOf(before, id)] === now[hitOf(after, id)]));
}

/** One, at the replicates of the scenarios; with rules, more where it takes more to decide them. */
function looksOf(before: Compiled, after: Compiled, options: CompareOptions): number[] {
  const replicates = options.replicates ?? Math.max(before.scenario.run.replicates, after.scenario.run.replicates);
  if (!options.rules?.length) return [replicates];
  const most = Math.max(replicates, mostReplicates(after, options));
  return lookSizes(most, SHARD * Math.ceil(replicates / SHARD));
}

function explainEither(error: unknown, before: Compiled, after: Compiled, seed: number): unknown {
  if (!(error instanceof NonFiniteError)) return error;
  const {slot, replicate, value} = error;
  const {trajectories} = before.program;
  if (slot < trajectories) return explainFault(error, before, seed);
  return explainFault(new NonFiniteError(slot - trajectories, replicate, value), after, seed);
}

async function compareUnpaired(
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

/** A rule fails where it does for one target, and passes where it does for all that it is about. */
function judge(rule: Rule, differences: ReadonlyMap<string, Difference>): CompareReport['rules'][number] {
  const verdicts = [...differences]
    .filter(([id]) => rule.target === undefined || id === rule.target)
    .map(([id, {interval}]) => [id, judgeRule(rule, interval)] as const);
  const of = (wanted: string) => verdicts.flatMap(([id, verdict]) => (verdict === wanted ? [id] : []));
  const [failed, undecided] = [of('fail'), of('undecided')];
  if (failed.length) return {rule: rule.text, verdict: 'fail', targets: failed};
  return {rule: rule.text, verdict: undecided.length ? 'undecided' : 'pass', targets: undecided};
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

function sideOf(side: ScenarioSide | SavedSide): Side {
  const {source} = side;
  if ('saved' in side) {
    const {scenario, engine, seed, replicates, calendar} = side.saved;
    return {source, kind: 'forecast', scenario, engine, seed, replicates, ...(calendar && {calendar})};
  }
  const {scenario, digest} = side.compiled;
  const {id, calendar, run} = scenario;
  return {
    source,
    kind: 'scenario',
    scenario: {id, digest},
    engine: VERSION,
    seed: run.seed,
    replicates: run.replicates,
    calendar: {base: calendar.base, end: calendar.end},
  };
}

/** What the second calls things, and the first where the second has no word for it. */
function namesOf(base: ScenarioSide | SavedSide, head: ScenarioSide | SavedSide) {
  const [old, now] = [base, head].map((side) =>
    'compiled' in side
      ? {districts: namedDistricts(side.compiled), metrics: namedMetrics(side.compiled)}
      : {districts: side.saved.districts ?? {}, metrics: side.saved.metrics ?? {}},
  ) as [Pick<CompareReport, 'districts' | 'metrics'>, Pick<CompareReport, 'districts' | 'metrics'>];
  return {districts: {...old.districts, ...now.districts}, metrics: {...old.metrics, ...now.metrics}};
}
