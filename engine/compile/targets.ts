import type {Path} from '../errors.ts';
import type {Builder, Value} from '../program/builder.ts';
import type {District} from '../scenario/districts.ts';
import type {CombinedTarget, Scenario, SimpleTarget, Target} from '../scenario/schema.ts';
import type {Unit} from '../units.ts';
import type {Constants} from './constants.ts';
import type {Reporter} from './reporter.ts';
import {type Message, say} from '../message.ts';

export function isSimple(target: Target): target is SimpleTarget {
  return 'metric' in target;
}

/** What a point target asks: in the metric's unit, of growth as a fraction. */
export interface Bounds {
  readonly lower?: number;
  readonly upper?: number;
  /** The level that `about` names; the lower bound is about · (1 − within). */
  readonly about?: number;
  readonly within?: number;
}

/** A claim about a metric, readable in any year. */
interface Claim {
  readonly target: SimpleTarget;
  readonly district: District;
  /** The year the claim is about; with `every_year` the last one. */
  readonly year: number;
  /** First year in which the claim can be read. */
  readonly first: number;
  /** Is it true, read in that year? */
  hit(year: number): Value | undefined;
  /** How far the metric lies inside what is asked in the claim's own year, negative when it misses; in the metric's unit. */
  margin(): Value | undefined;
  readonly bounds: Bounds;
}

/** What one target leaves in the program. */
export interface TargetOutput {
  readonly id: string;
  /** Indicator slots: the claim read in each year up to its own; the last is the target itself. */
  readonly byYear: ReadonlyMap<number, number>;
  /** Indicator slot of the target itself. */
  readonly hit: number;
  /** Trajectory slot of the margin, for point targets. */
  readonly marginSlot: number | undefined;
  /** Empty for combined targets. */
  readonly bounds: Bounds;
}

interface Surroundings {
  b: Builder;
  scenario: Scenario;
  districts: ReadonlyMap<string, District>;
  reporter: Reporter;
  constants: Constants;
  cell(id: string, parts: readonly string[], district: District, year: number): Value | undefined;
  carries(id: string, district: District): boolean;
  /** What is wrong with the name of a part, if it is. */
  partFault(id: string, parts: readonly string[]): {rule: Message; hint: Message} | undefined;
  unit(id: string, parts: readonly string[]): Unit | undefined;
  /** Records a margin; returns its slot. */
  record(margin: Value): number;
}

/** All targets of a scenario: point targets from their metrics, combined ones from other targets. */
export class Targets {
  private readonly around: Surroundings;
  private readonly claims = new Map<string, Claim>();
  private readonly hits = new Map<string, Value | undefined>();
  /** Indicator slots by target and year. */
  private readonly slots = new Map<string, Map<number, number>>();
  private readonly marginSlots = new Map<string, number>();

  constructor(around: Surroundings) {
    this.around = around;
    for (const [id, target] of Object.entries(around.scenario.targets))
      if (isSimple(target)) {
        const claim = this.claim(id, target);
        if (claim) this.claims.set(id, claim);
      }
  }

  /** Records what can be read of the targets in one year, while its cells are at hand. */
  visit(year: number): void {
    const {b} = this.around;
    for (const id of Object.keys(this.around.scenario.targets)) {
      if (year < this.firstYear(id) || year > (this.commonYear(id) ?? -Infinity)) continue;
      const hit = this.hit(id, year);
      if (hit !== undefined) this.slotsOf(id).set(year, b.indicator(hit));
      const claim = this.claims.get(id);
      if (claim?.year !== year) continue;
      const margin = claim.margin();
      if (margin === undefined) this.reportUndefined(id, claim);
      else this.marginSlots.set(id, this.around.record(margin));
    }
  }

  private reportUndefined(id: string, {target, district, year}: Claim): void {
    const [metric = ''] = target.metric.split('.');
    const what = target.growth
      ? say`growth of ${target.metric}`
      : target.cumulative
        ? say`the sum of ${target.metric} since ${target.from ?? say`the base`}`
        : target.metric;
    const hint = target.growth
      ? say`choose a later year, or give metrics.${metric}.history for ${year - 1}`
      : say`choose a later year`;
    this.around.reporter.report(['targets', id], {
      rule: say`${what} is not defined in ${district.id} in ${year}`,
      hint,
    });
  }

