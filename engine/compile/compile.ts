import {FAMILIES} from '../distributions/index.ts';
import {type Issue, type Path, TidemarkError} from '../errors.ts';
import {Builder, type Built, type Value} from '../program/builder.ts';
import {type District, linkDistricts} from '../scenario/districts.ts';
import type {LoadedScenario} from '../scenario/load.ts';
import type {Scenario} from '../scenario/schema.ts';
import type {SourceMap} from '../scenario/source-map.ts';
import {type Actual, recordActual} from './actuals.ts';
import {Assumptions, type Reading} from './assumptions.ts';
import {type Costs, readBudget, readCosts} from './costs.ts';
import {Factors} from './factors.ts';
import type {Resolved, Scope, Site} from './lower.ts';
import {type CheckOutput, recordChecks} from './checks.ts';
import {Constants} from './constants.ts';
import {Metrics, type ReadField} from './metrics.ts';
import {type History, readHistories} from './histories.ts';
import {nameHint} from './names.ts';
import {growthParameter, type Openings} from './openings.ts';
import {Reporter} from './reporter.ts';
import {scenarioDigest} from './scenario-digest.ts';
import {type TargetOutput, Targets} from './targets.ts';
import {type Message, say} from '../message.ts';

/** One metric in one district and year: a slot of the program, or a number that is the same in every replicate and needs none. */
export interface TrajectoryOutput {
  slot: number | undefined;
  constant: number | undefined;
  metric: string;
  district: string;
  year: number;
  /** What was observed, in a year after the base. */
  actual?: Actual | undefined;
}

/** A slot whose negative values are an error. */
export interface GuardOutput {
  slot: number;
  rule: Message;
  hint: Message;
  path: Path;
}

/** An assumption, in a district where it has a value for each, or a factor in a year: what is drawn, as a slot. */
export interface InputOutput {
  readonly kind: 'assumption' | 'factor';
  readonly id: string;
  readonly district?: string;
  readonly year?: number;
  readonly slot: number;
}

/** How to compile, where a forecast is not what is wanted. */
export interface CompileOptions {
  /** Record what is drawn for assumptions and factors as well, in slots behind all others. No digit of another slot changes. */
  readonly inputs?: boolean | undefined;
  readonly reading?: Reading | undefined;
}

/** A scenario as a program, and what the program's slots mean. */
export interface Compiled extends Built {
  scenario: Scenario;
  /** SHA-256 over all in the scenario that may change a digit. */
  digest: string;
  source: SourceMap;
  districts: ReadonlyMap<string, District>;
  /** Parts of metrics that targets and checks name, such as `firms.listed`, and their units as they are written. */
  parts: ReadonlyMap<string, string | undefined>;
  /** Every part in which each metric may be addressed, and its unit as it is written. */
  partUnits: ReadonlyMap<string, ReadonlyMap<string, string | undefined>>;
  /** What is wanted with quantiles; the other slots hold margins, guards and what checks need. */
  trajectories: readonly TrajectoryOutput[];
  /** What was observed, by metric, in the metric's unit. */
  histories: ReadonlyMap<string, History>;
  targets: readonly TargetOutput[];
  guards: readonly GuardOutput[];
  /** What levers cost, by assumption, and how much may be spent on them, in the unit of the budget. */
  costs: Costs;
  budget: number | undefined;
  checks: readonly CheckOutput[];
  /** The fields of the metrics as they were read. */
  fields: readonly ReadField[];
  /** What is allowed but probably not meant. */
  warnings: readonly string[];
  /** With the option `inputs`. */
  inputs: readonly InputOutput[];
  /** What is wanted of each trajectory slot. */
  slots: readonly SlotKind[];
}

/** As the runner spells it: moments alone, quantiles too, or what lies below zero. */
export type SlotKind = 'moments' | 'quantiles' | 'shortfall';

/**
 * Turns a loaded scenario into a program: year by year, every metric in every district, then the targets. Throws a TidemarkError with every fault of
 * the file at once.
 */
export function compile(loaded: Pick<LoadedScenario, 'scenario' | 'source'>, options: CompileOptions = {}): Compiled {
  return compileWith(loaded, undefined, options);
}

/** A scenario of which some things may be set in its program; it computes the targets and nothing else. */
export interface Opened extends Compiled {
  /** Slot of the growth that is assumed of a metric in a district, as `metric/district`, for the targets that are about one. */
  growths: ReadonlyMap<string, number>;
}

/** The same program but for its openings; as long as none is set, it hits its targets in the same replicates. Throws as `compile` does. */
export function compileOpen({scenario, source}: Pick<Compiled, 'scenario' | 'source'>, openings: Openings): Opened {
  return compileWith({scenario, source}, openings);
}

