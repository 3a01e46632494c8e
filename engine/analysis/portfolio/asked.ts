import type {Compiled} from '../../compile/compile.ts';
import {Constants} from '../../compile/constants.ts';
import {costUnit} from '../../compile/costs.ts';
import {Reporter} from '../../compile/reporter.ts';
import {usageError} from '../../errors.ts';
import {Builder} from '../../program/builder.ts';
import {mustBeTargets, mustHaveTargets, usualTargets} from '../target-choice.ts';
import type {PortfolioOptions} from './options.ts';
import {say} from '../../message.ts';

/** How much may be spent, in the unit of the budget; undefined where neither the file nor the caller says. Throws a TidemarkError for what is no amount of money. */
export function budgetOf(compiled: Compiled, given: number | string | undefined): number | undefined {
  if (given === undefined) return compiled.budget;
  const {scenario, source} = compiled;
  const reporter = new Reporter(source);
  const constants = new Constants(new Builder(), scenario.calendar.base, reporter);
  const budget = constants.read(['budget', 'amount'], given, costUnit(scenario));
  const [fault] = reporter.issues;
  if (fault) throw usageError(say`the budget ${given}: ${fault.rule}`, fault.hint);
  if (budget < 0) throw usageError(say`the budget must be at least 0, got ${given}`);
  return budget;
}

/** The targets that are to be hit, all of them. Throws a TidemarkError where there is none, or one that is named does not exist. */
export function goalOf(compiled: Compiled, {targets = [], floors = {}}: PortfolioOptions): string[] {
  const chosen = [...new Set([...targets, ...Object.keys(floors)])];
  mustBeTargets(compiled, chosen);
  if (chosen.length) return chosen;
  mustHaveTargets(compiled);
  const named = compiled.scenario.budget?.targets;
  if (named) return [...named];
  const {base} = compiled.scenario.calendar;
  const open = usualTargets(compiled).filter(([, {year = Infinity}]) => year > base);
  if (!open.length)
    throw usageError(say`no target lies after the base year`, say`name what is to be reached with --targets`);
  return open.map(([id]) => id);
}
