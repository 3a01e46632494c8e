import {z} from 'zod';
import {suggest} from '../errors.ts';
import type {Builder, Value} from '../program/builder.ts';
import type {District} from '../scenario/districts.ts';
import {cases, id, unit} from '../scenario/fields.ts';
import {parseUnit} from '../units.ts';
import {competingRisks, type Leaving, type Risk, SLACK} from './competing-risks.ts';
import type {Field, MetricContext, MetricKind, MetricModel} from './kind.ts';
import {faultyModel} from './refuse.ts';
import {type Message, say} from '../message.ts';
import {worded} from '../scenario/worded.ts';

/** What parts are called when they are not a state. */
const PART_WORDS = ['total', 'entries', 'exits', 'entered', 'exited', 'moved', 'gained', 'lost'] as const;
const RESERVED: ReadonlySet<string> = new Set(PART_WORDS);

const state = id.meta({description: 'A state.'});
const newState = id.refine((name) => !RESERVED.has(name), {error: worded`must not be one of ${PART_WORDS}`});

const fields = {
  unit: unit.optional(),
  states: z
    .record(newState, cases)
    .refine((all) => Object.keys(all).length > 0, {error: worded`must have at least one state`})
    .describe('The states in their order, and how many are in each at the end of the base year; rounded to whole ones'),
  entries: z.record(state, cases).optional().describe('How many enter a state from outside in a year, on average'),
  moves: z
    .record(state, z.record(state, cases))
    .optional()
    .describe('From a state to another: the probability in a year'),
  exits: z.record(state, cases).optional().describe('From a state out of the population: the probability in a year'),
  counts: z
    .union([state, z.array(state).min(1)], {error: worded`must be a state or a list of states`})
    .optional()
    .describe('The states that the metric itself counts; by default all'),
};

/**
 * Whole members in states. In each state one multinomial draw from the stock at the start of the year decides who stays, who moves where and who leaves;
 * entries are Poisson and are at risk from the next year on. stock[t] = stock[t-1] + gained − lost in every replicate.
 *
 * Parts: `firms.listed` (a stock), `total`, `entries`, `exits`, and by state `entered.small` (from outside), `exited.small` (to outside),
 * `moved.small.above_scale`, `gained.small` (entered and moved in), `lost.small` (exited and moved out). Flows begin in the year after the base.
 * Probabilities below 0 or that add up to more than 1, and a negative rate, are an error: of the file where they are constant, else NaN in that replicate.
 */
export const population: MetricKind<typeof fields> = {
  kind: 'population',
  fields,
  total: 'sum',
  describe: {
    zh: '各状态年末数 = 年初数 + 新进 + 转入 − 转出 − 退出；新进服从泊松分布，每个状态的去留由对年初数的一次多项抽取决定；全为整数，不多不少',
    en: 'in each state last year’s number + entries + moves in − moves out − exits; entries are Poisson, and one multinomial draw from the number at the start of the year decides who stays, moves or leaves; whole numbers, none created or lost',
  },
  drawn: {
    zh: '谁新进、谁转移、谁退出：每个地区每年各抽一次',
    en: 'who enters, moves and leaves: anew in each district and year',
  },
  partWords: {
    total: {zh: '全部，年末数', en: 'all members at the end of the year'},
    '*': {zh: '该状态的年末数', en: 'how many are in the state at the end of the year'},
    entries: {zh: '当年新进合计', en: 'all who entered in the year'},
    exits: {zh: '当年退出合计', en: 'all who left in the year'},
    'entered.': {zh: '当年从外部进入该状态', en: 'who entered the state from outside in the year'},
    'exited.': {zh: '当年从该状态退出', en: 'who left from the state in the year'},
    'gained.': {
      zh: '当年该状态增加数（新进与转入）',
      en: 'who came into the state in the year, from outside and from other states',
    },
    'lost.': {
      zh: '当年该状态减少数（退出与转出）',
      en: 'who went out of the state in the year, away and to other states',
    },
    'moved.': {zh: '当年从前一状态转到后一状态', en: 'who moved from the first state to the second in the year'},
  },
  model(options, context) {
    checkUnit(options.unit, context);
    return checkStates(options, context) ? new Ladder(options, context) : faultyModel(context);
  },
};

