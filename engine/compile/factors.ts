import type {Builder, Value} from '../program/builder.ts';
import type {Scenario} from '../scenario/schema.ts';
import {parseLeaf} from './cases.ts';
import {Lowering, type Scope} from './lower.ts';
import type {Reporter} from './reporter.ts';

/** A factor's path over the years and its variance in each, both per replicate. */
interface FactorPath {
  readonly value: (year: number) => Value;
  /** Over replicates, given the assumptions; 0 for jumps and regimes. */
  readonly variance: (year: number) => Value;
}

type Given = Scenario['factors'][string];

/** Shocks shared by districts, one value per year. */
export class Factors {
  private readonly paths = new Map<string, FactorPath>();
  /** Those that something has asked for. */
  readonly used = new Set<string>();

  constructor(b: Builder, scenario: Scenario, scope: Scope, families: ReadonlySet<string>, reporter: Reporter) {
    const {base} = scenario.calendar;
    for (const [id, given] of Object.entries(scenario.factors)) {
      const parameter: ReadParameter = (name, text, drawn) => {
        const leaf = parseLeaf(text, ['factors', id, ...name.split('.')], families, reporter);
        const lowering = new Lowering(b, scope, reporter, leaf);
        const stream = `factor/${id}/${name}`;
        return (year) => {
          const site = {district: undefined, year, stream, fresh: drawn === 'yearly', unit: undefined};
          return lowering.value(leaf.expression, site) ?? b.constant(Number.NaN);
        };
      };
      this.paths.set(id, memoise(pathOf(b, id, given, base, parameter)));
    }
  }

  get ids(): Iterable<string> {
    return this.paths.keys();
  }

  has(id: string): boolean {
    return this.paths.has(id);
  }

  value(id: string, year: number): Value {
    this.used.add(id);
    return this.paths.get(id)!.value(year);
  }

  variance(id: string, year: number): Value {
    return this.paths.get(id)!.variance(year);
  }
}

type ReadParameter = (name: string, text: string | number, drawn: 'once' | 'yearly') => (year: number) => Value;

function pathOf(b: Builder, id: string, given: Given, base: number, parameter: ReadParameter): FactorPath {
  const zero = b.constant(0);
  const shock = (year: number) => b.normal(`factor/${id}`, year);
  const chance = (year: number) => b.uniform(`factor/${id}`, year);
  switch (given.kind) {
    case 'white': {
      const sd = parameter('sd', given.sd, 'once');
      return {
        value: (year) => (year <= base ? zero : b.mul(sd(year), shock(year))),
        variance: (year) => (year <= base ? zero : square(b, sd(year))),
      };
    }
    case 'random_walk': {
      const sd = parameter('sd', given.sd, 'once');
      return recursive({
        start: {value: zero, variance: zero},
        base,
        value: (previous, year) => b.add(previous, b.mul(sd(year), shock(year))),
        variance: (previous, year) => b.add(previous, square(b, sd(year))),
      });
    }
    case 'ar1': {
      const sd = parameter('sd', given.sd, 'once');
      const persistence = parameter('persistence', given.persistence, 'once');
      const stationary = b.div(square(b, sd(base)), b.sub(b.constant(1), square(b, persistence(base))));
      const start =
        given.start === 'stationary'
          ? {value: b.mul(b.sqrt(stationary), shock(base)), variance: stationary}
          : {value: zero, variance: zero};
      return recursive({
        start,
        base,
        value: (previous, year) => b.add(b.mul(persistence(year), previous), b.mul(sd(year), shock(year))),
        variance: (previous, year) => b.add(b.mul(square(b, persistence(year)), previous), square(b, sd(year))),
      });
    }
    case 'jump': {
      const rate = parameter('rate', given.rate, 'once');
      const size = parameter('size', given.size, 'yearly');
      return {
        value: (year) => (year <= base ? zero : b.select(b.lt(chance(year), rate(year)), size(year), zero)),
        variance: () => zero,
      };
    }
    case 'regime': {
      const enter = parameter('enter', given.enter, 'once');
      const exit = parameter('exit', given.exit, 'once');
      const calm = parameter('values.calm', given.values.calm ?? 0, 'once');
      const crisis = parameter('values.crisis', given.values.crisis, 'once');
      const long = b.div(enter(base), b.add(enter(base), exit(base)));
      const start = given.start === 'stationary' ? b.lt(chance(base), long) : zero;
      const state = recursive({
        start: {value: start, variance: zero},
        base,
        value: (was, year) => b.select(was, b.le(exit(year), chance(year)), b.lt(chance(year), enter(year))),
        variance: () => zero,
      });
      return {value: (year) => b.select(state.value(year), crisis(year), calm(year)), variance: () => zero};
    }
  }
}

function square(b: Builder, x: Value): Value {
  return b.mul(x, x);
}

/** A path in which each year follows from the year before. */
function recursive(rule: {
  start: {value: Value; variance: Value};
  base: number;
  value: (previous: Value, year: number) => Value;
  variance: (previous: Value, year: number) => Value;
}): FactorPath {
  const path: FactorPath = memoise({
    value: (year) => (year <= rule.base ? rule.start.value : rule.value(path.value(year - 1), year)),
    variance: (year) => (year <= rule.base ? rule.start.variance : rule.variance(path.variance(year - 1), year)),
  });
  return path;
}

function memoise(path: FactorPath): FactorPath {
  const remember = (make: (year: number) => Value) => {
    const known = new Map<number, Value>();
    return (year: number) => {
      let value = known.get(year);
      if (value === undefined) known.set(year, (value = make(year)));
      return value;
    };
  };
  return {value: remember(path.value), variance: remember(path.variance)};
}
