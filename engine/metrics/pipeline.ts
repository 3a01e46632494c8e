import {z} from 'zod';
import {suggest} from '../errors.ts';
import type {Builder, Value} from '../program/builder.ts';
import type {District} from '../scenario/districts.ts';
import {about, cases, constant, district, expression, id, unit} from '../scenario/fields.ts';
import {parseUnit} from '../units.ts';
import {type Dwell, readDwell} from './dwell.ts';
import {treeOf} from './history.ts';
import {ending, entering as entersAnew, type Journey, type Road, roadOf, stationary, waiting} from './journey.ts';
import {completes, restOf, since, type Times} from './item-times.ts';
import type {Field, MetricContext, MetricKind, MetricModel} from './kind.ts';
import {faultyModel, refuseNegativeRate, refuseUnlessProbability} from './refuse.ts';
import {type Message, say} from '../message.ts';
import {worded} from '../scenario/worded.ts';

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
  since: since.optional(),
  completes: completes.optional(),
  success: expression.optional().describe('Its own probability of completing this stage, by default that of the stage'),
  ...about,
});

const fields = {
  unit: unit.optional(),
  stages: z
    .record(id, stage)
    .refine((all) => Object.keys(all).length > 0, {error: worded`must have at least one stage`})
    .describe('The stages in their order; who completes the last is launched'),
  entries: cases.optional().describe('How many enter the first stage in a year, on average'),
  items: z.record(id, item).optional().describe('Items known by name, in addition to the stock'),
};

/**
 * Items that go through stages one after the other: in each a dwell time and, at its end, success or failure. They are independent given the rates and
 * probabilities of the replicate. Entries are Poisson, each at a moment that is uniform in its year. X[d,t] = how many are launched in year t.
 *
 * Each item is followed, as a year of leaving and success or failure in each stage, drawn on entering it with probabilities from the continuous law of the times
 * given in which years it entered and completed the stages before (`Journey`). Of those who enter in a year, of a stock, and of many with the same history (above 128)
 * binomials tell how many leave in which year. So the cost depends on how many items there are, but no more than on how many histories; what is empty costs nothing.
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
type Item = NonNullable<Options['items']>[string];

interface Chance {
  readonly stage: number;
  /** In which one entered the stage; the first year for those that were there before. */
  readonly year: number;
  readonly p: Value;
}

/** Who is in a stage at the end of the base year. */
interface Group {
  readonly stage: number;
  readonly count: Value;
  /** Probability of success. */
  readonly p: Value;
  /** What tells the group from all others of its district. */
  readonly name: string;
  readonly item: string | undefined;
  /** What tells its journey from others. */
  readonly key: string;
  readonly journey: () => Journey;
}

interface Following {
  readonly count: Value;
  readonly name: string;
  readonly district: District;
  readonly tree: Float64Array;
  readonly from: number;
  /** Slot of the probability of success of the first stage, and the probability. */
  readonly slot: number;
  readonly p: Value;
  /** First of the slots for launches by year, or -1. */
  readonly own: number;
}

/** One district: its ledger, and how far it is. */
interface Line {
  readonly stocks: readonly Value[];
  /** First slot of the ledger: who succeeded by stage and year, then who failed, then the probabilities by stage and year of entry. */
  readonly first: number;
  readonly chances: readonly Chance[];
  /** First of the slots with the launches of an item known by name, by year. */
  readonly own: ReadonlyMap<string, number>;
  /** After the entries of a year have been followed; the base year first. */
  readonly states: Value[];
  readonly entered: Value[];
}

class Pipeline implements MetricModel {
  readonly parts: readonly string[];
  private readonly options: Options;
  private readonly context: MetricContext;
  private readonly b: Builder;
  private readonly names: readonly string[];
  private readonly years: number;
  private readonly road: Road;
  private readonly success: ReadonlyMap<string, Field>;
  private readonly stock: ReadonlyMap<string, Field>;
  private readonly entries: Field | undefined;
  private readonly own: ReadonlyMap<string, Field>;
  private readonly lines = new Map<District, Line>();
  private readonly trees = new Map<string, Float64Array>();
  /** Districts whose ledgers are being opened: one may wait for another. */
  private opening = 0;

