import {type Compiled, compileOpen, type Opened} from '../../compile/compile.ts';
import {growthParameter, leverParameters} from '../../compile/openings.ts';
import {combination, isSimple} from '../../compile/targets.ts';
import {suggest, usageError} from '../../errors.ts';
import {indicatorsReached} from '../../program/parameters.ts';
import {historyGrowth} from '../../report/history-growth.ts';
import {shownTargets} from '../../report/view.ts';
import type {RequiredAnswer, RequiredReport, RequiredTarget} from '../../required-schema.ts';
import type {Look, LooksOptions} from '../../run/run-looks.ts';
import {VERSION} from '../../version.ts';
import {criticalValue, shareStandardError, wilson} from '../estimates.ts';
import {given} from '../given.ts';
import {type Lever, levers} from '../levers.ts';
import {namedDistricts, namedMetrics, namedTarget} from '../names.ts';
import {growthSettings, type LeverAt, leverSettings, type Settings, Trials} from '../trials.ts';
import {answer, trendOf} from './answer.ts';
import {Response} from './response.ts';

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
  /** Called with the trials that have been made. */
  readonly onTrial?: ((trials: number) => void) | undefined;
}

const PROBABILITIES = [0.5, 0.8, 0.95];

/** Of growth, or of a step: what is smaller has come of rounding. */
const ROUNDING = 1e-9;

/** What may be added to growth, at which the search begins: beyond these it is no plan. */
const UPLIFTS = [-0.5, -0.3, -0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 1, 2];

/** Intervals of a lever's range at which the search begins. */
const INTERVALS = 16;

/**
 * The setting at which each target is hit with a probability: of one lever, or of what is added to the yearly growth (of a target's own metric, or of all metrics of growth that it rests on), in
 * all districts alike. The scenario is compiled once and run at one setting after another on the same random numbers; every trial counts all targets.
 *
 * Throws a TidemarkError for a target, lever or district that there is not, or a lever where the scenario takes only a fixed number.
 */
export async function required(compiled: Compiled, options: RequiredOptions = {}): Promise<RequiredReport> {
  const known = levers(compiled);
  const targets = chosenTargets(compiled, options);
  const {seed = compiled.scenario.run.seed, replicates = compiled.scenario.run.replicates, lever} = options;
  const chosen = lever && chosenLever(known, lever);
  const opened = compileOpen(compiled, {levers: new Set(chosen ? [chosen.id] : [])});
  const trials = new Trials(opened, {...options, seed, replicates});
  const now = await trials.at(new Map());
  const found: Record<string, RequiredTarget> = {};
  const groups = chosen ? leverGroup(opened, lever, chosen) : growthGroups(opened, targets);
  let made = 1;
  const rangeOfLever = chosen ? rangeOf(chosen) : UPLIFTS;
  for (const group of groups) {
    const mine = targets.filter((id) => group.targets.has(id));
    if (!mine.length) continue;
    const response = new Response(replicates, async (x) => (made++, await trials.at(group.settings(x))).counts);
    for (const x of rangeOfLever) await response.at(x);
    for (const id of mine)
      found[id] = await targetAnswers(id, {opened, now, response, group, lever: chosen, at: lever}, options);
  }
  return {
    tidemark: 1,
    engine: VERSION,
    scenario: scenarioOf(compiled),
    run: {seed, replicates, trials: made},
    of: chosen && lever ? leverReport(chosen, lever) : 'growth',
    targets: Object.fromEntries(targets.map((id) => [id, found[id] ?? untouched(opened, now, id, options)])),
    levers: known.flatMap(({id, places}) => [
      id,
      ...places.flatMap(({district}) => (district ? [`${id}/${district}`] : [])),
    ]),
    districts: namedDistricts(compiled),
    metrics: namedMetrics(compiled),
  };
}

/** What is varied together, and the targets that it changes. */
interface Group {
  readonly settings: (x: number) => Settings;
  readonly targets: ReadonlySet<string>;
  readonly metrics?: readonly string[];
}

