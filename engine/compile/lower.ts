import {type Argument, bind, type Distribution, drawPoint, type Point, ruleOf} from '../distributions/index.ts';
import {suggest} from '../errors.ts';
import type {Expression} from '../expression/index.ts';
import type {Builder, Value} from '../program/builder.ts';
import type {District} from '../scenario/districts.ts';
import {convert, convertFactor, type Unit} from '../units.ts';
import type {Leaf} from './cases.ts';
import type {Reporter} from './reporter.ts';
import {type Message, say} from '../message.ts';

/** Where an expression stands: what its names mean and which stream its distributions draw from. */
export interface Site {
  readonly district: District | undefined;
  readonly year: number;
  /** Stream of the draws made here, before the district is added to it; `fresh` draws anew each year. */
  readonly stream: string;
  readonly fresh: boolean;
  /** The unit that a bare number here is in. */
  readonly unit: Unit | undefined;
  /** The point of the outermost distribution, where a copula gives it. */
  readonly point?: Point | undefined;
}

/** What a name stands for at a site: its value, undefined where it is not defined in that year, or a fault. */
export type Resolved =
  | {value: Value | undefined; unit?: Unit | undefined}
  | {rule: Message; hint?: Message | undefined};

/** Looks names up: scenario-wide names for metrics, assumptions alone for assumptions and factors. */
export interface Scope {
  resolve(name: string, parts: readonly string[], site: Site): Resolved;
  readonly districts: ReadonlyMap<string, District>;
  readonly base: number;
}

type Node<K extends Expression['kind']> = Extract<Expression, {kind: K}>;

/** Turns expressions into values of a program. Undefined stands for "not defined here": a `lag` that reaches before what is known. */
export class Lowering {
  private readonly b: Builder;
  private readonly scope: Scope;
  private readonly reporter: Reporter;
  private readonly leaf: Leaf;
  /** Running sums, by stream, district and year. */
  private readonly sums = new Map<Expression, Map<string, Value | undefined>>();

  constructor(b: Builder, scope: Scope, reporter: Reporter, leaf: Leaf) {
    this.b = b;
    this.scope = scope;
    this.reporter = reporter;
    this.leaf = leaf;
  }

  value(node: Expression, site: Site): Value | undefined {
    switch (node.kind) {
      case 'number':
        return this.number(node, site);
      case 'name':
        return this.name(node, site);
      case 'at':
        return this.at(node, site);
      case 'unary':
        return this.all([node.of], site, (a) => this.b.map(node.op === '-' ? 'neg' : 'not', a));
      case 'binary':
        return this.all([node.left, node.right], site, (a, b) => this.binary(node.op, a, b));
      case 'conditional':
        return this.conditional(node, site);
      case 'call':
        return this.call(node, site);
      case 'lag':
        return this.value(node.of, {...site, year: site.year - node.years});
      case 'since_base':
        return this.sinceBase(node, site);
      case 'total':
        return this.total(node, site);
      case 'distribution':
        return this.draw(node, site);
    }
  }

  private all(nodes: readonly Expression[], site: Site, make: (...values: Value[]) => Value): Value | undefined {
    const values = nodes.map((node) => this.value(node, site));
    return values.every((value) => value !== undefined) ? make(...values) : undefined;
  }

  private number(node: Node<'number'>, site: Site): Value {
    if (node.unit === undefined) return this.b.constant(node.value);
    const converted = convert(node.value, node.unit, site.unit);
    return typeof converted === 'number' ? this.b.constant(converted) : this.fault(node, converted);
  }

  private name(node: Node<'name'>, site: Site): Value | undefined {
    const resolved = this.scope.resolve(node.name, node.parts, site);
    if ('rule' in resolved) return this.fault(node, resolved);
    // A quantity of the same kind in another unit is brought to the unit of the place where it is used.
    const {value, unit} = resolved;
    const factor = value !== undefined && unit && site.unit && unit !== site.unit ? convertFactor(unit, site.unit) : 1;
    return typeof factor === 'number' && factor !== 1 ? this.b.mul(value!, this.b.constant(factor)) : value;
  }

  private at(node: Node<'at'>, site: Site): Value | undefined {
    const district = this.scope.districts.get(node.district);
    if (district) return this.value(node.target, {...site, district});
    const near = suggest(node.district, this.scope.districts.keys());
    return this.fault(node, {
      rule: say`unknown district ${node.district}`,
      hint: near ? say`did you mean ${near}?` : undefined,
    });
  }

  private binary(op: Node<'binary'>['op'], x: Value, y: Value): Value {
    const {b} = this;
    switch (op) {
      case '+':
        return b.add(x, y);
      case '-':
        return b.sub(x, y);
      case '*':
        return b.mul(x, y);
      case '/':
        return b.div(x, y);
      case '^':
        return b.pow(x, y);
      case '<':
        return b.lt(x, y);
      case '<=':
        return b.le(x, y);
      case '>':
        return b.lt(y, x);
      case '>=':
        return b.le(y, x);
      case '==':
        return b.map('eq', x, y);
      case '!=':
        return b.map('ne', x, y);
      case 'and':
        return b.and(x, y);
      case 'or':
        return b.or(x, y);
    }
  }

