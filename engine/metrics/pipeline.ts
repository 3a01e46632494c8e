import {z} from 'zod';
import {suggest} from '../errors.ts';
import type {Builder, Value} from '../program/builder.ts';
import type {District} from '../scenario/districts.ts';
import {about, cases, constant, district, expression, id, unit} from '../scenario/fields.ts';
import {parseUnit} from '../units.ts';
import {type Dwell, readDwell} from './dwell.ts';
import {entering, type Exit, type Journey, type Road, roadOf, stationary, waiting} from './journey.ts';
import type {Field, MetricContext, MetricKind, MetricModel} from './kind.ts';
import {faultyModel, refuseNegativeRate, refuseUnlessProbability} from './refuse.ts';

const elapsed = z.number().min(0).max(100).describe('Years in the stage at the end of the base year');

const stage = z.strictObject({
  dwell: constant.describe('Years in the stage: a number, or a distribution such as gamma(mean = 2, sd = 1)'),
  success: cases
    .optional()
    .describe(
      'The probability of going on to the next stage (from the last: to launch), by year of entering the stage; 100 % by default',
    ),
  stock: cases
    .optional()
    .describe('How many are in the stage at the end of the base year, 0 by default; rounded to whole ones'),
  elapsed: elapsed
    .optional()
    .describe('How many years these have been in the stage; by default as in a pipeline that has always been running'),
  ...about,
});

const item = z.strictObject({
  stage: id.describe('The stage in which it is at the end of the base year.'),
  district: district.optional().describe('Where it is; may be left out where only one district has the metric.'),
  elapsed: elapsed.optional().describe('How many years it has been in the stage; by default as the stock'),
  success: expression.optional().describe('Its own probability of completing this stage, by default that of the stage'),
  ...about,
});

const fields = {
  unit: unit.optional(),
  stages: z
    .record(id, stage)
    .refine((all) => Object.keys(all).length > 0, {error: 'must have at least one stage'})
    .describe('The stages in their order; who completes the last is launched'),
  entries: cases.optional().describe('How many enter the first stage in a year, on average'),
  items: z.record(id, item).optional().describe('Items known by name, in addition to the stock'),
};

/**
 * Items that go through stages one after the other: in each a dwell time and, at its end, success or failure. They are independent given the rates and
 * probabilities of the replicate. Entries are Poisson, each at a moment that is uniform in its year. X[d,t] = how many are launched in year t.
 *
 * As if each item were followed, though none is: those with the same history, the years in which they entered and completed their stages, are split by binomials among
 * the years that may follow, with probabilities from the continuous law of the times given that history (`Journey`). So the cost does not depend on how many
 * items there are, but on how many histories: it grows as years^stages.
 *
 * A year holds its last moment. Parts: `launched` (since the base year), `in` and `in.<stage>` at the end of the year; in the year `entered.<stage>`,
 * `completed.<stage>` (succeeded), `failed.<stage>`; `launched.<item>`. Stock of the base year has not entered. A probability outside [0, 1] gives NaN.
 */
export const pipeline: MetricKind<typeof fields> = {
  kind: 'pipeline',
  fields,
  total: 'sum',
  describe: {
    zh: '当年上市数：在研项目逐一走过各阶段，每个阶段有停留时间，结束时按概率成功或失败；新进服从泊松分布，进入时刻在当年内均匀分布',
    en: 'how many are launched in the year: items go through the stages one by one, each with a dwell time and then success or failure by its probability; entries are Poisson, at a moment that is uniform in the year',
  },
  drawn: {
    zh: '每个品种的进入时刻、各阶段停留时间和成败：逐个抽取，彼此独立',
    en: 'when each item enters, how long it stays in each stage and whether it succeeds: for each item by itself',
  },
  partWords: {
    launched: {zh: '基年以来累计上市', en: 'launched since the base year'},
    'launched.': {zh: '该品种是否已上市（1 或 0）', en: '1 once the item is launched'},
    in: {zh: '年末在研总数', en: 'in all stages at the end of the year'},
    'in.': {zh: '年末在该阶段的个数', en: 'in the stage at the end of the year'},
    'entered.': {zh: '当年进入该阶段', en: 'who entered the stage in the year'},
    'completed.': {zh: '当年在该阶段成功', en: 'who succeeded in the stage in the year'},
    'failed.': {zh: '当年在该阶段失败', en: 'who failed in the stage in the year'},
  },
  model(options, context) {
    checkUnit(options.unit, context);
    const dwells = Object.entries(options.stages).flatMap(([name, given]) => dwellOf(name, given, context) ?? []);
    const isSound = dwells.length === Object.keys(options.stages).length && checkItems(options, context);
    if (!isSound || !checkSize(options, context)) return faultyModel(context);
    return new Pipeline(options, dwells, context);
  },
};