  /** What the targets have left in the program, in the order of the file; those whose parts are about different years are recorded now. */
  outputs(): TargetOutput[] {
    const {b} = this.around;
    return Object.keys(this.around.scenario.targets).map((id) => {
      const byYear = this.slotsOf(id);
      const last = this.commonYear(id);
      const hit = last === undefined ? undefined : byYear.get(last);
      const claim = this.claims.get(id);
      return {
        id,
        byYear,
        hit: hit ?? b.indicator(this.hit(id, undefined) ?? b.constant(Number.NaN)),
        marginSlot: this.marginSlots.get(id),
        bounds: claim?.bounds ?? {},
      };
    });
  }

  private slotsOf(id: string): Map<number, number> {
    let slots = this.slots.get(id);
    if (!slots) this.slots.set(id, (slots = new Map()));
    return slots;
  }

  /** Whether the target is met, read in `year`; undefined reads each part in its own year. */
  private hit(id: string, year: number | undefined): Value | undefined {
    const claim = this.claims.get(id);
    if (claim) return this.pointHit(id, claim, year ?? claim.year);
    const key = `${id} ${year}`;
    if (!this.hits.has(key)) this.hits.set(key, this.combinedHit(id, year));
    return this.hits.get(key);
  }

  private pointHit(id: string, claim: Claim, year: number): Value | undefined {
    const key = `${id} ${year}`;
    if (!this.hits.has(key)) this.hits.set(key, year < claim.first ? undefined : claim.hit(year));
    return this.hits.get(key);
  }

  private combinedHit(id: string, year: number | undefined): Value | undefined {
    const {b, scenario} = this.around;
    const target = scenario.targets[id];
    if (!target || isSimple(target)) return undefined;
    const {parts, atLeast} = combination(target);
    const hits = parts.map((part) => this.hit(part, year));
    if (!hits.every((hit) => hit !== undefined)) return undefined;
    if (atLeast === parts.length) return hits.reduce((all, hit) => b.and(all, hit));
    if (atLeast === 1) return hits.reduce((any, hit) => b.or(any, hit));
    return b.le(
      b.constant(atLeast),
      hits.reduce((count, hit) => b.add(count, hit)),
    );
  }

  /** The year that all parts of a target are about, if it is one. */
  private commonYear(id: string): number | undefined {
    const claim = this.claims.get(id);
    if (claim) return claim.year;
    const target = this.around.scenario.targets[id];
    if (!target || isSimple(target)) return undefined;
    const years = new Set(combination(target).parts.map((part) => this.commonYear(part)));
    return years.size === 1 ? [...years][0] : undefined;
  }

  private firstYear(id: string): number {
    const {base} = this.around.scenario.calendar;
    const year = this.commonYear(id);
    return this.claims.get(id)?.first ?? (year === base ? base : base + 1);
  }

  private claim(id: string, target: SimpleTarget): Claim | undefined {
    const {b, scenario, reporter} = this.around;
    const {base} = scenario.calendar;
    const path: Path = ['targets', id];
    const [metric = '', ...parts] = target.metric.split('.');
    const {year} = target;
    const district = this.around.districts.get(target.district)!;
    const fault = this.around.partFault(metric, parts);
    if (fault) {
      reporter.report([...path, 'metric'], fault);
      return undefined;
    }
    if (!this.around.carries(metric, district)) {
      reporter.report([...path, 'district'], {
        rule: say`metric ${metric} has no value in ${district.id}`,
        hint: say`list ${district.id} under metrics.${metric}.districts, or name a district that has it`,
      });
      return undefined;
    }
    const cell = (at: number) => this.around.cell(metric, parts, district, at);
    const from = target.from ?? base + 1;
    if (target.from !== undefined && from > year) {
      reporter.report([...path, 'from'], {rule: say`must not be after ${year}`, got: String(from)});
      return undefined;
    }
    const quantity = quantityOf(b, target, from, cell);
    const bounds = this.bounds(id, target);
    const years = (last: number) => (target.every_year ? range(from, last) : [last]);
    const hits = (at: number) => years(at).map((y) => inside(b, quantity(y), bounds));
    return {
      target,
      district,
      year,
      first: Math.min(year, base + 1),
      bounds,
      hit: (at) => together(hits(at), (x, y) => b.and(x, y)),
      margin: () =>
        together(
          years(year).map((y) => margin(b, quantity(y), bounds)),
          (x, y) => b.min(x, y),
        ),
    };
  }

