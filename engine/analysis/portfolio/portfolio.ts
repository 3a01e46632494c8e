import {type Compiled, compileOpen, type Opened} from '../../compile/compile.ts';
import {Constants} from '../../compile/constants.ts';
import {costUnit} from '../../compile/costs.ts';
import {Reporter} from '../../compile/reporter.ts';
import {suggest, usageError} from '../../errors.ts';
import type {PortfolioPoint, PortfolioReport} from '../../portfolio-schema.ts';
import {Builder} from '../../program/builder.ts';
import {shownTargets} from '../../report/view.ts';
import type {Look, LooksOptions} from '../../run/run-looks.ts';
import {VERSION} from '../../version.ts';
import {shareStandardError, wilson} from '../estimates.ts';
import {given} from '../given.ts';
import {namedDistricts, namedMetrics, namedTarget} from '../names.ts';
import {leverSettings, type Settings, Trials} from '../trials.ts';
import {type Choice, choicesOf} from './choices.ts';
import {type Goal, marginsOf, scoreOf} from './goal.ts';
import {bestWithin, cheapestKeeping, frontierOf, type Levels, search, type Tried} from './search.ts';

export interface PortfolioOptions extends Omit<LooksOptions, 'onProgress'> {
  /** How much may be spent, instead of what the scenario says: a number in the unit of its budget, or a text with a unit. */
  readonly budget?: number | string | undefined;
  /** Least probabilities of targets. With them the cheapest portfolio is sought that keeps them, else the likeliest within the budget. */
  readonly floors?: Readonly<Record<string, number>> | undefined;
  /** The targets that are to be hit, all of them: those with floors, else all after the base year that do not stand in the file only for combined ones. */
  readonly targets?: readonly string[] | undefined;
  readonly seed?: number | undefined;
  /** Of what is reported; a search takes fewer. */
  readonly replicates?: number | undefined;
  /** Of each trial of the search. */
  readonly searched?: number | undefined;
  /** Tries all combinations where there are no more than these; for tests. */
  readonly exhaustive?: number | undefined;
  readonly onTrial?: ((trials: number) => void) | undefined;
}

/** Replicates of a trial of the search: a portfolio that is better by a standard error of these, 0.8 points at most, is found; what it is worth is told by more. */
const SEARCHED = 4096;

/** Points of the frontier that are told. */
const MOST_POINTS = 9;

/** No file can name a target so. */
const TOGETHER = 'all chosen';

/**
 * Which levers to set where: the portfolio that hits all chosen targets most often within a budget, or the cheapest that keeps floors; and the frontier of cost and
 * probability. Chosen by the hits on the random numbers of the scenario's seed, and then counted anew on those of another: the best of many looks better than it is on the numbers that chose it (the
 * winner's curse), and by how much is reported. With floors the search asks for a standard error more than each.
 *
 * Throws a TidemarkError where no lever has a cost, or for a target that there is not.
 */
export async function portfolio(compiled: Compiled, options: PortfolioOptions = {}): Promise<PortfolioReport> {
  const {floors = {}} = options;
  const choices = choicesOf(compiled);
  const targets = goalOf(compiled, options);
  const opened = openFor(compiled, choices, targets);
  const {seed = compiled.scenario.run.seed, replicates = compiled.scenario.run.replicates} = options;
  const searched = Math.min(options.searched ?? SEARCHED, replicates);
  const freshSeed = seed < Number.MAX_SAFE_INTEGER ? seed + 1 : seed - 1;
  const budget = budgetOf(compiled, options.budget);
  const hasFloors = Object.keys(floors).length > 0;
  // What floors cost is asked whatever the file's budget is.
  const limit = (hasFloors && options.budget === undefined ? undefined : budget) ?? Infinity;
  const goal = slotsOf(opened, targets, floors, searched);
  const trials = new Trials(opened, {...options, seed, replicates: searched});
  const counted = new Map<string, Look>();
  const count = async (levels: Levels) => {
    const look = await trials.at(settingsOf(opened, choices, levels));
    counted.set(levels.join(), look);
    return scoreOf(look, goal);
  };
  const {tried, isExhaustive} = await search(choices, count, {
    budget: limit,
    exhaustive: options.exhaustive,
  });
  const fresh = new Trials(opened, {...options, seed: freshSeed, replicates});
  const told = new Map<string, PortfolioPoint>();
  const tell = async (one: Tried): Promise<PortfolioPoint> => {
    const key = one.levels.join();
    const known =
      told.get(key) ??
      pointOf(one, await fresh.at(settingsOf(opened, choices, one.levels)), counted.get(key)!, {
        opened,
        choices,
        targets,
        goal,
      });
    told.set(key, known);
    return known;
  };
  const best = hasFloors ? cheapestKeeping(tried, limit) : bestWithin(tried, limit);
  const nothing = tried.find(({levels}) => levels.every((level) => level === 0))!;
  const frontier: PortfolioPoint[] = [];
  const efficient = thinned(frontierOf(tried, ({value, tie}) => (hasFloors ? tie : value)));
  const shown = new Set(best ? [...efficient, best] : efficient);
  for (const one of [...shown].toSorted((a, b) => a.cost - b.cost)) frontier.push(await tell(one));
  const found = best && (await tell(best));
  return {
    tidemark: 1,
    engine: VERSION,
    scenario: {
      id: compiled.scenario.id,
      title: compiled.scenario.title,
      base: compiled.scenario.calendar.base,
      end: compiled.scenario.calendar.end,
      digest: compiled.digest,
    },
    run: {seed, searched, freshSeed, replicates, trials: tried.length, exhaustive: isExhaustive},
    goal: targets,
    floors,
    ...given('budget', budget),
    ...given('unit', compiled.scenario.budget?.unit),
    levers: choices.map(leverOf),
    now: await tell(nothing),
    ...given('best', found),
    ...(found ? {} : {nearest: await tell(bestWithin(tried, limit))}),
    floorsKept: Object.fromEntries(
      found ? Object.entries(floors).map(([id, floor]) => [id, keeps(found, id, floor)]) : [],
    ),
    ...given('optimism', found && optimismOf(found, searched)),
    frontier,
    targets: Object.fromEntries(
      compiled.targets
        .filter(({id}) => targets.includes(id))
        .map((target) => [target.id, namedTarget(compiled, target)]),
    ),
    districts: namedDistricts(compiled),
    metrics: namedMetrics(compiled),
  };
}