function leverGroup(opened: Opened, at: LeverAt, lever: Lever): Group[] {
  const districts = at.district === undefined ? lever.places.map(({district}) => district) : [at.district];
  const reached = districts.map((district) => indicatorsReached(opened, leverParameters(lever.id, district).setting));
  const targets = opened.targets.filter(({hit}) => reached.some((slots) => slots.has(hit))).map(({id}) => id);
  return [{settings: (x) => leverSettings(opened, at, x), targets: new Set(targets)}];
}

/** Targets that rest on the growth of the same metrics. */
function growthGroups(opened: Opened, targets: readonly string[]): Group[] {
  const groups = new Map<string, {metrics: readonly string[]; targets: Set<string>}>();
  for (const id of targets) {
    const metrics = [...new Set(growthOf(opened, id))];
    if (!metrics.length) continue;
    const key = metrics.join(' ');
    const group = groups.get(key) ?? {metrics, targets: new Set()};
    groups.set(key, group);
    group.targets.add(id);
  }
  return [...groups.values()].map((group) => ({...group, settings: (x) => growthSettings(group.metrics, x)}));
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

interface Around {
  readonly opened: Opened;
  readonly now: Look;
  readonly response: Response;
  readonly group: Group;
  readonly lever: Lever | undefined;
  readonly at: LeverAt | undefined;
}

async function targetAnswers(id: string, around: Around, options: RequiredOptions): Promise<RequiredTarget> {
  const {opened, now, response, group, lever, at} = around;
  const {hit} = opened.targets.find((target) => target.id === id)!;
  const assumed = lever ? undefined : assumedGrowth(opened, now, id);
  const place = lever && placeOf(lever, at!);
  const range = [response.nodes[0]!.x, response.nodes.at(-1)!.x] as const;
  const start = lever ? (place?.p50 ?? range[0]) : 0;
  const answers: RequiredAnswer[] = [];
  for (const probability of options.probabilities ?? PROBABILITIES) {
    const found = await answer({response, slot: hit, range, start}, probability);
    answers.push({
      ...found,
      ...(lever ? given('onStep', onStep(lever, found)) : {}),
      ...given('growth', found.value !== undefined && assumed ? assumed.growth + found.value : undefined),
      ...given('deviations', deviations(found, assumed, place)),
    });
  }
  return {
    ...whatItIs(opened, now, id),
    ...given('metrics', group.metrics && [...group.metrics]),
    trend: trendOf({response, slot: hit}),
    ...given('assumed', assumed),
    ...given('history', lever ? undefined : historyOf(opened, id)),
    answers,
  };
}

function whatItIs(opened: Opened, {counts, replicates}: Look, id: string) {
  const output = opened.targets.find((target) => target.id === id)!;
  const hits = counts[output.hit]!;
  const probability = hits / replicates;
  return {
    ...namedTarget(opened, output),
    probability,
    standardError: shareStandardError(probability, replicates),
    interval: wilson(hits, replicates),
  };
}

/** What nothing that is varied can change. */
function untouched(opened: Opened, now: Look, id: string, options: RequiredOptions): RequiredTarget {
  const target = whatItIs(opened, now, id);
  return {
    ...target,
    trend: 'untouched',
    answers: (options.probabilities ?? PROBABILITIES).map((probability) => ({
      probability,
      outcome: target.probability >= probability ? 'always' : 'unreachable',
    })),
  };
}

function assumedGrowth(opened: Opened, now: Look, id: string): RequiredTarget['assumed'] {
  const target = opened.scenario.targets[id]!;
  const slot = isSimple(target) ? opened.growths.get(`${target.metric}/${target.district}`) : undefined;
  const moments = slot === undefined ? undefined : now.trajectories[slot]!;
  if (moments?.kind !== 'moments') return undefined;
  // What is fixed scatters by rounding errors.
  return {growth: moments.mean, sd: moments.sd > ROUNDING ? moments.sd : 0};
}

function historyOf(opened: Opened, id: string): RequiredTarget['history'] {
  const target = opened.scenario.targets[id]!;
  if (!isSimple(target)) return undefined;
  const history = opened.histories.get(target.metric);
  const known = {metrics: {[target.metric]: {...given('history', history)}}, scenario: opened.scenario.calendar};
  const whole = historyGrowth(known, target.metric, target.district)?.whole;
  return whole && {from: whole.from, to: whole.to, growth: whole.rate};
}

/** From what is assumed to the answer. */
function deviations(
  {value}: RequiredAnswer,
  assumed: RequiredTarget['assumed'],
  place: ReturnType<typeof placeOf>,
): number | undefined {
  if (value === undefined) return undefined;
  if (assumed) return assumed.sd > 0 ? value / assumed.sd : undefined;
  const sd = place ? (place.p95 - place.p05) / (2 * criticalValue(0.9)) : 0;
  return place && sd > 0 ? (value - place.p50) / sd : undefined;
}

/** What is assumed where the lever is set; of all districts together only where they are alike. */
function placeOf({places}: Lever, {district}: LeverAt) {
  const mine = places.filter((place) => district === undefined || place.district === district);
  const texts = new Set(mine.map(({text}) => text));
  return texts.size === 1 ? mine[0]!.assumed : undefined;
}

function onStep({min, max, step}: Lever, {value, side}: RequiredAnswer): number | undefined {
  if (value === undefined || !(step > 0)) return undefined;
  const steps = (value - min) / step;
  const whole = side === 'at-least' ? Math.ceil(steps - ROUNDING) : Math.floor(steps + ROUNDING);
  return Math.min(max, Math.max(min, min + whole * step));
}

function rangeOf({min, max}: Lever): number[] {
  return Array.from({length: INTERVALS + 1}, (_, i) => min + ((max - min) * i) / INTERVALS);
}

function leverReport({id, label, unit, percent, min, max, step, places}: Lever, at: LeverAt) {
  const assumed = placeOf({id, percent, min, max, step, places}, at);
  return {
    lever: id,
    ...given('district', at.district),
    ...given('label', label),
    ...given('unit', unit),
    percent,
    min,
    max,
    step,
    ...given('assumed', assumed && {...assumed}),
  };
}

function scenarioOf({scenario: {id, title, calendar}, digest}: Compiled): RequiredReport['scenario'] {
  return {id, title, base: calendar.base, end: calendar.end, digest};
}

function chosenTargets(compiled: Compiled, {targets: wanted, all}: RequiredOptions): string[] {
  const ids = compiled.targets.map(({id}) => id);
  if (!ids.length) throw usageError('the scenario has no targets', 'say under targets what is to be reached');
  for (const id of wanted ?? []) {
    if (ids.includes(id)) continue;
    const near = suggest(id, ids);
    throw usageError(
      `unknown target ${id}`,
      near ? `did you mean ${near}?` : `targets are ${ids.slice(0, 10).join(', ')}`,
    );
  }
  if (wanted) return [...wanted];
  const named = Object.fromEntries(compiled.targets.map((target) => [target.id, namedTarget(compiled, target)]));
  return all ? ids : shownTargets({targets: named}).map(([id]) => id);
}

function chosenLever(known: readonly Lever[], {lever, district}: LeverAt): Lever {
  const names = known.map(({id}) => id);
  const found = known.find(({id}) => id === lever);
  if (!found) {
    const near = suggest(lever, names);
    const hint = names.length
      ? `levers are ${names.slice(0, 10).join(', ')}`
      : 'give an assumption a lever: {min: 0%, max: 30%}';
    throw usageError(`unknown lever ${lever}`, near ? `did you mean ${near}?` : hint);
  }
  const districts = found.places.flatMap((place) => place.district ?? []);
  if (district !== undefined && !districts.includes(district))
    throw usageError(
      `lever ${lever} has no value of its own in ${district}`,
      districts.length ? `its districts are ${districts.slice(0, 10).join(', ')}` : `write --lever ${lever}`,
    );
  return found;
}
