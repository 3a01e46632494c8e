/**
 * One small use of every kind of metric, for `kinds.test.ts`. It stands for the metric `x` in districts `a` and `b`, which are within `p`; base 2024, end 2027. `LEVEL`
 * stands where a quantity in the metric's unit is written, `NUMBER` where a rate, probability or other plain number is.
 */
export interface Sample {
  readonly fields: string;
  readonly unit: string;
  /** The same quantity in the unit, in another unit of its kind, and in one of another kind. */
  readonly levels: {readonly usual: string; readonly converted: string; readonly wrong: string; readonly other: string};
  /** Two numbers that make a difference; undefined for kinds that take none. */
  readonly numbers?: readonly [string, string];
  /** May `LEVEL` and `NUMBER` be maps by district, tag and year? */
  readonly cases: boolean;
  /** Fields that are added to let factor `f` move it with the load LOAD; kinds without loads name the factor in an expression. */
  readonly loads?: string;
  /** Where a factor acts in an expression. */
  readonly exposed: 'LEVEL' | 'NUMBER';
  /** Every part in which `x` may be addressed. */
  readonly parts: readonly string[];
  /** The unit of a part that is not in that of the metric. */
  readonly partUnits?: Readonly<Record<string, string>>;
  /** What a parent is when nothing is said. */
  readonly total: 'sum' | 'own' | 'none';
  /** Is it defined in the base year? */
  readonly base: boolean;
  /** Expressions that are 0 in every replicate, district and year after the base. */
  readonly balances: readonly string[];
  /** A field that must not be missing, as it stands in `fields`, and how the message about it begins. */
  readonly missing: readonly [field: string, message: string];
  /** What is wrong when a piece of `fields` is replaced, and how the message begins. */
  readonly faults: readonly (readonly [replace: string, by: string, message: string])[];
}

const MONEY = {usual: '120', converted: '1200000 万元', wrong: '5 亩', other: '60'};
const COUNT = {usual: '40', converted: '0.004 万个', wrong: '5 亩', other: '15'};

function words(text: string): string[] {
  return text.split(/\s+/);
}

