import type {Path} from '../errors.ts';
import {Builder} from '../program/builder.ts';
import type {Scenario} from '../scenario/schema.ts';
import {parseUnit, type Unit} from '../units.ts';
import {type Leaf, parseLeaf} from './cases.ts';
import {Constants} from './constants.ts';
import {Lowering, type Scope} from './lower.ts';
import type {Reporter} from './reporter.ts';
import {say} from '../message.ts';

/** What levers cost, by assumption, as a function of the setting, in the unit of the budget. */
export type Costs = ReadonlyMap<string, (setting: number) => number>;

/** The unit in which costs are counted. */
export function costUnit({budget}: Scenario): Unit | undefined {
  return budget?.unit === undefined ? undefined : parseUnit(budget.unit);
}

/** The costs of the levers that have one; reports those that are no numbers from 0 at the ends of the lever's range. */
export function readCosts(scenario: Scenario, reporter: Reporter): Costs {
  const unit = costUnit(scenario);
  // Everything here is folded, so it holds constants alone.
  const b = new Builder();
  const costs = new Map<string, (setting: number) => number>();
  for (const [id, {lever, unit: own}] of Object.entries(scenario.assumptions)) {
    if (lever?.cost === undefined) continue;
    const path = ['assumptions', id, 'lever', 'cost'];
    const leaf = parseLeaf(lever.cost, path, new Set(), reporter);
    const cost = (setting: number) => costAt(b, leaf, setting, unit, scenario.calendar.base, reporter);
    costs.set(id, cost);
    const ends = new Constants(b, scenario.calendar.base, reporter);
    for (const end of ['min', 'max'] as const)
      checkCost(
        cost,
        ends.read(['assumptions', id, 'lever', end], lever[end], own === undefined ? undefined : parseUnit(own)),
        path,
        reporter,
      );
  }
  return costs;
}

function checkCost(cost: (setting: number) => number, setting: number, path: Path, reporter: Reporter): void {
  const faults = reporter.issues.length;
  const amount = cost(setting);
  if (reporter.issues.length > faults || (amount >= 0 && amount < Infinity)) return;
  reporter.report(path, {
    rule: say`must be a number from 0 at the setting ${setting}`,
    got: String(amount),
    hint: say`what costs nothing costs 0: write max(0, …)`,
  });
}

function costAt(
  b: Builder,
  leaf: Leaf,
  setting: number,
  unit: Unit | undefined,
  base: number,
  reporter: Reporter,
): number {
  const names: Readonly<Record<string, number>> = {setting, points: 100 * setting};
  const scope: Scope = {
    resolve: (name) =>
      Object.hasOwn(names, name)
        ? {value: b.constant(names[name]!)}
        : {
            rule: say`unknown name ${name} in a cost`,
            hint: say`a cost rests on setting, or on points, which is setting × 100`,
          },
    districts: new Map(),
    base,
  };
  const site = {district: undefined, year: base, stream: '', fresh: false, unit};
  const value = new Lowering(b, scope, reporter, leaf).value(leaf.expression, site);
  return (value === undefined ? undefined : b.constantOf(value)) ?? Number.NaN;
}

/** The budget of the scenario as a number in its unit; undefined where it names none. */
export function readBudget(scenario: Scenario, reporter: Reporter): number | undefined {
  const amount = scenario.budget?.amount;
  if (amount === undefined) return undefined;
  const constants = new Constants(new Builder(), scenario.calendar.base, reporter);
  return constants.read(['budget', 'amount'], amount, costUnit(scenario));
}
