import {z} from 'zod';
import {cases} from '../scenario/fields.ts';
import type {MetricKind} from './kind.ts';
import {refuseNegativeRate} from './refuse.ts';

/** How many items are drawn one by one where the file does not say. */
const DRAWN = 16;
/** A program is straight-line code: every item drawn is code of its own in every district and year. */
const MOST_DRAWN = 500;

const fields = {
  count: cases.describe(
    'How many items are paid for in the year, such as drugs.completed.phase3; half an item is paid by half',
  ),
  each: cases.describe(
    'What one item is paid, its distributions drawn anew for each: min(20% * lognormal(median = 3000, sigma = 0.8), 1000)',
  ),
  drawn: z
    .int()
    .min(1)
    .max(MOST_DRAWN)
    .optional()
    .describe(
      `How many items a year are drawn one by one, ${DRAWN} by default; where there are more, those drawn stand for all`,
    ),
};

/**
 * X[d,t] = Σ each over `count` items, the amounts independent given the replicate's assumptions: a collective risk model (Klugman, Panjer and Willmot, Loss
 * Models, chapter 9). A cap on each item so acts on each item's own draw, not on an average. With n items of which K are drawn: exact for n ≤ K; for n > K the
 * mean is exact and the standard deviation given n is √(n/K) times too large. A fraction of an item is paid by its fraction. A count below 0 gives NaN.
 */
export const payments: MetricKind<typeof fields> = {
  kind: 'payments',
  fields,
  total: 'sum',
  describe: {
    zh: '逐项付款之和：项数 × 每项金额，每项金额独立抽取，因此比例和上限都作用于每一项本身',
    en: 'the sum of what each item is paid, every item’s amount drawn by itself, so that rates and caps act on each item',
  },
  drawn: {
    zh: '每项金额中的分布：每一项、每个地区、每年各抽一次',
    en: 'distributions in what each item is paid: anew for each item, district and year',
  },
  model(options, context) {
    const {b} = context;
    const count = context.field('count', options.count, 'yearly', 'number');
    const each = context.field('each', options.each, 'yearly', 'level');
    const most = options.drawn ?? DRAWN;
    return {
      cell(district, year) {
        const items = count.at(district, year);
        if (items === undefined) return undefined;
        refuseNegativeRate(items, context, ['count']);
        const known = b.constantOf(items);
        const needed = known === undefined ? most : Math.min(most, Math.max(1, Math.ceil(known)));
        let sum = b.constant(0);
        for (let k = 0; k < needed; k++) {
          const amount = each.at(district, year, k);
          if (amount === undefined) return undefined;
          const part = b.min(b.max(b.sub(items, b.constant(k)), b.constant(0)), b.constant(1));
          sum = b.add(sum, b.mul(part, amount));
        }
        const scale = b.max(b.div(items, b.constant(most)), b.constant(1));
        return b.select(b.le(b.constant(0), items), b.mul(sum, scale), b.constant(Number.NaN));
      },
    };
  },
};