type Options = Parameters<typeof pipeline.model>[0];

/** How far probabilities that add up to 1 may stray from it by rounding. */
const SLACK = 1e-12;

/** Items with the same history. */
interface Group {
  /** Place of the stage that they are in. */
  readonly stage: number;
  /** When they entered it; the first year for those that were there before. */
  readonly year: number;
  /** What tells the group from all others of its district. */
  readonly name: string;
  readonly journey: Journey;
  /** How many are in the stage still and will succeed at its end, or fail. */
  good: Value;
  bad: Value;
  /** Probability that an item has not left. */
  left: number;
  readonly item: string | undefined;
}

/** What happens in a year, by stage. */
interface Flows {
  readonly entered: Value[];
  readonly completed: Value[];
  readonly failed: Value[];
  /** Items known by name that are launched in the year. */
  readonly items: Map<string, Value>;
}

/** One district, year by year. */
interface Line {
  readonly stocks: readonly Value[];
  readonly groups: Group[];
  readonly flows: Map<number, Flows>;
}

class Pipeline implements MetricModel {
  readonly parts: readonly string[];
  private readonly options: Options;
  private readonly context: MetricContext;
  private readonly b: Builder;
  private readonly names: readonly string[];
  private readonly road: Road;
  private readonly newcomer: Journey;
  private readonly success: ReadonlyMap<string, Field>;
  private readonly stock: ReadonlyMap<string, Field>;
  private readonly entries: Field | undefined;
  private readonly own: ReadonlyMap<string, Field>;
  private readonly lines = new Map<District, Line>();
  private readonly journeys = new Map<string, Journey>();

  constructor(options: Options, dwells: readonly Dwell[], context: MetricContext) {
    this.options = options;
    this.context = context;
    this.b = context.b;
    this.names = Object.keys(options.stages);
    this.road = roadOf(dwells, context.end - context.base);
    this.newcomer = entering(this.road);
    const read = (key: 'success' | 'stock', of: 'level' | 'number') =>
      new Map(
        Object.entries(options.stages).flatMap(([name, given]) =>
          given[key] === undefined ? [] : [[name, context.field(`stages.${name}.${key}`, given[key], 'once', of)]],
        ),
      );
    this.success = read('success', 'number');
    this.stock = read('stock', 'level');
    this.entries =
      options.entries === undefined ? undefined : context.field('entries', options.entries, 'yearly', 'level');
    this.own = new Map(
      Object.entries(options.items ?? {}).flatMap(([name, {success}]) =>
        success === undefined ? [] : [[name, context.field(`items.${name}.success`, success, 'once', 'number')]],
      ),
    );
    const items = Object.keys(options.items ?? {});
    this.parts = [
      'launched',
      ...items.map((name) => `launched.${name}`),
      'in',
      ...['in', 'entered', 'completed', 'failed'].flatMap((word) => this.names.map((name) => `${word}.${name}`)),
    ];
  }

  cell(district: District, year: number): Value | undefined {
    if (year === this.context.base) return undefined;
    return this.flows(district, year).completed.at(-1);
  }

  part([word = '', name]: readonly string[], district: District, year: number): Value | undefined {
    if (word === 'launched') return this.sum(this.since(district, year).map((flows) => this.launched(flows, name)));
    const place = this.names.indexOf(name ?? '');
    if (word === 'in')
      return this.sum(
        this.names.flatMap((_, k) => (name === undefined || k === place ? [this.within(k, district, year)] : [])),
      );
    if (year === this.context.base) return undefined;
    return this.flows(district, year)[word as 'entered' | 'completed' | 'failed'][place];
  }

