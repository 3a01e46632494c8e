import {z} from 'zod';
import type {Value} from '../program/builder.ts';
import {cases, loads} from '../scenario/fields.ts';
import type {District} from '../scenario/districts.ts';
import type {Cases} from '../scenario/schema.ts';
import type {MetricContext, MetricKind, MetricModel} from './kind.ts';
import {readShock} from './shock.ts';
import {type Message, say} from '../message.ts';

const fields = {
  base: cases.describe(
    'Level in the base year, by district. `residual` for exactly one child takes what a given total leaves',
  ),
  rate: cases.describe('Growth per year as a fraction or per cent: the median, or with `center: mean` the mean'),
  volatility: cases
    .optional()
    .describe('Standard deviation of the yearly shock to log growth, independent by district and year'),
  loads: loads.optional().describe('How strongly each factor moves log growth'),
  center: z.enum(['median', 'mean']).optional().describe('Whether `rate` is the median (default) or the mean growth'),
  inflow: cases.optional().describe('Added each year after growth, in the metric’s unit'),
};

/**
 * X[d,t] = X[d,t-1] · (1 + rate[d,t]) · exp(volatility[d]·ε[d,t] + Σ loads[f]·F[f,t]) + inflow[d,t]; X[d,base] = base.
 * A rate below −100 % leaves nothing, not less than nothing.
 */
export const growth: MetricKind<typeof fields> = {
  kind: 'growth',
  fields,
  total: 'sum',
  describe: {
    zh: '上年水平 ×（1 + 增长率）× exp（波动率 × 当年冲击 + Σ 载荷 × 共同因子）+ 新增投入；以基年水平为起点',
    en: 'last year’s level × (1 + rate) × exp(volatility × the year’s shock + Σ load × factor) + inflow, from the base level',
  },
  drawn: {
    zh: '波动率的冲击：每个地区每年各抽一次；共同因子：每年一次，各地区共用',
    en: 'the shock of its volatility: anew in each district and year; factors: anew in each year, shared by all districts',
  },
  model(options, context) {
    const {b} = context;
    const base = baseLevel(options.base, context);
    const rate = context.field('rate', options.rate, 'yearly', 'number');
    const shock = readShock(options, context);
    /** Less half its variance where `rate` is to be the mean. */
    const noise = (district: District, year: number): Value => {
      const value = shock.value(district, year);
      if (options.center !== 'mean') return value;
      return b.sub(value, b.mul(b.constant(0.5), shock.variance(district, year)));
    };
    const inflow =
      options.inflow === undefined ? undefined : context.field('inflow', options.inflow, 'yearly', 'level');
    return {
      rate: (district, year) => rate.at(district, year),
      cell(district, year) {
        if (year === context.base) return base(district);
        const previous = context.self(district, year - 1);
        const growth = rate.at(district, year);
        if (previous === undefined || growth === undefined) return undefined;
        const lifted = context.uplift === undefined ? growth : b.add(growth, context.uplift);
        const factor = b.max(b.add(lifted, b.constant(1)), b.constant(0));
        const grown = b.mul(b.mul(previous, factor), b.exp(noise(district, year)));
        const added = inflow?.at(district, year);
        return added === undefined ? grown : b.add(grown, added);
      },
    } satisfies MetricModel;
  },
};

const RESIDUAL = 'residual';

/** The level in the base year: the field, or for the child that says `residual` what its siblings leave of their parent's given base. */
function baseLevel(cases: Cases, context: MetricContext): (district: District) => Value | undefined {
  const {b} = context;
  const field = context.field('base', cases, 'once', 'level');
  const isResidual = (district: District) => field.named(district) === RESIDUAL;
  const fault = (district: District, rule: Message, hint: Message) => {
    context.report(['base', district.id], rule, hint);
    return b.constant(Number.NaN);
  };
  const residual = (district: District): Value | undefined => {
    const {parent} = district;
    if (!parent) return fault(district, say`residual requires a district within another`, say`give its base`);
    if (field.named(parent) === undefined)
      return fault(
        district,
        say`residual requires a base for ${parent.id}`,
        say`add ${parent.id} and its known total under base`,
      );
    const siblings = context.districts.filter((other) => other.parent === parent && other !== district);
    const others = siblings.filter(isResidual);
    if (others.length) {
      const unknown = [district, ...others].map(({id}) => id);
      const rule = say`must be the only residual within ${parent.id}`;
      return fault(district, rule, say`one unknown follows from one total: give the base of all but one of ${unknown}`);
    }
    const total = field.at(parent, context.base);
    const known = siblings.map((other) => field.at(other, context.base));
    if (total === undefined || !known.every((part) => part !== undefined)) return undefined;
    const left = known.reduce((rest, part) => b.sub(rest, part), total);
    context.mustNotBeNegative(
      left,
      say`what ${parent.id} leaves for ${district.id} must not be negative`,
      say`lower the base of ${siblings.map(({id}) => id)} or raise that of ${parent.id}`,
      ['base', district.id],
    );
    return left;
  };
  return (district) => (isResidual(district) ? residual(district) : field.at(district, context.base));
}