function compileWith(
  {scenario, source}: Pick<LoadedScenario, 'scenario' | 'source'>,
  openings: Openings | undefined,
  {inputs: wantsInputs = false, reading}: CompileOptions = {},
): Opened {
  const reporter = new Reporter(source);
  const b = new Builder();
  const districts = linkDistricts(scenario.districts);
  const families = new Set(FAMILIES.keys());
  const assumptions = new Assumptions(b, scenario, districts, families, reporter, reading, openings?.levers);
  const factors = new Factors(b, scenario, assumptions.scope, families, reporter);
  const scope: Scope = {
    resolve: (name, parts, site) => resolve({assumptions, factors, metrics: () => metrics}, name, parts, site, b),
    districts,
    base: scenario.calendar.base,
  };
  const around = {b, scenario, districts, families, reporter, scope};
  const metrics: Metrics = new Metrics({
    ...around,
    factor: (id, year) => factors.value(id, year),
    factorVariance: (id, year) => factors.variance(id, year),
    uplift: (id) => openings && b.parameter(growthParameter(id)),
  });
  const slots: SlotKind[] = [];
  const record = (value: Value, kind: SlotKind) => {
    slots.push(kind);
    return b.trajectory(value);
  };
  const constants = new Constants(b, scenario.calendar.base, reporter);
  const targets = new Targets({
    b,
    scenario,
    districts,
    reporter,
    constants,
    cell: (id, parts, district, year) => metrics.cell(id, parts, district, year),
    carries: (id, district) => metrics.carries(id, district),
    partFault: (id, parts) => metrics.partFault(id, parts),
    unit: (id, parts) => metrics.unit(id, parts),
    record: (margin) => record(margin, 'shortfall'),
  });

  const parts = namedParts(scenario, metrics);
  const histories = readHistories(scenario, (id, path, text) => constants.read(path, text, metrics.unit(id)));
  const actual = (value: Value, id: string, district: string, year: number): Actual | undefined => {
    const observed = histories.get(id)?.[district]?.[String(year)];
    if (openings || observed === undefined || year <= scenario.calendar.base) return undefined;
    return recordActual(b, value, observed);
  };
  const trajectories = recordYears(scenario, [...metrics.ids, ...parts], metrics, targets, actual, (value, path) => {
    const constant = b.constantOf(value);
    if (openings) return {slot: undefined, constant};
    if (constant === undefined) return {slot: record(value, 'quantiles'), constant};
    // What is NaN because of another fault has been reported by its cause.
    if (!Number.isFinite(constant) && !reporter.issues.length)
      reporter.report(path, {
        rule: say`must be a finite number`,
        got: String(constant),
        hint: say`look for a division by zero`,
      });
    return {slot: undefined, constant};
  });
  const warnings = unused({assumptions, factors});
  assumptions.touchAll();

  const targetOutputs = targets.outputs();
  const growths = openings
    ? recordGrowths(scenario, districts, metrics, (value) => record(value, 'moments'))
    : new Map();
  const guards = metrics.guards.map(({value, ...guard}) => ({...guard, slot: record(value, 'shortfall')}));
  const checks = recordChecks(openings ? [] : scenario.checks, {
    b,
    districts,
    hitSlot: (id) => targetOutputs.find((target) => target.id === id)!.hit,
    cell: (id, parts, district, year) => metrics.cell(id, parts, district, year),
    partFault: (id, parts) => metrics.partFault(id, parts),
    number: (path, text, metric, parts) => constants.read(path, text, metrics.unit(metric, parts)),
    report: (path, rule, hint) => reporter.report(path, {rule, hint}),
    record: (value) => record(value, 'moments'),
  });
  const costs = readCosts(scenario, reporter);
  const budget = readBudget(scenario, reporter);
  if (reporter.issues.length) throw new TidemarkError(reporter.issues);
  const inputs = wantsInputs ? recordInputs({b, scenario, districts, assumptions, factors, record}) : [];
  return {
    ...b.build(),
    scenario,
    digest: scenarioDigest(scenario),
    source,
    districts,
    partUnits: metrics.partUnits,
    parts: new Map(parts.map((part) => [part, metrics.unitText(...idAndParts(part))])),
    trajectories,
    histories,
    targets: targetOutputs,
    guards,
    costs,
    budget,
    checks,
    fields: metrics.fields,
    warnings,
    inputs,
    slots,
    growths,
  };
}

function recordGrowths(
  {targets}: Scenario,
  districts: ReadonlyMap<string, District>,
  metrics: Metrics,
  record: (value: Value) => number,
): Map<string, number> {
  const slots = new Map<string, number>();
  for (const target of Object.values(targets)) {
    if (!('metric' in target) || !metrics.has(target.metric)) continue;
    const key = `${target.metric}/${target.district}`;
    const growth = slots.has(key) ? undefined : metrics.assumedGrowth(target.metric, districts.get(target.district)!);
    if (growth !== undefined) slots.set(key, record(growth));
  }
  return slots;
}

interface Drawn {
  b: Builder;
  scenario: Scenario;
  districts: ReadonlyMap<string, District>;
  assumptions: Assumptions;
  factors: Factors;
  record: (value: Value, kind: SlotKind) => number;
}

