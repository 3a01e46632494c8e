import {METRIC_KINDS} from '../metrics/registry.ts';
import type {Drawn, Field, MetricContext, MetricKind, MetricModel} from '../metrics/kind.ts';
import type {Path} from '../errors.ts';
import type {Builder, Value} from '../program/builder.ts';
import {childrenFirst, type District} from '../scenario/districts.ts';
import type {Cases, Scenario} from '../scenario/schema.ts';
import {parseUnit, type Unit} from '../units.ts';
import {type CaseTree, isLeaf, parseCases, pick} from './cases.ts';
import {Lowering, type Scope, type Site} from './lower.ts';
import {partFault} from './names.ts';
import type {Reporter} from './reporter.ts';
import {type Message, say} from '../message.ts';

type Given = Scenario['metrics'][string];

/** What must hold in every replicate: the run counts how often `value` is negative. */
export interface Guard {
  value: Value;
  rule: Message;
  hint: Message;
  path: Path;
}

/** A field as it was read, for `explain`. */
export interface ReadField {
  metric: string;
  name: string;
  drawn: Drawn;
  tree: CaseTree;
}

/** What the metrics need of the rest of the scenario. */
interface Surroundings {
  b: Builder;
  scenario: Scenario;
  districts: ReadonlyMap<string, District>;
  families: ReadonlySet<string>;
  reporter: Reporter;
  scope: Scope;
  factor(id: string, year: number): Value;
  factorVariance(id: string, year: number): Value;
  /** What is added to the yearly growth of a metric where that is to be varied. */
  uplift(id: string): Value | undefined;
}

interface Metric {
  id: string;
  given: Given;
  unit: Unit | undefined;
  model: MetricModel;
  /** Districts whose cells the model works out. */
  own: ReadonlySet<District>;
  /** These and the parents that follow from them, children first. */
  carriers: ReadonlySet<District>;
  /** Worked out, by `cellKey`. */
  cells: Map<number | string, Value | undefined>;
  /** Being worked out. */
  open: Set<number | string>;
}

/** Every metric's cells, each worked out once and only when something asks for it. */
export class Metrics {
  private readonly byId = new Map<string, Metric>();
  /** Names of the cells that are being worked out, outermost first. */
  private readonly path: (() => string)[] = [];
  private readonly cyclic = new Set<string>();
  private readonly around: Surroundings;
  readonly guards: Guard[] = [];
  readonly fields: ReadField[] = [];

  constructor(around: Surroundings) {
    this.around = around;
    for (const [id, given] of Object.entries(around.scenario.metrics)) this.byId.set(id, this.metric(id, given));
  }