  constructor(options: Options, dwells: readonly Dwell[], context: MetricContext) {
    this.options = options;
    this.context = context;
    this.b = context.b;
    this.names = Object.keys(options.stages);
    this.years = context.end - context.base;
    this.road = roadOf(dwells, this.years);
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

  get hintOnCircle(): Message | undefined {
    return this.opening > 0 ? HINT_CIRCLE : undefined;
  }

  cell(district: District, year: number): Value | undefined {
    if (year === this.context.base) return undefined;
    return this.completed(this.names.length - 1, district, year);
  }

  part([word = '', name]: readonly string[], district: District, year: number): Value | undefined {
    if (word === 'launched') return this.launched(name, district, year);
    const place = this.names.indexOf(name ?? '');
    if (word === 'in')
      return this.sum(
        this.names.flatMap((_, k) => (name === undefined || k === place ? [this.within(k, district, year)] : [])),
      );
    if (year === this.context.base) return undefined;
    return this[word as 'entered' | 'completed' | 'failed'](place, district, year);
  }

  private launched(item: string | undefined, district: District, year: number): Value {
    const last = this.names.length - 1;
    if (item === undefined) return this.since(year, (then) => this.completed(last, district, then));
    const slot = this.line(district).own.get(item);
    if (slot === undefined) return this.b.constant(0);
    return this.since(year, (then) => this.read(slot + this.offset(then), last, district, then));
  }

  /** How many are in a stage at the end of a year. */
  private within(stage: number, district: District, year: number): Value {
    const {b} = this;
    const total = (of: 'entered' | 'completed' | 'failed') =>
      this.since(year, (then) => this[of](stage, district, then));
    const stock = this.line(district).stocks[stage]!;
    return b.sub(b.add(stock, total('entered')), b.add(total('completed'), total('failed')));
  }

  private since(year: number, flow: (year: number) => Value): Value {
    const {base} = this.context;
    return this.sum(Array.from({length: year - base}, (_, i) => flow(base + 1 + i)));
  }

  private entered(stage: number, district: District, year: number): Value {
    if (stage > 0) return this.completed(stage - 1, district, year);
    this.state(district, year);
    return this.line(district).entered[this.offset(year)]!;
  }

  private completed(stage: number, district: District, year: number): Value {
    return this.read(this.line(district).first + this.place(stage, year), stage, district, year);
  }

  private failed(stage: number, district: District, year: number): Value {
    const slot = this.line(district).first + (this.names.length + stage) * this.years + this.offset(year);
    return this.read(slot, stage, district, year);
  }

  /** What the ledger says of a year; NaN where a probability on which it rests is none, even if nobody was there to succeed. */
  private read(slot: number, stage: number, district: District, year: number): Value {
    const {b} = this;
    const {chances} = this.line(district);
    const before = chances.filter((chance) => chance.stage <= stage && chance.year <= year).map(({p}) => p);
    const unsure = [...new Set(before)].filter((p) => !(b.constantOf(p)! >= 0));
    return this.sum([b.balance(this.state(district, year), slot), ...unsure.map((p) => b.mul(p, b.constant(0)))]);
  }

  /** Years are worked out in their order, each when it is asked for: entries may rest on what happened before. */
  private state(district: District, year: number): Value {
    const line = this.line(district);
    for (let then = this.context.base + line.states.length; then <= year; then++) {
      const entering = this.entering(district, then);
      const tree = this.tree('entering', 0, () => entersAnew(this.road));
      const slot = line.first + 2 * this.names.length * this.years + this.offset(then);
      const {p} = line.chances[this.offset(then)]!;
      line.entered[this.offset(then)] = entering;
      line.states.push(
        this.follow(line, {count: entering, name: `${then}`, district, tree, from: then, slot, p, own: -1}),
      );
    }
    return line.states[this.offset(year) + 1]!;
  }

  private follow({first, states}: Line, {count, name, district, tree, from, slot, p, own}: Following): Value {
    const {b} = this;
    // One item by itself is not split; the sixth number is where the tree is kept.
    const isSplit = own < 0 ? 1 : 0;
    const header = [
      first,
      this.names.length,
      this.years,
      this.offset(from),
      slot,
      own,
      0,
      isSplit,
      b.constantOf(p) ?? Number.NaN,
    ];
    const state = states[states.length - 1]!;
    return b.follow(count, state, this.stream(`following/${name}`, district), header, tree);
  }

  private tree(key: string, stage: number, journey: () => Journey): Float64Array {
    let tree = this.trees.get(key);
    if (!tree) this.trees.set(key, (tree = treeOf(journey(), stage, this.names.length, this.years)));
    return tree;
  }

  private place(stage: number, year: number): number {
    return stage * this.years + this.offset(year);
  }

  private offset(year: number): number {
    return year - this.context.base - 1;
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
    if (line) return line;
    this.opening++;
    this.lines.set(district, (line = this.open(district)));
    this.opening--;
    return line;
  }

  /** Opens a ledger, with the probabilities in it, and follows those who are there at the end of the base year. */
  private open(district: District): Line {
    const {b, context} = this;
    const waiting = this.waiting(district);
    const chances = [
      ...this.usualChances(district),
      ...waiting.map(({stage, p}) => ({stage, year: context.base + 1, p})),
    ];
    const usual = 2 * this.names.length * this.years;
    const named = waiting.filter(({item}) => item !== undefined);
    const {first, state} = b.ledger(usual + chances.length + named.length * this.years);
    const posted = chances.reduce((now, {p}, i) => b.post(p, now, first + usual + i), state);
    const own = new Map(named.map(({item}, i) => [item!, first + usual + chances.length + i * this.years]));
    const line: Line = {stocks: this.stocks(waiting), first, chances, own, states: [posted], entered: []};
    const after = waiting.reduce((now, group, i) => {
      const slot = first + usual + this.names.length * this.years + i;
      const tree = this.tree(group.key, group.stage, group.journey);
      const following = {tree, from: context.base + 1, slot, own: own.get(group.item ?? '') ?? -1};
      return this.follow({...line, states: [now]}, {...group, ...following, district});
    }, posted);
    line.states[0] = after;
    return line;
  }

  /** By stage, and within it by year of entry. */
  private usualChances(district: District): Chance[] {
    const {base} = this.context;
    return this.names.flatMap((_, stage) =>
      Array.from({length: this.years}, (_, i) => {
        const year = base + 1 + i;
        return {stage, year, p: this.probability(stage, district, year)};
      }),
    );
  }

  private stocks(waiting: readonly Group[]): Value[] {
    return this.names.map((_, k) => this.sum(waiting.filter(({stage}) => stage === k).map(({count}) => count)));
  }

  /** Who is in a stage at the end of the base year: the stocks, and the items known by name. */
  private waiting(district: District): Group[] {
    const {b, context, options} = this;
    const stocks = this.names.map((name, stage) => {
      const {elapsed} = options.stages[name]!;
      const p = this.probability(stage, district, context.base);
      const count = this.initial(name, district);
      return {
        stage,
        count,
        p,
        name: `stock/${name}`,
        item: undefined,
        ...this.rest(stage, {elapsed}, ['stages', name]),
      };
    });
    const named = Object.entries(options.items ?? {}).filter(([, given]) => place(given, context) === district);
    return [
      ...stocks.filter(({count}) => b.constantOf(count) !== 0),
      ...named.map(([item, given]) => this.known(item, given, district)),
    ];
  }

  private known(item: string, given: Item, district: District): Group {
    const {context, own, options} = this;
    const stage = this.names.indexOf(given.stage);
    const field = own.get(item);
    const p = this.probability(stage, district, context.base, field, field && ['items', item, 'success']);
    const isDated = given.elapsed !== undefined || given.since !== undefined || given.completes !== undefined;
    const rest = isDated
      ? this.rest(stage, given, ['items', item])
      : this.rest(stage, {elapsed: options.stages[given.stage]!.elapsed}, ['stages', given.stage]);
    return {stage, count: this.b.constant(1), p, name: `item/${item}`, item, ...rest};
  }

  /** How those go on who are in a stage at the end of the base year, by what is known of their times. */
  private rest(stage: number, times: Times, path: readonly string[]): {key: string; journey: () => Journey} {
    const {context} = this;
    const known = restOf(times, context.base);
    if ('rule' in known) {
      context.report([...path, known.key], known.rule, known.hint, known.got);
      return this.stationary(stage);
    }
    if (known.left !== undefined) {
      const {left} = known;
      return {key: `left ${left} in ${stage}`, journey: () => ending(this.road, stage, left)};
    }
    const {elapsed} = known;
    if (elapsed === undefined) return this.stationary(stage);
    const journey = waiting(this.road, stage, elapsed);
    if (journey) return {key: `elapsed ${elapsed} in ${stage}`, journey: () => journey};
    const key = times.since === undefined ? 'elapsed' : 'since';
    const rule =
      key === 'since'
        ? say`must be less than the dwell time before the end of the base year`
        : say`must be less than the dwell time`;
    context.report([...path, key], rule, undefined, String(times[key]));
    return this.stationary(stage);
  }

  private stationary(stage: number): {key: string; journey: () => Journey} {
    return {key: `stationary in ${stage}`, journey: () => stationary(this.road, stage)};
  }

  /** Stock of the base year, without the items known by name. */
  private initial(name: string, district: District): Value {
    const {b, context} = this;
    const field = this.stock.get(name);
    if (!field) return b.constant(0);
    const path = ['stages', name, 'stock'];
    const whole = b.map('round', this.defined(field, path, district, context.base));
    const known = b.constantOf(whole);
    if (known === undefined)
      context.mustNotBeNegative(whole, say`${name} in ${district.id} must not be negative`, HINT_STOCK, path);
    else if (known < 0)
      context.report(
        path,
        say`must not be negative`,
        say`it is how many there are at the end of the base year`,
        String(known),
      );
    return b.max(whole, b.constant(0));
  }

  private defined(field: Field, path: readonly string[], district: District, year: number): Value {
    const value = field.at(district, year);
    if (value === undefined) this.context.report(path, say`is not defined in ${district.id} in ${year}`, HINT_LAG);
    return value ?? this.b.constant(Number.NaN);
  }

  private sum(values: readonly Value[]): Value {
    return values.reduce((x, y) => this.b.add(x, y), this.b.constant(0));
  }

  private stream(name: string, district: District): string {
    return `metric/${this.context.id}/${name}/${district.id}`;
  }
}

const HINT_STOCK = say`give a distribution that stays above zero, such as lognormal(p5 = 40, p95 = 60)`;
const HINT_CIRCLE = say`probabilities of success are needed for all years before the first item goes on: let them rest on assumptions, factors or other metrics, not on what the pipeline itself has brought`;
const HINT_LAG = say`a lag reaches before what is known: write year > … ? … : 0, or give a number for that year`;

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
  const fault = (path: string[], rule: Message, hint: Message) => {
    context.report(['items', ...path], rule, hint);
    isSound = false;
  };
  for (const [name, given] of Object.entries(items)) {
    const near = suggest(given.stage, names);
    if (!names.includes(given.stage))
      fault(
        [name, 'stage'],
        say`unknown stage ${given.stage}`,
        near ? say`did you mean ${near}?` : say`known are ${names}`,
      );
    const hint = say`name one of ${districts.map((known) => known.id)}`;
    if (given.district === undefined && districts.length !== 1) fault([name], say`missing key district`, hint);
    else if (!place(given, context))
      fault([name, 'district'], say`metric ${id} is not worked out in ${given.district!}`, hint);
  }
  return isSound;
}