/** Of what is used; what is the same in every replicate is no input. */
function recordInputs({b, scenario, districts, assumptions, factors, record}: Drawn): InputOutput[] {
  const slot = (value: Value) => (b.constantOf(value) === undefined ? [record(value, 'moments')] : []);
  const {base, end} = scenario.calendar;
  const years = Array.from({length: end - base}, (_, i) => base + 1 + i);
  const places = (id: string) =>
    scenario.assumptions[id]!.by === 'district' ? [...districts.values()] : ([undefined] as const);
  return [
    ...[...assumptions.used].flatMap((id) =>
      places(id).flatMap((district) =>
        slot(assumptions.valueOf(id, district)).map((at): InputOutput => ({
          kind: 'assumption',
          id,
          ...(district && {district: district.id}),
          slot: at,
        })),
      ),
    ),
    ...[...factors.used].flatMap((id) =>
      years.flatMap((year) =>
        slot(factors.value(id, year)).map((at): InputOutput => ({kind: 'factor', id, year, slot: at})),
      ),
    ),
  ];
}

/** What the compiler finds wrong with a scenario; nothing where it compiles. */
export function faultsOf(loaded: LoadedScenario): readonly Issue[] {
  try {
    compile(loaded);
    return [];
  } catch (error) {
    if (error instanceof TidemarkError) return error.issues;
    throw error;
  }
}

/** Year by year, so that what a year needs is still in registers; within a year in the order of the file. */
function recordYears(
  scenario: Scenario,
  names: readonly string[],
  metrics: Metrics,
  targets: Targets,
  actual: (value: Value, id: string, district: string, year: number) => Actual | undefined,
  record: (value: Value, path: Path) => Pick<TrajectoryOutput, 'slot' | 'constant'>,
): TrajectoryOutput[] {
  const {base, end} = scenario.calendar;
  const outputs: TrajectoryOutput[] = [];
  for (let year = base; year <= end; year++) {
    for (const metric of names) {
      const [id, parts] = idAndParts(metric);
      for (const district of metrics.carriers(id)) {
        const value: Value | undefined = metrics.cell(id, parts, district, year);
        if (value === undefined) continue;
        outputs.push({
          ...record(value, ['metrics', id]),
          metric,
          district: district.id,
          year,
          actual: parts.length ? undefined : actual(value, id, district.id, year),
        });
      }
    }
    targets.visit(year);
  }
  return outputs;
}

/** The parts of metrics that targets and checks are about; each is recorded as a metric is. */
function namedParts({targets, checks}: Scenario, metrics: Metrics): string[] {
  const named = [...Object.values(targets), ...checks].flatMap((claim) => ('metric' in claim ? [claim.metric] : []));
  return [...new Set(named)].filter((metric) => {
    const [id, parts] = idAndParts(metric);
    return parts.length && metrics.parts(id).includes(parts.join('.'));
  });
}

function idAndParts(metric: string): [id: string, parts: string[]] {
  const [id = '', ...parts] = metric.split('.');
  return [id, parts];
}

/** Assumptions and factors that no metric rests on: often a name forgotten in a rate. */
function unused({assumptions, factors}: Pick<Named, 'assumptions' | 'factors'>): string[] {
  const unusedOf = ({ids, used}: {ids: Iterable<string>; used: ReadonlySet<string>}) =>
    [...ids].filter((id) => !used.has(id));
  return [
    ...unusedOf(assumptions).map((id) => say`assumption ${id} is used by no metric`),
    ...unusedOf(factors).map((id) => say`factor ${id} is used by no metric`),
  ].map(String);
}

interface Named {
  assumptions: Assumptions;
  factors: Factors;
  metrics(): Metrics;
}

/** What a name means in a metric or target: the year, an assumption, a factor, a metric or a part of one. */
function resolve(named: Named, name: string, parts: readonly string[], site: Site, b: Builder): Resolved {
  const {assumptions, factors} = named;
  const metrics = named.metrics();
  const whole = [name, ...parts].join('.');
  if (name === 'year' && !parts.length) return {value: b.constant(site.year)};
  if (assumptions.has(name) && !parts.length) return assumptions.resolve(name, site);
  if (factors.has(name) && !parts.length) return {value: factors.value(name, site.year)};
  if (!metrics.has(name))
    return {rule: say`unknown name ${whole}`, hint: nameHint(whole, [assumptions, factors, metrics])};
  if (!site.district) return {rule: say`metric ${name} needs a district here`, hint: say`write ${name}[district]`};
  if (!metrics.carries(name, site.district))
    return {
      rule: say`metric ${name} has no value in ${site.district.id}`,
      hint: say`name a district that has it: ${name}[${[...metrics.carriers(name)].at(-1)?.id}]`,
    };
  const fault = metrics.partFault(name, parts);
  if (fault) return fault;
  return {
    value: metrics.cell(name, parts, site.district, site.year),
    unit: metrics.unit(name, parts),
  };
}