type Options = Parameters<typeof population.model>[0];

/** A flow between two states or out of the population (`to` undefined). */
interface Way {
  readonly to: string | undefined;
  readonly path: readonly string[];
  readonly probability: Field;
}

class Ladder implements MetricModel {
  readonly parts: readonly string[];
  readonly partsInUnit: readonly string[];
  private readonly context: MetricContext;
  private readonly b: Builder;
  private readonly states: readonly string[];
  private readonly counted: readonly string[];
  private readonly base: ReadonlyMap<string, Field>;
  private readonly entries: ReadonlyMap<string, Field>;
  /** By the state that they lead out of. */
  private readonly ways: ReadonlyMap<string, readonly Way[]>;
  private readonly stocks = new Map<string, Value | undefined>();
  private readonly leavings = new Map<string, Leaving | undefined>();
  /** What has been reported, and need not be for every district and year: states that too many leave, and fields that are not defined. */
  private readonly reported = new Set<string>();

  constructor(options: Options, context: MetricContext) {
    this.context = context;
    this.b = context.b;
    this.states = Object.keys(options.states);
    this.counted = [options.counts ?? this.states].flat();
    const fieldsOf = (name: string, given: Record<string, Options['states'][string]> = {}) =>
      Object.entries(given).map(
        ([key, value]) =>
          [key, context.field(`${name}.${key}`, value, 'yearly', name === 'entries' ? 'level' : 'number')] as const,
      );
    this.base = new Map(
      Object.entries(options.states).map(([key, value]) => [
        key,
        context.field(`states.${key}`, value, 'once', 'level'),
      ]),
    );
    this.entries = new Map(fieldsOf('entries', options.entries));
    const moves = new Map(
      Object.entries(options.moves ?? {}).map(([from, to]) => [from, fieldsOf(`moves.${from}`, to)]),
    );
    const exits = new Map(fieldsOf('exits', options.exits));
    const exit = (from: string, probability = exits.get(from)): Way[] =>
      probability ? [{to: undefined, path: ['exits', from], probability}] : [];
    this.ways = new Map(
      this.states.map((from) => [
        from,
        [
          ...(moves.get(from) ?? []).map(([to, probability]) => ({to, path: ['moves', from, to], probability})),
          ...exit(from),
        ],
      ]),
    );
    this.parts = partsOf(this.states, this.ways);
    this.partsInUnit = this.parts;
  }

  cell(district: District, year: number): Value | undefined {
    // All states, so that a fault in one that is not counted is found too.
    const stocks = new Map(this.states.map((state) => [state, this.stock(state, district, year)]));
    return this.sum(this.counted.map((state) => stocks.get(state)));
  }

  part([name = '', from = '', to = '']: readonly string[], district: District, year: number): Value | undefined {
    if (this.base.has(name)) return this.stock(name, district, year);
    const all = (make: (state: string) => Value | undefined) => this.sum(this.states.map(make));
    if (name === 'total') return all((state) => this.stock(state, district, year));
    if (year === this.context.base) return undefined;
    switch (name) {
      case 'entries':
        return all((state) => this.entered(state, district, year));
      case 'exits':
        return all((state) => this.taken(state, undefined, district, year));
      case 'entered':
        return this.entered(from, district, year);
      case 'exited':
        return this.taken(from, undefined, district, year);
      case 'moved':
        return this.taken(from, to, district, year);
      case 'gained':
        return this.gained(from, district, year);
      case 'lost':
        return this.leaving(from, district, year)?.total;
      default:
        return undefined;
    }
  }

