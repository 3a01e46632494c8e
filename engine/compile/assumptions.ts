import {normalPoint, uniformPoint} from '../distributions/index.ts';
import {suggest} from '../errors.ts';
import type {Builder, Value} from '../program/builder.ts';
import type {District} from '../scenario/districts.ts';
import type {Cases, Scenario} from '../scenario/schema.ts';
import {parseUnit, type Unit} from '../units.ts';
import {type CaseTree, type Leaf, parseCases, pick} from './cases.ts';
import {Copula} from './copula.ts';
import {Lowering, type Resolved, type Scope, type Site} from './lower.ts';
import {leverParameters} from './openings.ts';
import type {Reporter} from './reporter.ts';
import {say} from '../message.ts';

type Given = Scenario['assumptions'][string];

interface Assumption {
  readonly id: string;
  readonly byDistrict: boolean;
  readonly unit: Unit | undefined;
  readonly tree: CaseTree;
}

/** How assumptions are read, where it is not simply from their own draws. No digit of a forecast is made this way. */
export interface Reading {
  /** Where distributions are read off instead of drawn, in (0, 1): all, or of the assumption `only`, such as `trend` or `edge/qiantang`. */
  readonly level?: number | undefined;
  readonly only?: string | undefined;
  /** Correlated assumptions that come first in the copula: they have draws of their own, and those of the others are what is left once these are known. */
  readonly leading?: readonly string[] | undefined;
}

/** Everything drawn once per replicate, or once per district. Assumptions may rest on one another, not on metrics or factors. */
export class Assumptions {
  private readonly byId = new Map<string, Assumption>();
  private readonly values = new Map<string, Value>();
  private readonly open = new Set<string>();
  /** Those that something has asked for. */
  readonly used = new Set<string>();
  private readonly copula: Copula;
  private readonly b: Builder;
  private readonly reporter: Reporter;
  private readonly districts: ReadonlyMap<string, District>;
  private readonly base: number;
  private readonly reading: Reading;
  private readonly level: Value | undefined;
  /** The assumptions that a parameter may be put in place of. */
  private readonly opened: ReadonlySet<string>;
  /** The names that an assumption or a factor may use. */
  readonly scope: Scope;

  constructor(
    b: Builder,
    scenario: Scenario,
    districts: ReadonlyMap<string, District>,
    families: ReadonlySet<string>,
    reporter: Reporter,
    reading: Reading = {},
    opened: ReadonlySet<string> = new Set(),
  ) {
    this.b = b;
    this.opened = opened;
    this.reading = reading;
    this.level = reading.level === undefined ? undefined : b.constant(reading.level);
    this.reporter = reporter;
    this.districts = districts;
    this.base = scenario.calendar.base;
    this.scope = {
      resolve: (name, parts, site) => this.resolveAlone(name, parts, site),
      districts,
      base: this.base,
    };
    for (const [id, given] of Object.entries(scenario.assumptions))
      this.byId.set(id, {
        id,
        byDistrict: given.by === 'district',
        unit: given.unit === undefined ? undefined : parseUnit(given.unit),
        tree: this.parse(id, given, families),
      });
    this.copula = new Copula(b, scenario.correlations, this.variables(), reporter, reading.leading);
    for (const id of this.copula.members) this.mustBeOneDistribution(id);
  }