  private launched(flows: Flows, item: string | undefined): Value {
    const known = item === undefined ? flows.completed.at(-1) : flows.items.get(item);
    return known ?? this.b.constant(0);
  }

  /** How many are in a stage at the end of a year. */
  private within(stage: number, district: District, year: number): Value {
    const {b} = this;
    const flows = this.since(district, year);
    const total = (of: 'entered' | 'completed' | 'failed') => this.sum(flows.map((inYear) => inYear[of][stage]!));
    const stock = this.line(district).stocks[stage]!;
    return b.sub(b.add(stock, total('entered')), b.add(total('completed'), total('failed')));
  }

  private since(district: District, year: number): Flows[] {
    const {base} = this.context;
    return Array.from({length: year - base}, (_, i) => this.flows(district, base + 1 + i));
  }

  /** Years are worked out in their order, each when it is asked for: entries may rest on what happened before. */
  private flows(district: District, year: number): Flows {
    const line = this.line(district);
    const known = line.flows.get(year);
    if (known) return known;
    if (year > this.context.base + 1) this.flows(district, year - 1);
    const made = this.advance(line, district, year);
    line.flows.set(year, made);
    return made;
  }

  private advance({groups}: Line, district: District, year: number): Flows {
    const zeros = () => this.names.map(() => this.b.constant(0));
    const flows: Flows = {entered: zeros(), completed: zeros(), failed: zeros(), items: new Map()};
    const entering = this.entering(district, year);
    const fresh = this.group(0, year, String(year), this.newcomer, entering, district, undefined);
    flows.entered[0] = entering;
    // Those who complete a stage join the end of the list, and may complete the next one in the same year.
    const all = [...groups, fresh];
    for (const group of all) {
      const next = this.leave(group, flows, district, year);
      if (next) all.push(next);
    }
    groups.splice(0, groups.length, ...all);
    return flows;
  }

  /** Takes those out of a group who leave it in a year; returns those who go on as a group of their own. */
  private leave(group: Group, flows: Flows, district: District, year: number): Group | undefined {
    const {b} = this;
    const {stage, name, journey, item} = group;
    const exit = journey.exits[year - group.year]!;
    // What rounding leaves is nothing.
    const share = exit.probability > (1 - SLACK) * group.left ? 1 : exit.probability / group.left;
    if (!(exit.probability > 0) || !(share > 0)) return undefined;
    group.left -= exit.probability;
    const [done, lost] = (['good', 'bad'] as const).map((side) => {
      const taken =
        share === 1
          ? group[side]
          : b.binomial(group[side], b.constant(share), this.stream(`${side}/${name}`, district), year);
      group[side] = share === 1 ? b.constant(0) : b.sub(group[side], taken);
      return taken;
    }) as [Value, Value];
    flows.completed[stage] = b.add(flows.completed[stage]!, done);
    flows.failed[stage] = b.add(flows.failed[stage]!, lost);
    if (stage < this.names.length - 1) return this.goOn(group, exit, done, flows, district, year);
    if (item !== undefined) flows.items.set(item, b.add(flows.items.get(item) ?? b.constant(0), done));
    return undefined;
  }

  private goOn(
    {stage, name, item}: Group,
    {next}: Exit,
    done: Value,
    flows: Flows,
    district: District,
    year: number,
  ): Group {
    flows.entered[stage + 1] = this.b.add(flows.entered[stage + 1]!, done);
    return this.group(stage + 1, year, `${name}/${year}`, next, done, district, item);
  }

  /** Who succeeds is drawn on entering: it does not depend on how long the stage takes. */
  private group(
    stage: number,
    year: number,
    name: string,
    journey: Journey,
    count: Value,
    district: District,
    item: string | undefined,
    success = this.probability(stage, district, year),
  ): Group {
    const {b} = this;
    const known = b.constantOf(success);
    const good =
      known === 1 ? count : known === 0 ? b.constant(0) : this.succeed(count, success, name, stage, district);
    return {stage, year, name, journey, good, bad: b.sub(count, good), left: 1, item};
  }