  get ids(): Iterable<string> {
    return this.byId.keys();
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  unit(id: string, parts: readonly string[] = []): Unit | undefined {
    const metric = this.byId.get(id);
    const own = metric?.model.partUnits?.[parts.join('.')];
    return own === undefined ? metric?.unit : parseUnit(own);
  }

  /** What a metric, or a part of it, is measured in, as it is written. */
  unitText(id: string, parts: readonly string[]): string | undefined {
    const metric = this.byId.get(id);
    return metric?.model.partUnits?.[parts.join('.')] ?? metric?.given.unit;
  }

  /** Districts that have the metric, children before parents. */
  carriers(id: string): ReadonlySet<District> {
    return this.byId.get(id)!.carriers;
  }

  parts(id: string): readonly string[] {
    return this.byId.get(id)?.model.parts ?? [];
  }

  /** What is wrong with the name of a part, if it is. */
  partFault(id: string, parts: readonly string[]): {rule: Message; hint: Message} | undefined {
    return this.byId.get(id)?.model.isFaulty ? undefined : partFault(id, parts, this.parts(id));
  }

  /** Every part in which each metric may be addressed, and its unit as it is written. */
  get partUnits(): ReadonlyMap<string, ReadonlyMap<string, string | undefined>> {
    const units = (id: string) => this.parts(id).map((part) => [part, this.unitText(id, part.split('.'))] as const);
    return new Map([...this.byId.keys()].map((id) => [id, new Map(units(id))]));
  }

  carries(id: string, district: District): boolean {
    return this.byId.get(id)!.carriers.has(district);
  }

  /** The metric, or a part of it; before the base year what `history` gives. Undefined where it is not defined. */
  cell(id: string, parts: readonly string[], district: District, year: number): Value | undefined {
    const metric = this.byId.get(id)!;
    const key = cellKey(parts, district, year);
    if (metric.cells.has(key)) return metric.cells.get(key);
    if (metric.open.has(key)) return this.cycle(metric, nameOf(id, parts, district, year));
    metric.open.add(key);
    this.path.push(() => nameOf(id, parts, district, year));
    const value = this.compute(metric, parts, district, year);
    this.path.pop();
    metric.open.delete(key);
    metric.cells.set(key, value);
    return value;
  }

  /**
   * The yearly growth that a metric assumes in a district, on average over the years; of a parent, of its children by their levels in the base year. Undefined for
   * what is not a metric of growth, or not the sum of its children.
   */
  assumedGrowth(id: string, district: District): Value | undefined {
    const {b, scenario} = this.around;
    const {model, own, carriers, given} = this.byId.get(id)!;
    const {rate} = model;
    if (!rate || (given.total ?? 'sum') !== 'sum') return undefined;
    const {base, end} = scenario.calendar;
    if (own.has(district)) {
      const years = Array.from({length: end - base}, (_, i) => rate(district, base + 1 + i));
      if (!years.every((year) => year !== undefined)) return undefined;
      return b.div(
        years.reduce((sum, year) => b.add(sum, year)),
        b.constant(years.length),
      );
    }
    const children = district.children.filter((child) => carriers.has(child));
    const growths = children.map((child) => this.assumedGrowth(id, child));
    const levels = children.map((child) => this.cell(id, [], child, base));
    if (!growths.every((growth) => growth !== undefined) || !levels.every((level) => level !== undefined))
      return undefined;
    const total = (values: readonly Value[]) => values.reduce((sum, value) => b.add(sum, value));
    return b.div(total(growths.map((growth, i) => b.mul(growth, levels[i]!))), total(levels));
  }

  private compute(metric: Metric, parts: readonly string[], district: District, year: number): Value | undefined {
    const {base, end} = this.around.scenario.calendar;
    if (year < base) return parts.length ? undefined : this.history(metric, district, year);
    if (year > end) return undefined;
    if (metric.own.has(district))
      return parts.length ? metric.model.part?.(parts, district, year) : metric.model.cell(district, year);
    return this.total(metric, parts, district, year);
  }

  private total(metric: Metric, parts: readonly string[], district: District, year: number): Value | undefined {
    const {b} = this.around;
    const children = district.children.filter((child) => metric.carriers.has(child));
    const values = children.map((child) => this.cell(metric.id, parts, child, year));
    if (!values.every((value) => value !== undefined)) return undefined;
    const sum = (terms: readonly Value[]) => terms.reduce((total, term) => b.add(total, term));
    const {total} = metric.given;
    if (total === 'mean') return b.div(sum(values), b.constant(values.length));
    if (typeof total !== 'object') return sum(values);
    const weights = children.map((child) => this.cell(total.weighted_mean, [], child, year));
    if (!weights.every((weight) => weight !== undefined)) return undefined;
    return b.div(sum(values.map((value, i) => b.mul(value, weights[i]!))), sum(weights));
  }

  private history({id, given, unit}: Metric, district: District, year: number): Value | undefined {
    const value = given.history?.[district.id]?.[String(year)];
    if (value === undefined) return undefined;
    return this.field(id, unit, ['history', district.id, String(year)], value, 'once').at(district, year);
  }

  private cycle(metric: Metric, name: string): Value {
    const names = this.path.map((open) => open());
    const circle = [...names.slice(names.indexOf(name)), name];
    // Every district and year that has the circle would tell the same; the first is enough.
    if (this.cyclic.has(metric.id)) return this.around.b.constant(Number.NaN);
    this.cyclic.add(metric.id);
    const [hint] = [...this.byId.values()].flatMap(({model}) => model.hintOnCircle ?? []);
    this.around.reporter.report(['metrics', metric.id], {
      rule: hint
        ? say`must not rest on itself: ${circle.join(' → ')}`
        : say`must not rest on itself within a year: ${circle.join(' → ')}`,
      hint: hint ?? say`use last year’s value with lag(…) where the circle may be broken`,
    });
    return this.around.b.constant(Number.NaN);
  }

  private metric(id: string, given: Given): Metric {
    const kind = METRIC_KINDS[given.kind]!;
    const unit = given.unit === undefined ? undefined : parseUnit(given.unit);
    const {own, carriers} = domain(given, kind, this.around.districts);
    const context: MetricContext = {
      id,
      b: this.around.b,
      base: this.around.scenario.calendar.base,
      end: this.around.scenario.calendar.end,
      districts: own,
      field: (name, cases, drawn, of) =>
        this.field(id, of === 'level' ? unit : undefined, name.split('.'), cases, drawn),
      self: (district, year) => this.cell(id, [], district, year),
      shock: (name, district, year) => this.around.b.normal(`metric/${id}/${name}/${district.id}`, year),
      factor: (factor, year) => this.around.factor(factor, year),
      factorVariance: (factor, year) => this.around.factorVariance(factor, year),
      uplift: this.around.uplift(id),
      mustNotBeNegative: (value, rule, hint, path) =>
        void this.guards.push({value, rule, hint, path: ['metrics', id, ...path]}),
      report: (path, rule, hint, got) => this.around.reporter.report(['metrics', id, ...path], {rule, hint, got}),
    };
    const model = kind.model(given, context);
    return {id, given, unit, model, own: new Set(own), carriers, cells: new Map(), open: new Set()};
  }

  private field(
    id: string,
    unit: Unit | undefined,
    names: readonly string[],
    cases: Cases,
    drawn: 'once' | 'yearly',
  ): Field {
    const {b, scope, reporter, families} = this.around;
    const tree = parseCases(cases, ['metrics', id, ...names], families, reporter);
    const loweringOf = new Map<CaseTree, Lowering>();
    if (names[0] !== 'history') this.fields.push({metric: id, name: names.join('.'), drawn, tree});
    const stream = ['metric', id, ...names].join('/');
    return {
      at: (district, year, copy = 0) => {
        const leaf = pick(tree, district, year);
        if (!leaf) {
          this.missing(tree.path, district, year);
          return b.constant(Number.NaN);
        }
        let lowering = loweringOf.get(leaf);
        if (!lowering) loweringOf.set(leaf, (lowering = new Lowering(b, scope, reporter, leaf)));
        const site: Site = {
          district,
          year,
          stream: copy ? `${stream}/${copy}` : stream,
          fresh: drawn === 'yearly',
          unit,
        };
        return lowering.value(leaf.expression, site);
      },
      named: (district) => {
        if (isLeaf(tree)) return undefined;
        const key = [district.id, ...district.tags].find((name) => tree.entries.has(name));
        const leaf =
          key === undefined ? undefined : pick(tree.entries.get(key)!, district, this.around.scenario.calendar.base);
        return leaf?.text;
      },
    };
  }

  private missing(path: Path, district: District, year: number): void {
    this.around.reporter.report(path, {
      rule: say`missing value for ${district.id} in ${year}`,
      hint: say`add ${district.id}, ${year} or default here, or list the metric’s districts under districts`,
    });
  }
}

/** A small integer for a whole metric, the common case; a text for its parts. */
function cellKey(parts: readonly string[], district: District, year: number): number | string {
  const key = district.index * 4096 + year;
  return parts.length ? `${parts.join('.')} ${key}` : key;
}

function nameOf(id: string, parts: readonly string[], district: District, year: number): string {
  return `${[id, ...parts].join('.')}[${district.id}] ${year}`;
}

/** Which districts a model works out, and which carry the metric once parents are added. */
function domain(
  given: Given,
  kind: MetricKind,
  districts: ReadonlyMap<string, District>,
): {own: District[]; carriers: ReadonlySet<District>} {
  const all = [...districts.values()];
  const total = given.total ?? kind.total;
  const listed = given.districts && new Set(given.districts);
  const chosen = listed
    ? all.filter(({id, tags}) => listed.has(id) || tags.some((tag) => listed.has(tag)))
    : all.filter(({children}) => total === 'own' || children.length === 0);
  const own = childrenFirst(chosen);
  if (total === 'own' || total === 'none') return {own, carriers: new Set(own)};
  const carriers = new Set(own);
  for (const {parent} of own) for (let at = parent; at && !carriers.has(at); at = at.parent) carriers.add(at);
  return {own, carriers: new Set(childrenFirst(carriers))};
}