/** Histories that may be told apart: more would take minutes to work out. */
const MOST = 10_000;

/** Those who enter in one year and then complete up to s stages have C(n + s, s) ascending lists of n years. */
function checkSize({stages, entries, items = {}}: Options, context: MetricContext): boolean {
  const years = context.end - context.base;
  const names = Object.keys(stages);
  const behind = (name: string) => names.length - 1 - names.indexOf(name);
  const starts = [
    ...(entries === undefined ? [] : [names[0]!]),
    ...names.filter((name) => stages[name]!.stock !== undefined),
    ...Object.values(items).map((given) => given.stage),
  ];
  const histories = starts.reduce((sum, name) => sum + choose(years + behind(name), behind(name)), 0);
  const isSound = histories <= MOST && years <= LONGEST;
  const hint = say`join stages, or end the calendar earlier`;
  if (histories > MOST)
    context.report(
      ['stages'],
      say`must not have more than ${MOST} histories`,
      hint,
      say`${histories} in ${years} years`,
    );
  else if (!isSound)
    context.report(['stages'], say`must not go on for more than ${LONGEST} years`, hint, String(years));
  return isSound;
}

/** The kernel tells years apart by the bits of a word. */
const LONGEST = 60;

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

/** Items are whole ones of the unit: 个, not 万个. */
function checkUnit(text: string | undefined, context: MetricContext): void {
  const known = text === undefined ? undefined : parseUnit(text);
  if (known && (known.power !== 0 || known.per || known.measure.shown !== undefined))
    context.report(
      ['unit'],
      say`must be a unit of whole items, such as 个`,
      say`values may still be given in 万个`,
      text,
    );
}
