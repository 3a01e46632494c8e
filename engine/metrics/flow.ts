import {z} from 'zod';
import {cases, loads} from '../scenario/fields.ts';
import type {MetricKind} from './kind.ts';
import {refuseNegativeRate, refuseUnless} from './refuse.ts';
import {readShock} from './shock.ts';
import {say} from '../message.ts';

const fields = {
  base: cases.optional().describe('Number in the base year, where it is known'),
  draws_base: z
    .boolean()
    .optional()
    .describe('Draws the base year like the others: it is past, but nobody has published the number'),
  rate: cases.describe('Mean number per year'),
  dispersion: cases
    .optional()
    .describe('Makes it negative binomial with variance mean + mean² / dispersion; the smaller, the wilder'),
  loads: loads.optional().describe('How strongly each factor moves the logarithm of the rate'),
};

/**
 * N[d,t] ~ Poisson(m), or with `dispersion` k negative binomial with mean m and variance m + m²/k; m = rate[d,t] · exp(Σ loads·F). Whole numbers, exact at
 * every rate; given the rates, independent by district and year. A rate below 0 gives NaN. In the base year what `base` says, otherwise nothing; with
 * `draws_base` a draw as in any year.
 */
export const flow: MetricKind<typeof fields> = {
  kind: 'flow',
  fields,
  total: 'sum',
  describe: {
    zh: '每年的个数，服从泊松分布，均值 = 年均个数 × exp(Σ 载荷 × 共同因子)；给出离散度时服从负二项分布，方差 = 均值 + 均值² / 离散度',
    en: 'a number of events per year, Poisson with mean rate × exp(Σ load × factor); with `dispersion` negative binomial, variance mean + mean² / dispersion',
  },
  drawn: {
    zh: '个数：每个地区每年各抽一次；共同因子：每年一次，各地区共用',
    en: 'the number: anew in each district and year; factors: anew in each year, shared by all districts',
  },
  model(options, context) {
    const {b} = context;
    if (options.base !== undefined && options.draws_base)
      context.report(['draws_base'], say`must not be given with base`, say`what is known is not drawn`);
    const base = options.base === undefined ? undefined : context.field('base', options.base, 'once', 'level');
    const rate = context.field('rate', options.rate, 'yearly', 'level');
    const dispersion =
      options.dispersion === undefined ? undefined : context.field('dispersion', options.dispersion, 'once', 'number');
    const shock = readShock({loads: options.loads}, context);
    return {
      cell(district, year) {
        if (year === context.base && !options.draws_base) return base?.at(district, year);
        const usual = rate.at(district, year);
        if (usual === undefined) return undefined;
        refuseNegativeRate(usual, context, ['rate']);
        const mean = b.mul(usual, b.exp(shock.value(district, year)));
        const stream = `metric/${context.id}/number/${district.id}`;
        const k = dispersion?.at(district, year);
        if (!dispersion) return b.poisson(mean, stream, year);
        if (k === undefined) return undefined;
        refuseUnless((x) => x > 0, k, context, {
          path: ['dispersion'],
          rule: say`must be above 0`,
          hint: HINT_DISPERSION,
        });
        return b.negativeBinomial(mean, k, stream, year);
      },
    };
  },
};

const HINT_DISPERSION = say`the smaller, the wilder; leave it out for a Poisson number`;