  private stock(state: string, district: District, year: number): Value | undefined {
    return once(this.stocks, keyOf(state, district, year), () => {
      if (year === this.context.base) return this.baseStock(state, district);
      const [before, gained] = [this.stock(state, district, year - 1), this.gained(state, district, year)];
      const lost = this.leaving(state, district, year)?.total;
      if (before === undefined || gained === undefined || lost === undefined) return undefined;
      return this.b.add(this.b.sub(before, lost), gained);
    });
  }

  private baseStock(state: string, district: District): Value | undefined {
    const {b, context} = this;
    const given = this.valueOf(this.base.get(state)!, ['states', state], district, context.base);
    if (given === undefined) return undefined;
    const whole = b.map('round', given);
    const known = b.constantOf(whole);
    const path = ['states', state];
    if (known === undefined)
      context.mustNotBeNegative(whole, say`${state} in ${district.id} must not be negative`, HINT_BASE, path);
    else if (known < 0)
      context.report(
        path,
        say`must not be negative`,
        say`it is how many there are at the end of the base year`,
        String(known),
      );
    return b.max(whole, b.constant(0));
  }

  private gained(state: string, district: District, year: number): Value | undefined {
    const inward = this.states
      .filter((from) => this.ways.get(from)!.some(({to}) => to === state))
      .map((from) => this.taken(from, state, district, year));
    return this.sum([...inward, this.entered(state, district, year)]);
  }

  private entered(state: string, district: District, year: number): Value | undefined {
    const {b, context} = this;
    const field = this.entries.get(state);
    const rate = field ? this.valueOf(field, ['entries', state], district, year) : b.constant(0);
    if (rate === undefined) return undefined;
    const known = b.constantOf(rate);
    if (known === 0) return rate;
    if (known !== undefined && known < 0)
      context.report(['entries', state], say`must not be negative`, say`it is how many enter in a year`, String(known));
    return b.poisson(rate, this.stream('entering', state, district), year);
  }

  /** How many go from a state to another, or with `to` undefined out of the population. */
  private taken(from: string, to: string | undefined, district: District, year: number): Value | undefined {
    const leaving = this.leaving(from, district, year);
    const place = this.ways.get(from)!.findIndex((way) => way.to === to);
    return leaving && (leaving.taken[place] ?? this.b.constant(0));
  }

  private leaving(state: string, district: District, year: number): Leaving | undefined {
    return once(this.leavings, keyOf(state, district, year), () => {
      const stock = this.stock(state, district, year - 1);
      const risks = this.risks(state, district, year);
      if (stock === undefined || risks === undefined) return undefined;
      return competingRisks(this.b, stock, risks, (name) => this.stream(name, state, district), year);
    });
  }

  private risks(state: string, district: District, year: number): Risk[] | undefined {
    const ways = this.ways.get(state)!;
    const risks = ways.map(({to, path, probability}) => ({
      name: to === undefined ? 'exiting' : `moving/${to}`,
      probability: this.valueOf(probability, path, district, year),
    }));
    const whole = risks.filter((risk): risk is Risk => risk.probability !== undefined);
    if (whole.length < risks.length) return undefined;
    this.checkConstants(state, ways, whole, `${district.id} in ${year}`);
    return whole;
  }

  /** Faults that the file itself shows; those that depend on the draws are NaN in their replicate. */
  private checkConstants(state: string, ways: readonly Way[], risks: readonly Risk[], where: string): void {
    const {context, b} = this;
    const known = risks.map(({probability}) => b.constantOf(probability) ?? 0);
    known.forEach((p, i) => {
      if (p < 0 || p > 1)
        context.report(ways[i]!.path, say`must be a probability between 0% and 100%`, HINT_PROBABILITY, String(p));
    });
    const sum = known.reduce((total, p) => total + p, 0);
    if (!(sum > 1 + SLACK) || known.length < 2 || this.reported.has(state)) return;
    this.reported.add(state);
    const rule = say`moves and exits of ${state} must add up to at most 100%`;
    context.report(
      ['moves', state],
      rule,
      say`what is left of 100% stays`,
      say`${Number((100 * sum).toPrecision(6))}% in ${where}`,
    );
  }