  get ids(): Iterable<string> {
    return this.byId.keys();
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** Works out every assumption, also those that nothing uses, so that their faults are found. */
  touchAll(): void {
    for (const assumption of this.byId.values())
      for (const district of assumption.byDistrict ? this.districts.values() : [undefined])
        this.value(assumption, district);
  }

  /** What the file says of an assumption, in a district where it has a value for each; undefined where it says nothing. */
  textOf(id: string, district: District | undefined): string | number | undefined {
    return pick(this.byId.get(id)!.tree, district, this.base)?.text;
  }

  /** Its value there. */
  valueOf(id: string, district: District | undefined): Value {
    return this.value(this.byId.get(id)!, district);
  }

  /** What an assumption is at a site; with `by: district` the site needs a district. */
  resolve(id: string, site: Site): Resolved {
    const assumption = this.byId.get(id)!;
    this.used.add(id);
    if (assumption.byDistrict && !site.district)
      return {
        rule: say`assumption ${id} has one value per district and none is named here`,
        hint: say`write ${id}[district], or give this assumption by: district too`,
      };
    const district = assumption.byDistrict ? site.district : undefined;
    return {value: this.value(assumption, district), unit: assumption.unit};
  }

  private resolveAlone(name: string, parts: readonly string[], site: Site): Resolved {
    if (this.byId.has(name) && !parts.length) return this.resolve(name, site);
    const near = suggest(name, this.ids);
    return {
      rule: say`unknown assumption ${[name, ...parts].join('.')}`,
      hint: near
        ? say`did you mean ${near}?`
        : say`what is drawn once per replicate may rest on other assumptions only`,
    };
  }

  private value(assumption: Assumption, district: District | undefined): Value {
    const key = keyOf(assumption.id, district);
    let value = this.values.get(key);
    if (value === undefined) this.values.set(key, (value = this.openOrDrawn(assumption, district, key)));
    return value;
  }

  private openOrDrawn(assumption: Assumption, district: District | undefined, key: string): Value {
    const value = this.lower(assumption, district, key);
    if (!this.opened.has(assumption.id)) return value;
    const {isSet, setting} = leverParameters(assumption.id, district?.id);
    return this.b.select(this.b.parameter(isSet), this.b.parameter(setting), value);
  }

  private lower({id, unit, tree}: Assumption, district: District | undefined, key: string): Value {
    const leaf = pick(tree, district, this.base);
    const invalid = this.b.constant(Number.NaN);
    if (!leaf) {
      const rule = say`missing value for ${district?.id ?? say`the assumption`}`;
      this.reporter.report(tree.path, {rule, hint: say`add it, or a default`});
      return invalid;
    }
    if (this.open.has(key)) {
      const cycle = [...this.open, key].slice([...this.open].indexOf(key));
      this.reporter.report(leaf.path, {
        rule: say`must not rest on itself: ${cycle.join(' → ')}`,
        hint: say`break the circle`,
      });
      return invalid;
    }
    this.open.add(key);
    const z = this.copula.normal(key);
    const isHeld = this.level !== undefined && (this.reading.only === undefined || this.reading.only === key);
    const point = isHeld ? uniformPoint(this.b, this.level) : z === undefined ? undefined : normalPoint(this.b, z);
    const site: Site = {
      district,
      year: this.base,
      stream: `assumption/${id}`,
      fresh: false,
      unit,
      point,
    };
    const value = new Lowering(this.b, this.scope, this.reporter, leaf).value(leaf.expression, site);
    this.open.delete(key);
    return value ?? invalid;
  }

  private parse(id: string, {value, at}: Given, families: ReadonlySet<string>): CaseTree {
    const path = ['assumptions', id];
    const parsed = (key: string, cases: Cases) => parseCases(cases, [...path, key], families, this.reporter);
    if (at === undefined) return parsed('value', value!);
    const places = parsed('at', at) as Exclude<CaseTree, Leaf>;
    const entries =
      value === undefined ? places.entries : new Map([...places.entries, ['default', parsed('value', value)]]);
    return {entries, path};
  }

  /** The normals that correlations may tie: one per assumption, or one per district of it. */
  private variables(): Map<string, readonly string[]> {
    const keys = ({id, byDistrict}: Assumption) =>
      byDistrict ? [...this.districts.values()].map((district) => keyOf(id, district)) : [keyOf(id, undefined)];
    return new Map([...this.byId.values()].map((assumption) => [assumption.id, keys(assumption)]));
  }

  private mustBeOneDistribution(id: string): void {
    const leaves = (tree: CaseTree): CaseTree[] =>
      'entries' in tree ? [...tree.entries.values()].flatMap(leaves) : [tree];
    const {tree} = this.byId.get(id)!;
    for (const leaf of leaves(tree))
      if ('expression' in leaf && leaf.expression.kind !== 'distribution')
        this.reporter.report(leaf.path, {
          rule: say`a correlated assumption must be a single distribution`,
          got: String(leaf.text),
          hint: say`correlate an assumption that is one distribution and build on it in another`,
        });
  }
}

function keyOf(id: string, district: District | undefined): string {
  return district ? `${id}/${district.id}` : id;
}
