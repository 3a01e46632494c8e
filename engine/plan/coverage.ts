import type {Compiled} from '../compile/compile.ts';
import {type Bounds, isSimple} from '../compile/targets.ts';
import {formatPath, type Issue, type Location} from '../errors.ts';
import {convert, decimalText, parseUnit} from '../units.ts';
import type {LoadedPlan} from './load-plan.ts';
import type {Asked, PlanTarget, Words} from './plan.ts';
import {type Message, say} from '../message.ts';

/** Of how many targets a scenario should say how likely they are. */
export const ENOUGH = 0.85;

/** One number of a plan: modelled, or why not. */
export interface CoveredTarget {
  readonly id: string;
  readonly label: Words;
  readonly section: string;
  readonly isModelled: boolean;
  readonly reason: Words | undefined;
}

/** What a scenario says of a plan. */
export interface Coverage {
  readonly id: string;
  readonly title: Words;
  readonly targets: readonly CoveredTarget[];
  /** Targets that are neither modelled nor given a reason, and models that do not say what the plan says. */
  readonly faults: readonly Issue[];
}

/** A scenario that models a plan, and where it was written. */
type Model = Pick<Compiled, 'scenario' | 'source' | 'targets' | 'parts'>;

/** Which of a plan's targets a scenario models: those that it has under the same id. What they say must agree. */
export function coverage({plan, source}: LoadedPlan, model: Model): Coverage {
  const faults: Issue[] = [];
  const modelled = new Set(Object.keys(model.scenario.targets));
  const targets = Object.entries(plan.targets).map(([id, target]): CoveredTarget => {
    const path = ['targets', id];
    const location = source.locate(path, {key: true});
    const isModelled = modelled.has(id);
    const add = (rule: Message, hint: Message, at: Location | undefined = location) =>
      faults.push({rule, path, location: at, hint});
    if (!isModelled && !target.notModelled)
      add(say`is not modelled`, say`give the scenario a target of this id, or say why not under not_modelled`);
    if (isModelled && target.notModelled) {
      const at = placeText(model, id);
      add(
        say`is modelled at ${at}, but not_modelled says why not`,
        say`remove one of them`,
        source.locate([...path, 'not_modelled']),
      );
    }
    if (isModelled)
      for (const {what, ours, theirs} of disagreements(id, target, plan.metrics[target.metric]!.unit, model))
        add(say`${what} is ${ours} here, but ${theirs} at ${placeText(model, id)}`, say`mend the one that is wrong`);
    return {id, label: target.label, section: target.section, isModelled, reason: target.notModelled};
  });
  return {id: plan.id, title: plan.title, targets, faults};
}

function placeText({source}: Model, id: string): string {
  const {file, line, column} = source.locate(['targets', id], {key: true})!;
  return `${file}:${line}:${column} ${formatPath(['targets', id])}`;
}

interface Disagreement {
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
}

/** In district, year, comparator and value; a combined target is made of others and is not compared. */
function disagreements(id: string, target: PlanTarget, unit: string, model: Model): Disagreement[] {
  const given = model.scenario.targets[id]!;
  if (!isSimple(given)) return [];
  const found: Disagreement[] = [];
  const compare = (what: string, ours: string | number, theirs: string | number) => {
    if (ours !== theirs) found.push({what, ours: String(ours), theirs: String(theirs)});
  };
  compare('district', target.district, given.district);
  compare('year', target.period.last, given.year);
  const bounds = model.targets.find((output) => output.id === id)!.bounds;
  compare('comparator', comparatorOf(target.asked), comparatorOf(askedOf(bounds)));
  if (found.some(({what}) => what === 'comparator')) return found;
  const isRate = target.basis === 'growth' || target.basis === 'share';
  const theirUnit = given.growth
    ? ''
    : (model.parts.get(given.metric) ?? model.scenario.metrics[given.metric]?.unit ?? '');
  for (const key of ['about', 'atLeast', 'atMost'] as const) {
    const [ours, theirs] = [target.asked[key], askedOf(bounds)[key]];
    if (ours === undefined || theirs === undefined || (key === 'atLeast' && target.asked.about !== undefined)) continue;
    const converted = inUnit(theirs, theirUnit, isRate ? '%' : unit);
    if (!isNear(ours, converted))
      compare('value', written(ours, isRate ? '%' : unit), written(theirs, isRate ? '%' : theirUnit));
  }
  return found;
}

function askedOf({lower, upper, about}: Bounds): Asked {
  return {
    ...(lower !== undefined && {atLeast: lower}),
    ...(upper !== undefined && {atMost: upper}),
    ...(about !== undefined && {about}),
  };
}

function comparatorOf({atLeast, atMost, about}: Asked): string {
  if (about !== undefined) return 'about';
  if (atLeast !== undefined && atMost !== undefined) return 'between';
  if (atLeast !== undefined) return 'at_least';
  return atMost === undefined ? 'unstated' : 'at_most';
}

function inUnit(value: number, from: string, to: string): number | undefined {
  const wanted = parseUnit(to);
  const given = from === '' ? undefined : parseUnit(from);
  if (!given) return value;
  const converted = convert(value, given, wanted);
  return typeof converted === 'number' ? converted : undefined;
}

/** `5000 亿元`, `6.5%`. */
function written(value: number, unit: string): string {
  const shown = parseUnit(unit)?.measure.shown;
  return shown === undefined ? `${value} ${unit}`.trim() : `${decimalText(value, shown)}${unit}`;
}

/** The same but for the last digits of a product. */
function isNear(a: number, b: number | undefined): boolean {
  return b !== undefined && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** Counts of a coverage. */
export function tally({targets}: Coverage): {all: number; modelled: number; excused: number; missing: number} {
  const modelled = targets.filter(({isModelled}) => isModelled).length;
  const excused = targets.filter(({isModelled, reason}) => !isModelled && reason).length;
  return {all: targets.length, modelled, excused, missing: targets.length - modelled - excused};
}