  private succeed(count: Value, success: Value, name: string, stage: number, district: District): Value {
    const {b} = this;
    const drawn = b.binomial(count, success, this.stream(`success/${this.names[stage]}/${name}`, district));
    // Of none, none succeed, even with probability NaN; 0 · NaN tells all the same.
    return b.add(drawn, b.mul(success, b.constant(0)));
  }

  private probability(
    stage: number,
    district: District,
    year: number,
    field = this.success.get(this.names[stage]!),
    path = ['stages', this.names[stage]!, 'success'],
  ): Value {
    const {b, context} = this;
    if (!field) return b.constant(1);
    const given = this.defined(field, path, district, year);
    refuseUnlessProbability(given, context, path);
    const isSound = b.and(b.le(b.constant(0), given), b.le(given, b.constant(1)));
    return b.select(isSound, given, b.constant(Number.NaN));
  }

  private entering(district: District, year: number): Value {
    const {b, context} = this;
    if (!this.entries) return b.constant(0);
    const rate = this.defined(this.entries, ['entries'], district, year);
    refuseNegativeRate(rate, context, ['entries']);
    return b.poisson(rate, this.stream('entering', district), year);
  }

  private line(district: District): Line {
    let line = this.lines.get(district);
    if (!line) {
      const stocks = this.names.map((name) => this.initial(name, district));
      const groups = stocks.flatMap((count, k) =>
        this.b.constantOf(count) === 0 ? [] : [this.waitingGroup(k, count, district)],
      );
      const named = Object.entries(this.options.items ?? {}).filter(
        ([, given]) => place(given, this.context) === district,
      );
      for (const [name, given] of named) {
        const k = this.names.indexOf(given.stage);
        stocks[k] = this.b.add(stocks[k]!, this.b.constant(1));
        groups.push(this.namedGroup(k, name, district));
      }
      this.lines.set(district, (line = {stocks, groups, flows: new Map()}));
    }
    return line;
  }

  private waitingGroup(stage: number, count: Value, district: District): Group {
    const name = this.names[stage]!;
    const journey = this.journey(stage, this.options.stages[name]!.elapsed, ['stages', name, 'elapsed']);
    return this.group(
      stage,
      this.context.base + 1,
      `stock/${name}`,
      journey,
      count,
      district,
      undefined,
      this.probability(stage, district, this.context.base),
    );
  }

  private namedGroup(stage: number, name: string, district: District): Group {
    const {b, context, own, options} = this;
    const years = options.items![name]!.elapsed;
    const usual = options.stages[this.names[stage]!]!.elapsed;
    const path = years === undefined ? ['stages', this.names[stage]!, 'elapsed'] : ['items', name, 'elapsed'];
    const journey = this.journey(stage, years ?? usual, path);
    const field = own.get(name);
    const success = field
      ? this.probability(stage, district, context.base, field, ['items', name, 'success'])
      : this.probability(stage, district, context.base);
    return this.group(stage, context.base + 1, `item/${name}`, journey, b.constant(1), district, name, success);
  }

  /** How those go on who are in a stage at the end of the base year. */
  private journey(stage: number, years: number | undefined, path: readonly string[]): Journey {
    const key = `${stage} ${years}`;
    const known = this.journeys.get(key);
    if (known) return known;
    const made = years === undefined ? stationary(this.road, stage) : waiting(this.road, stage, years);
    if (!made) this.context.report(path, 'must be less than the dwell time', undefined, String(years));
    const journey = made ?? stationary(this.road, stage);
    this.journeys.set(key, journey);
    return journey;
  }

