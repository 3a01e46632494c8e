import {cases, loads} from '../scenario/fields.ts';
import type {Value} from '../program/builder.ts';
import type {District} from '../scenario/districts.ts';
import type {Field, MetricContext, MetricKind} from './kind.ts';
import {refuseUnless} from './refuse.ts';
import {readShock} from './shock.ts';
import {say} from '../message.ts';

const fields = {
  base: cases.describe('Share in the base year, above 0 and below the ceiling'),
  ceiling: cases.optional().describe('What the share can come close to and never reach, 100 % by default'),
  drift: cases
    .optional()
    .describe('Change of the logit per year: 0.2 makes the odds, share to the rest, grow by some 22 % a year'),
  volatility: cases
    .optional()
    .describe('Standard deviation of the yearly shock to the logit, independent by district and year'),
  loads: loads.optional().describe('How strongly each factor moves the logit'),
};

/**
 * logit(X[d,t] / ceiling) = logit(X[d,t-1] / ceiling) + drift + volatility·ε + Σ loads·F, logit(p) = log(p / (1 − p)); X[d,base] = base.
 * So 0 < X < ceiling, to the rounding of a double. A base that is not strictly between gives NaN in that replicate.
 */
export const share: MetricKind<typeof fields> = {
  kind: 'share',
  fields,
  // A sum of shares is none; a mean needs weights that only the planner knows.
  total: 'none',
  describe: {
    zh: '占比的 logit（占比与余量之比的对数）= 上年 logit + 漂移 + 波动率 × 当年冲击 + Σ 载荷 × 共同因子；始终介于 0 与上限之间',
    en: 'logit of the share = last year’s logit + drift + volatility × the year’s shock + Σ load × factor; always between 0 and the ceiling',
  },
  drawn: {
    zh: '波动率的冲击：每个地区每年各抽一次；共同因子：每年一次，各地区共用',
    en: 'the shock of its volatility: anew in each district and year; factors: anew in each year, shared by all districts',
  },
  model(options, context) {
    const {b} = context;
    const base = context.field('base', options.base, 'once', 'level');
    const ceiling = context.field('ceiling', options.ceiling ?? 1, 'once', 'level');
    const drift = context.field('drift', options.drift ?? 0, 'yearly', 'number');
    const shock = readShock(options, context);
    const logits = new Map<string, Value | undefined>();

    const step = (district: District, year: number): Value | undefined => {
      if (year === context.base) return logit(context, start(context, base, ceiling, district), ceiling, district);
      const previous = logitOf(district, year - 1);
      const moved = drift.at(district, year);
      if (previous === undefined || moved === undefined) return undefined;
      return b.add(b.add(previous, moved), shock.value(district, year));
    };
    const logitOf = (district: District, year: number): Value | undefined => {
      const key = `${district.id} ${year}`;
      if (!logits.has(key)) logits.set(key, step(district, year));
      return logits.get(key);
    };

    return {
      cell(district, year) {
        if (year === context.base) return start(context, base, ceiling, district);
        const z = logitOf(district, year);
        const top = ceiling.at(district, year);
        if (z === undefined || top === undefined) return undefined;
        return b.div(top, b.add(b.constant(1), b.exp(b.neg(z))));
      },
    };
  },
};

/** The base where it is strictly between 0 and the ceiling, otherwise NaN; a number that is not is reported at once. */
function start(context: MetricContext, base: Field, ceiling: Field, district: District): Value | undefined {
  const {b} = context;
  const [x, top] = [base.at(district, context.base), ceiling.at(district, context.base)];
  if (x === undefined || top === undefined) return undefined;
  const inside = b.and(b.lt(b.constant(0), x), b.lt(x, top));
  const limit = b.constantOf(top);
  if (limit !== undefined) {
    const rule = say`must be above 0 and below the ceiling ${limit} in ${district.id}`;
    const hint =
      limit === 1 ? say`per cent need their sign: 35% is 0.35` : say`write 35% or 0.35, or raise the ceiling`;
    refuseUnless((known) => known > 0 && known < limit, x, context, {path: ['base'], rule, hint});
  }
  return b.select(inside, x, b.constant(Number.NaN));
}

function logit({b, base}: MetricContext, x: Value | undefined, ceiling: Field, district: District): Value | undefined {
  const top = ceiling.at(district, base);
  return x === undefined || top === undefined ? undefined : b.log(b.div(x, b.sub(top, x)));
}
