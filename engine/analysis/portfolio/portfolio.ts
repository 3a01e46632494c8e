import type {Compiled} from '../../compile/compile.ts';
import type {PortfolioPoint, PortfolioReport} from '../../portfolio-schema.ts';
import type {Look} from '../../run/run-looks.ts';
import {VERSION} from '../../version.ts';
import {given} from '../given.ts';
import {namedDistricts, namedMetrics, namedScenario, namedTarget} from '../names.ts';
import {Trials} from '../trials.ts';
import {budgetOf, goalOf} from './asked.ts';
import {choicesOf} from './choices.ts';
import {scoreOf} from './goal.ts';
import {openFor, outputsOf, settingsOf, slotsOf, withParts} from './opened-levers.ts';
import type {PortfolioOptions} from './options.ts';
import {keeps, leverOf, optimismOf, pointOf, thinned} from './report.ts';
import {bestWithin, cheapestKeeping, frontierOf, type Levels, mostTrials, search, type Tried} from './search.ts';

export type {PortfolioOptions} from './options.ts';

/** Replicates of a trial of the search: a portfolio that is better by a standard error of these, 0.8 points at most, is found; what it is worth is told by more. */
const SEARCHED = 4096;

/**
 * Which levers to set where: the portfolio that hits all chosen targets most often within a budget, or the cheapest that keeps floors; and the frontier of cost and
 * probability. Chosen by the hits on the random numbers of the scenario's seed, and then counted anew on those of another: the best of many looks better than it is on the numbers that chose it (the
 * winner's curse), and by how much is reported. With floors the search asks for a standard error more than each.
 *
 * Throws a TidemarkError where no lever has a cost, or for a target that there is not.
 */
export async function portfolio(compiled: Compiled, options: PortfolioOptions = {}): Promise<PortfolioReport> {
  const {run} = compiled.scenario;
  const {floors = {}, seed = run.seed, replicates = run.replicates, exhaustive} = options;
  const choices = choicesOf(compiled);
  const targets = goalOf(compiled, options);
  const opened = openFor(compiled, choices, targets);
  const searched = Math.min(options.searched ?? SEARCHED, replicates);
  const freshSeed = seed < Number.MAX_SAFE_INTEGER ? seed + 1 : seed - 1;
  const budget = budgetOf(compiled, options.budget);
  const hasFloors = Object.keys(floors).length > 0;
  // What floors cost is asked whatever the file's budget is.
  const limit = (hasFloors && options.budget === undefined ? undefined : budget) ?? Infinity;
  const goal = slotsOf(opened, targets, floors, searched);
  const told = withParts(opened, targets);
  const outputs = outputsOf(opened, told, goal);
  const expected = mostTrials(choices, exhaustive);
  const trials = new Trials(opened, {...options, outputs, seed, replicates: searched, expected});
  const looks = new Map<Levels, Look>();
  const count = async (levels: Levels) => {
    const look = await trials.at(settingsOf(opened, choices, levels));
    looks.set(levels, look);
    return scoreOf(look, goal);
  };
  const {tried, isExhaustive} = await search(choices, count, {budget: limit, exhaustive});
  const onTrial = (made: number) => options.onTrial?.(tried.length + made, Math.max(expected, tried.length + made));
  const fresh = new Trials(opened, {...options, onTrial, outputs, seed: freshSeed, replicates});
  const around = {opened, choices, targets: told, goal};
  const tell = onceEach(async (one: Tried) =>
    pointOf(one, await fresh.at(settingsOf(opened, choices, one.levels)), looks.get(one.levels)!, around),
  );
  const best = hasFloors ? cheapestKeeping(tried, limit) : bestWithin(tried, limit);
  const nothing = tried.find(({levels}) => levels.every((level) => level === 0))!;
  const efficient = thinned(frontierOf(tried, ({value, tie}) => (hasFloors ? tie : value)));
  const shown = new Set(best ? [...efficient, best] : efficient);
  const frontier: PortfolioPoint[] = [];
  for (const one of [...shown].toSorted((a, b) => a.cost - b.cost)) frontier.push(await tell(one));
  const found = best && (await tell(best));
  return {
    tidemark: 1,
    engine: VERSION,
    scenario: namedScenario(compiled),
    run: {seed, searched, freshSeed, replicates, trials: tried.length, exhaustive: isExhaustive},
    goal: targets,
    floors,
    ...given('budget', budget),
    ...given('unit', compiled.scenario.budget?.unit),
    levers: choices.map(leverOf),
    dearest: choices.reduce((sum, {options: all}) => sum + Math.max(...all.map(({cost}) => cost)), 0),
    now: await tell(nothing),
    ...given('best', found),
    ...(found ? {} : {nearest: await tell(bestWithin(tried, limit))}),
    floorsKept: Object.fromEntries(
      found ? Object.entries(floors).map(([id, floor]) => [id, keeps(found, id, floor)]) : [],
    ),
    ...given('optimism', found && optimismOf(found, searched)),
    frontier,
    targets: Object.fromEntries(
      compiled.targets.filter(({id}) => told.includes(id)).map((target) => [target.id, namedTarget(compiled, target)]),
    ),
    districts: namedDistricts(compiled),
    metrics: namedMetrics(compiled),
  };
}

/** A function that is worked out once for each item. */
function onceEach<T, R>(make: (item: T) => Promise<R>): (item: T) => Promise<R> {
  const made = new Map<T, Promise<R>>();
  return async (item) => {
    const result = made.get(item) ?? make(item);
    made.set(item, result);
    return result;
  };
}