  /** Stock of the base year, without the items known by name. */
  private initial(name: string, district: District): Value {
    const {b, context} = this;
    const field = this.stock.get(name);
    if (!field) return b.constant(0);
    const path = ['stages', name, 'stock'];
    const whole = b.map('round', this.defined(field, path, district, context.base));
    const known = b.constantOf(whole);
    const rule = 'must not be negative';
    if (known === undefined) context.mustNotBeNegative(whole, `${name} in ${district.id} ${rule}`, HINT_STOCK, path);
    else if (known < 0)
      context.report(path, rule, 'it is how many there are at the end of the base year', String(known));
    return b.max(whole, b.constant(0));
  }

  private defined(field: Field, path: readonly string[], district: District, year: number): Value {
    const value = field.at(district, year);
    if (value === undefined) this.context.report(path, `is not defined in ${district.id} in ${year}`, HINT_LAG);
    return value ?? this.b.constant(Number.NaN);
  }

  private sum(values: readonly Value[]): Value {
    return values.reduce((x, y) => this.b.add(x, y), this.b.constant(0));
  }

  private stream(name: string, district: District): string {
    return `metric/${this.context.id}/${name}/${district.id}`;
  }
}

const HINT_STOCK = 'give a distribution that stays above zero, such as lognormal(p5 = 40, p95 = 60)';
const HINT_LAG = 'a lag reaches before what is known: write year > … ? … : 0, or give a number for that year';

function dwellOf(name: string, {dwell}: Options['stages'][string], context: MetricContext): Dwell | undefined {
  const read = readDwell(dwell);
  if ('dwell' in read) return read.dwell;
  for (const {rule, hint, got} of read.faults) context.report(['stages', name, 'dwell'], rule, hint, got);
  return undefined;
}

/** The district of an item, which must be one that the model works out. */
function place({district}: {district?: string | undefined}, {districts}: MetricContext): District | undefined {
  if (district === undefined) return districts.length === 1 ? districts[0] : undefined;
  return districts.find((known) => known.id === district);
}

function checkItems({items = {}, stages}: Options, context: MetricContext): boolean {
  const {districts, id} = context;
  const names = Object.keys(stages);
  let isSound = true;
  const fault = (path: string[], rule: string, hint: string) => {
    context.report(['items', ...path], rule, hint);
    isSound = false;
  };
  for (const [name, given] of Object.entries(items)) {
    const near = suggest(given.stage, names);
    if (!names.includes(given.stage))
      fault(
        [name, 'stage'],
        `unknown stage ${given.stage}`,
        near ? `did you mean ${near}?` : `known are ${names.join(', ')}`,
      );
    const hint = `name one of ${districts.map((known) => known.id).join(', ')}`;
    if (given.district === undefined && districts.length !== 1) fault([name], 'missing key district', hint);
    else if (!place(given, context))
      fault([name, 'district'], `metric ${id} is not worked out in ${given.district}`, hint);
  }
  return isSound;
}

/** Histories that a district may have: more would make a program that nobody waits for. */
const MOST = 20_000;

/** An item that enters in one of n years and completes s stages has C(n + s, s + 1) ascending lists of years; one that is there already, in its k-th last stage, C(n + k − 1, k). */
function checkSize({stages, entries, items = {}}: Options, context: MetricContext): boolean {
  const years = context.end - context.base;
  const names = Object.keys(stages);
  const behind = (name: string) => names.length - names.indexOf(name);
  const waiting = [
    ...names.filter((name) => stages[name]!.stock !== undefined),
    ...Object.values(items).map((given) => given.stage),
  ];
  const histories =
    (entries === undefined ? 0 : choose(years + names.length, names.length + 1)) +
    waiting.reduce((sum, name) => sum + choose(years + behind(name) - 1, behind(name)), 0);
  if (histories <= MOST) return true;
  const hint = 'join stages, or end the calendar earlier';
  context.report(['stages'], `must not have more than ${MOST} histories`, hint, `${histories} in ${years} years`);
  return false;
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

/** Items are whole ones of the unit: 个, not 万个. */
function checkUnit(text: string | undefined, context: MetricContext): void {
  const known = text === undefined ? undefined : parseUnit(text);
  if (known && (known.power !== 0 || known.per || known.measure.shown !== undefined))
    context.report(['unit'], 'must be a unit of whole items, such as 个', 'values may still be given in 万个', text);
}