  private bounds(id: string, target: SimpleTarget): Bounds {
    const [metric = '', ...parts] = target.metric.split('.');
    const unit = target.growth ? undefined : this.around.unit(metric, parts);
    const read = (value: string | number, ...names: (string | number)[]): number =>
      this.around.constants.read(['targets', id, ...names], value, unit);
    if (target.at_least !== undefined) return {lower: read(target.at_least, 'at_least')};
    if (target.at_most !== undefined) return {upper: read(target.at_most, 'at_most')};
    if (target.between !== undefined) {
      const [low, high] = target.between;
      return {lower: read(low, 'between', 0), upper: read(high, 'between', 1)};
    }
    const about = read(target.about!, 'about');
    const within = this.around.constants.read(['targets', id, 'within'], target.within ?? '5%', undefined);
    return {lower: about * (1 - within), about, within};
  }
}

/** The quantity a target is about, in any year: the level, the sum of the years beginning with `from`, or the growth over the year before. */
function quantityOf(b: Builder, target: SimpleTarget, from: number, cell: (year: number) => Value | undefined) {
  const level = cell;
  const sums = new Map<number, Value | undefined>();
  const sum = (year: number): Value | undefined => {
    if (year < from) return undefined;
    if (!sums.has(year)) {
      const value = cell(year);
      const before = year === from ? b.constant(0) : sum(year - 1);
      sums.set(year, value === undefined || before === undefined ? undefined : b.add(before, value));
    }
    return sums.get(year);
  };
  const growth = (year: number): Value | undefined => {
    const [now, before] = [cell(year), cell(year - 1)];
    return now === undefined || before === undefined ? undefined : b.sub(b.div(now, before), b.constant(1));
  };
  return target.growth ? growth : target.cumulative ? sum : level;
}

/** Combines what is defined; undefined when nothing is. */
function together(values: readonly (Value | undefined)[], combine: (x: Value, y: Value) => Value): Value | undefined {
  const defined = values.filter((value) => value !== undefined);
  return defined.length ? defined.reduce(combine) : undefined;
}

function range(first: number, last: number): number[] {
  return Array.from({length: Math.max(0, last - first + 1)}, (_, i) => first + i);
}

function inside(b: Builder, x: Value | undefined, {lower, upper}: Bounds): Value | undefined {
  if (x === undefined) return undefined;
  const reached = lower === undefined ? undefined : b.le(b.constant(lower), x);
  const kept = upper === undefined ? undefined : b.le(x, b.constant(upper));
  return together([reached, kept], (p, q) => b.and(p, q));
}

/** How far a quantity lies inside its bounds; x − bound has the sign of the comparison exactly (IEEE subtraction with gradual underflow). */
function margin(b: Builder, x: Value | undefined, {lower, upper}: Bounds): Value | undefined {
  if (x === undefined) return undefined;
  const above = lower === undefined ? undefined : b.sub(x, b.constant(lower));
  const below = upper === undefined ? undefined : b.sub(b.constant(upper), x);
  return together([above, below], (p, q) => b.min(p, q));
}

/** Every combined target is "at least n of these". */
export function combination(target: CombinedTarget): {parts: readonly string[]; atLeast: number} {
  if ('all' in target && target.all) return {parts: target.all, atLeast: target.all.length};
  if ('any' in target && target.any) return {parts: target.any, atLeast: 1};
  const {of, at_least} = (target as {count: {of: readonly string[]; at_least: number}}).count;
  return {parts: of, atLeast: at_least};
}