  /** Where the condition is known, only the branch taken need be defined: `year > 2025 ? lag(x) : 0`. */
  private conditional(node: Node<'conditional'>, site: Site): Value | undefined {
    const condition = this.value(node.condition, site);
    if (condition === undefined) return undefined;
    const known = this.b.constantOf(condition);
    if (known !== undefined) return this.value(known === 0 ? node.otherwise : node.then, site);
    return this.all([node.then, node.otherwise], site, (yes, no) => this.b.select(condition, yes, no));
  }

  private call(node: Node<'call'>, site: Site): Value | undefined {
    const {fn, args} = node;
    if (fn === 'min' || fn === 'max')
      return this.all(args, site, (...values) => values.reduce((x, y) => this.b.map(fn, x, y)));
    return this.all(args, site, (x) => this.b.map(fn, x));
  }

  /** The sum up to a year is the sum up to the year before and one term more; each is worked out once per place. */
  private sinceBase(node: Node<'since_base'>, site: Site): Value | undefined {
    if (site.year <= this.scope.base) return this.b.constant(0);
    let sums = this.sums.get(node);
    if (!sums) this.sums.set(node, (sums = new Map()));
    const key = `${site.stream} ${site.district?.id} ${site.year}`;
    if (!sums.has(key)) {
      const before = this.sinceBase(node, {...site, year: site.year - 1});
      const value = this.value(node.of, site);
      sums.set(key, before === undefined || value === undefined ? undefined : this.b.add(before, value));
    }
    return sums.get(key);
  }

  private total(node: Node<'total'>, site: Site): Value | undefined {
    const children = site.district?.children ?? [];
    if (!children.length)
      return this.fault(node, {
        rule: say`total requires a district with children, got ${site.district?.id ?? say`no district`}`,
        hint: say`name the parent, or write the sum of the districts that you mean`,
      });
    const values = children.map((district) => this.value(node.of, {...site, district}));
    return values.every((value) => value !== undefined)
      ? values.reduce((sum, value) => this.b.add(sum, value))
      : undefined;
  }

  private draw(node: Node<'distribution'>, site: Site): Value | undefined {
    const distribution = this.distribution(node, {...site, point: undefined});
    if (!distribution) return this.invalid;
    const index = this.leaf.draws.get(node);
    const place = site.district ? `${site.stream}/${site.district.id}` : site.stream;
    const stream = index ? `${place}#${index}` : place;
    const point = (index === 0 && site.point) || drawPoint(this.b, stream, site.fresh ? site.year : 0);
    return distribution.quantile(this.b, point);
  }

  private distribution(node: Node<'distribution'>, site: Site): Distribution | undefined {
    const args: Record<string, Argument> = {};
    const argument = (tree: Expression): Value | Distribution | undefined =>
      tree.kind === 'distribution' ? this.distribution(tree, site) : this.value(tree, site);
    for (const [name, given] of Object.entries(node.parameters)) {
      // Only the components of a mixture or truncation are distributions; in other parameters a distribution is drawn and its value used.
      const read = name === 'of' ? argument : (tree: Expression) => this.value(tree, site);
      const values = (Array.isArray(given) ? given : [given]).map(read);
      if (values.some((value) => value === undefined)) return undefined;
      args[name] = (Array.isArray(given) ? values : values[0]) as Argument;
    }
    // NaN is the mark of a fault that has been reported; it is not to be reported again as a bad parameter.
    const isFaulty = (arg: Argument) => typeof arg === 'number' && Number.isNaN(this.b.constantOf(arg) ?? 0);
    if (
      Object.values(args)
        .flat()
        .some((arg) => isFaulty(arg))
    )
      return undefined;
    const bound = bind(this.b, node.family, args);
    if ('distribution' in bound) return bound.distribution;
    for (const {parameter, index, ...issue} of bound.issues) {
      const parameters = parameter === undefined ? undefined : node.parameters[parameter];
      const given = parameters && !('span' in parameters) && index !== undefined ? parameters[index] : parameters;
      const rule = ruleOf({parameter, rule: issue.rule});
      this.reporter.report(this.leaf.path, {...issue, rule}, (given && 'span' in given ? given : node).span);
    }
    return undefined;
  }

  private fault(
    node: Expression,
    issue: {rule: Message; hint?: Message | undefined; got?: Message | string | undefined},
  ): Value {
    this.reporter.report(this.leaf.path, {rule: issue.rule, hint: issue.hint, got: issue.got}, node.span);
    return this.invalid;
  }

  /** Stands in for what could not be compiled; a program with faults is never run. */
  private get invalid(): Value {
    return this.b.constant(Number.NaN);
  }
}