  /** A stock that is not known in one year is not known in any later one, so nothing may be left open. */
  private valueOf(field: Field, path: readonly string[], district: District, year: number): Value | undefined {
    const value = field.at(district, year);
    if (value !== undefined || this.reported.has(path.join('.'))) return value;
    this.reported.add(path.join('.'));
    this.context.report(path, say`is not defined in ${district.id} in ${year}`, HINT_LAG);
    return undefined;
  }

  private sum(values: readonly (Value | undefined)[]): Value | undefined {
    const known = values.filter((value) => value !== undefined);
    return known.length < values.length ? undefined : known.reduce((x, y) => this.b.add(x, y), this.b.constant(0));
  }

  private stream(name: string, state: string, {id}: District): string {
    return `metric/${this.context.id}/${name}/${state}/${id}`;
  }
}

const HINT_BASE = say`give a distribution that stays above zero, such as lognormal(p5 = 40, p95 = 60)`;
const HINT_LAG = say`a lag reaches before what is known: give the history that it needs, or write year > … ? … : 0`;
const HINT_PROBABILITY = say`it is the share that goes in a year: 8% or 0.08`;

function keyOf(state: string, district: District, year: number): string {
  return `${state} ${district.id} ${year}`;
}

function once<T>(known: Map<string, T>, key: string, make: () => T): T {
  if (!known.has(key)) known.set(key, make());
  return known.get(key)!;
}

function partsOf(states: readonly string[], ways: ReadonlyMap<string, readonly Way[]>): string[] {
  const moved = states.flatMap((from) =>
    ways.get(from)!.flatMap(({to}) => (to === undefined ? [] : [`moved.${from}.${to}`])),
  );
  const byState = ['entered', 'exited', 'gained', 'lost'].flatMap((name) => states.map((state) => `${name}.${state}`));
  return ['total', ...states, 'entries', 'exits', ...byState, ...moved];
}

/** Stocks are whole numbers of the unit: 家, not 万家. */
function checkUnit(text: string | undefined, context: MetricContext): void {
  const known = text === undefined ? undefined : parseUnit(text);
  if (known && (known.power !== 0 || known.per || known.measure.shown !== undefined))
    context.report(
      ['unit'],
      say`must be a unit of whole members, such as 家`,
      say`values may still be given in 万家`,
      text,
    );
}

/** Every state that is named is one of `states`, and no move leads to where it begins. */
function checkStates({states, entries, moves, exits, counts}: Options, context: MetricContext): boolean {
  const known = Object.keys(states);
  let sound = true;
  const fault = (path: (string | number)[], rule: Message, hint?: Message) => {
    context.report(path, rule, hint);
    sound = false;
  };
  const check = (name: string, path: (string | number)[]) => {
    if (known.includes(name)) return;
    const near = suggest(name, known);
    fault(path, say`unknown state ${name}`, near ? say`did you mean ${near}?` : say`known are ${known}`);
  };
  for (const [field, given] of Object.entries({entries, exits}))
    for (const name of Object.keys(given ?? {})) check(name, [field, name]);
  for (const [from, to] of Object.entries(moves ?? {})) {
    check(from, ['moves', from]);
    for (const name of Object.keys(to))
      if (name === from) fault(['moves', from, name], say`must lead to another state`, say`those who do not move stay`);
      else check(name, ['moves', from, name]);
  }
  if (typeof counts === 'string') check(counts, ['counts']);
  else
    counts?.forEach((name, i) => {
      if (counts.indexOf(name) < i) fault(['counts', i], say`duplicate state ${name}`);
      else check(name, ['counts', i]);
    });
  return sound;
}