/** The scenario with its levers open and a target that is all chosen ones together. */
function openFor({scenario, source}: Compiled, choices: readonly Choice[], targets: readonly string[]): Opened {
  const together = {...scenario, targets: {...scenario.targets, [TOGETHER]: {all: [...targets]}}};
  return compileOpen({scenario: together, source}, {levers: new Set(choices.map(({at}) => at.lever))});
}

function settingsOf(opened: Opened, choices: readonly Choice[], levels: Levels): Settings {
  const settings = new Map<string, number>();
  for (const [i, {at, options}] of choices.entries()) {
    const {value} = options[levels[i]!]!;
    if (value === undefined) continue;
    for (const [name, number] of leverSettings(opened, at, value)) settings.set(name, number);
  }
  return settings;
}

function slotOf(opened: Opened, id: string): number {
  return opened.targets.find((target) => target.id === id)!.hit;
}

function slotsOf(
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

interface Around {
  readonly opened: Opened;
  readonly choices: readonly Choice[];
  readonly targets: readonly string[];
  readonly goal: Goal;
}

function pointOf(
  {levels, cost}: Tried,
  look: Look,
  searched: Look,
  {opened, choices, targets, goal}: Around,
): PortfolioPoint {
  return {
    cost,
    set: choices.flatMap(({at, options}, i) => {
      const option = options[levels[i]!]!;
      return option.value === undefined ? [] : [{...at, value: option.value, cost: option.cost}];
    }),
    ...chance(look, goal.all),
    searched: searched.counts[goal.all]! / searched.replicates,
    targets: Object.fromEntries(targets.map((id) => [id, chance(look, slotOf(opened, id))])),
  };
}

function chance({counts, replicates}: Look, slot: number) {
  const hits = counts[slot]!;
  const probability = hits / replicates;
  return {probability, standardError: shareStandardError(probability, replicates), interval: wilson(hits, replicates)};
}

function optimismOf({probability, searched, standardError}: PortfolioPoint, replicates: number) {
  const error = shareStandardError(searched, replicates);
  return {
    difference: searched - probability,
    standardError: Math.sqrt(error * error + standardError * standardError),
  };
}

function keeps({targets}: PortfolioPoint, id: string, floor: number): 'yes' | 'undecided' | 'no' {
  const [low, high] = targets[id]!.interval;
  return low >= floor ? 'yes' : high < floor ? 'no' : 'undecided';
}

/** The first, the last, and between them those that are evenly apart in place. */
function thinned(frontier: readonly Tried[]): Tried[] {
  if (frontier.length <= MOST_POINTS) return [...frontier];
  const places = Array.from({length: MOST_POINTS}, (_, i) =>
    Math.round((i * (frontier.length - 1)) / (MOST_POINTS - 1)),
  );
  return places.map((place) => frontier[place]!);
}

function leverOf({lever, at, options}: Choice): PortfolioReport['levers'][number] {
  const place = lever.places.find(({district}) => district === at.district);
  return {
    ...at,
    ...given('label', lever.label),
    ...given('unit', lever.unit),
    percent: lever.percent,
    settings: options.length - 1,
    assumed: place?.text ?? '',
  };
}

function budgetOf(compiled: Compiled, given: number | string | undefined): number | undefined {
  if (given === undefined) return compiled.budget;
  const {scenario, source} = compiled;
  const reporter = new Reporter(source);
  const constants = new Constants(new Builder(), scenario.calendar.base, reporter);
  const budget = constants.read(['budget', 'amount'], given, costUnit(scenario));
  const [fault] = reporter.issues;
  if (fault) throw usageError(`the budget ${given}: ${fault.rule}`, fault.hint);
  if (budget < 0) throw usageError(`the budget must be at least 0, got ${given}`);
  return budget;
}

function goalOf(compiled: Compiled, {targets, floors = {}}: PortfolioOptions): string[] {
  const ids = compiled.targets.map(({id}) => id);
  for (const id of [...(targets ?? []), ...Object.keys(floors)]) {
    if (ids.includes(id)) continue;
    const near = suggest(id, ids);
    throw usageError(
      `unknown target ${id}`,
      near ? `did you mean ${near}?` : `targets are ${ids.slice(0, 10).join(', ')}`,
    );
  }
  const floored = Object.keys(floors);
  const named = Object.fromEntries(compiled.targets.map((target) => [target.id, namedTarget(compiled, target)]));
  const {base} = compiled.scenario.calendar;
  const open = shownTargets({targets: named}).filter(([, {year = Infinity}]) => year > base);
  const chosen = [...new Set([...(targets ?? []), ...floored])];
  if (chosen.length) return chosen;
  if (!open.length) throw usageError('the scenario has no targets', 'say under targets what is to be reached');
  return open.map(([id]) => id);
}