export const SAMPLES: Readonly<Record<string, Sample>> = {
  growth: {
    fields: 'base: LEVEL, rate: NUMBER, volatility: 5%, inflow: 3',
    unit: '亿元',
    levels: MONEY,
    numbers: ['5%', '12%'],
    cases: true,
    loads: 'loads: {f: LOAD}',
    exposed: 'NUMBER',
    parts: [],
    total: 'sum',
    base: true,
    balances: [],
    missing: ['base: LEVEL, ', 'metrics.x: missing key base'],
    faults: [['LEVEL', '{a: residual, b: 3}', 'metrics.x.base.a: residual requires a base for p']],
  },
  share: {
    fields: 'base: LEVEL, ceiling: 90%, drift: NUMBER, volatility: 0.2',
    unit: '"%"',
    levels: {usual: '0.4', converted: '40%', wrong: '5 亩', other: '0.25'},
    numbers: ['0.1', '0.3'],
    cases: true,
    loads: 'loads: {f: LOAD}',
    exposed: 'NUMBER',
    parts: [],
    total: 'none',
    base: true,
    balances: [],
    missing: ['base: LEVEL, ', 'metrics.x: missing key base'],
    faults: [
      ['LEVEL', '120%', 'metrics.x.base: must be above 0 and below the ceiling 0.9 in a'],
      ['LEVEL', '-5%', 'metrics.x.base: must be above 0 and below the ceiling 0.9 in a'],
    ],
  },
  flow: {
    fields: 'base: 11, rate: LEVEL, dispersion: NUMBER',
    unit: '个',
    levels: COUNT,
    numbers: ['3', '20'],
    cases: true,
    loads: 'loads: {f: LOAD}',
    exposed: 'LEVEL',
    parts: [],
    total: 'sum',
    base: true,
    balances: ['x - round(x)'],
    missing: ['rate: LEVEL, ', 'metrics.x: missing key rate'],
    faults: [
      ['LEVEL', '-3', 'metrics.x.rate: must not be negative'],
      ['NUMBER', '0', 'metrics.x.dispersion: must be above 0'],
    ],
  },
  population: {
    fields:
      'states: {small: LEVEL, big: 20}, entries: {small: 6}, moves: {small: {big: NUMBER}, big: {small: 3%}}, exits: {small: 5%, big: 1%}',
    unit: '家',
    levels: {usual: '40', converted: '0.004 万家', wrong: '5 个', other: '15'},
    numbers: ['8%', '25%'],
    cases: true,
    exposed: 'NUMBER',
    parts:
      words(`total small big entries exits entered.small entered.big exited.small exited.big gained.small gained.big
      lost.small lost.big moved.small.big moved.big.small`),
    total: 'sum',
    base: true,
    balances: [
      'x - x.total',
      'x.total - x.small - x.big',
      'x.total - lag(x.total) - x.entries + x.exits',
      'x.small - lag(x.small) - x.gained.small + x.lost.small',
      'x.gained.big - x.moved.small.big - x.entered.big',
      'x.lost.small - x.moved.small.big - x.exited.small',
      'x.entries - x.entered.small - x.entered.big',
      'x.exits - x.exited.small - x.exited.big',
      'x.small - round(x.small)',
    ],
    missing: ['states: {small: LEVEL, big: 20}, ', 'metrics.x: missing key states'],
    faults: [
      ['NUMBER', '120%', 'metrics.x.moves.small.big: must be a probability between 0% and 100%'],
      ['NUMBER', '-1%', 'metrics.x.moves.small.big: must be a probability between 0% and 100%'],
      ['NUMBER', '97%', 'metrics.x.moves.small: moves and exits of small must add up to at most 100%'],
      ['LEVEL', '-4', 'metrics.x.states.small: must not be negative'],
      ['moves: {small: {big', 'moves: {smal: {big', 'metrics.x.moves.smal: unknown state smal (did you mean small?)'],
    ],
  },
  pipeline: {
    fields:
      'entries: 9, stages: {early: {dwell: "gamma(mean = 1.2, sd = 0.5)", success: NUMBER, stock: LEVEL}, late: {dwell: 0.75, success: 80%, stock: 2}}, items: {one: {district: a, stage: early, success: 70%}}',
    unit: '个',
    levels: {...COUNT, usual: '10', converted: '0.001 万个', other: '4'},
    numbers: ['50%', '90%'],
    cases: true,
    exposed: 'NUMBER',
    parts: words(`launched launched.one in in.early in.late entered.early entered.late completed.early completed.late
      failed.early failed.late`),
    total: 'sum',
    base: false,
    balances: [
      'x - x.completed.late',
      'x.launched - since_base(x)',
      'x.in - x.in.early - x.in.late',
      'x.entered.late - x.completed.early',
      'x.in.early - lag(x.in.early) - x.entered.early + x.completed.early + x.failed.early',
      'x.in.late - lag(x.in.late) - x.entered.late + x.completed.late + x.failed.late',
      'x.in - round(x.in)',
    ],
    missing: ['dwell: 0.75, ', 'metrics.x.stages.late: missing key dwell'],
    faults: [
      ['NUMBER', '120%', 'metrics.x.stages.early.success: must be between 0% and 100%'],
      ['NUMBER', '-1%', 'metrics.x.stages.early.success: must be between 0% and 100%'],
      ['LEVEL', '-4', 'metrics.x.stages.early.stock: must not be negative'],
      ['entries: 9', 'entries: -9', 'metrics.x.entries: must not be negative'],
      ['0.75', '-1', 'metrics.x.stages.late.dwell: '],
    ],
  },
  projects: {
    fields: `projects: {one: {district: a, year: 2025, probability: NUMBER, delay: "uniform(min = 0, max = 1)", size: LEVEL, ramp: 2},
      two: {district: b, year: 2026, probability: NUMBER, size: LEVEL}}`,
    unit: '亿元',
    levels: MONEY,
    numbers: ['40%', '70%'],
    cases: false,
    exposed: 'LEVEL',
    parts: ['inflow', 'landed', 'landed.one', 'landed.two'],
    partUnits: {landed: '个', 'landed.one': '个', 'landed.two': '个'},
    total: 'sum',
    base: true,
    balances: ['x - since_base(x.inflow)', 'x.landed - x.landed.one - x.landed.two', 'x.inflow - x + lag(x)'],
    missing: ['year: 2026, ', 'metrics.x.projects.two: missing key year'],
    faults: [
      ['NUMBER', '120%', 'metrics.x.projects.one.probability: must be between 0% and 100%'],
      ['NUMBER', '-1%', 'metrics.x.projects.one.probability: must be between 0% and 100%'],
      ['district: b', 'district: bb', 'metrics.x.projects.two.district: unknown district got bb'],
    ],
  },
  payments: {
    fields: 'count: NUMBER, each: LEVEL',
    unit: '亿元',
    levels: MONEY,
    numbers: ['3', '5.5'],
    cases: true,
    exposed: 'LEVEL',
    parts: [],
    total: 'sum',
    base: true,
    balances: [],
    missing: ['count: NUMBER, ', 'metrics.x: missing key count'],
    faults: [['NUMBER', '-1', 'metrics.x.count: must not be negative']],
  },
  table: {
    fields: 'values: LEVEL',
    unit: '亿元',
    levels: MONEY,
    cases: true,
    exposed: 'LEVEL',
    parts: [],
    total: 'sum',
    base: true,
    balances: [],
    missing: ['values: LEVEL', 'metrics.x: missing key values'],
    faults: [],
  },
  formula: {
    fields: 'value: LEVEL',
    unit: '亿元',
    levels: MONEY,
    cases: true,
    exposed: 'LEVEL',
    parts: [],
    total: 'own',
    base: true,
    balances: [],
    missing: ['value: LEVEL', 'metrics.x: missing key value'],
    faults: [],
  },
};
