import {cases} from '../scenario/fields.ts';
import type {MetricKind} from './kind.ts';

const fields = {
  value: cases.describe('An expression of other metrics, assumptions, factors and the year'),
};

/** X[d,t] = the expression in that district and year; at a parent it is worked out from the parent's own totals, unless `total` says otherwise. */
export const formula: MetricKind<typeof fields> = {
  kind: 'formula',
  fields,
  total: 'own',
  describe: {
    zh: '由其他指标、假设和年份按公式算出',
    en: 'worked out from other metrics, assumptions and the year by a formula',
  },
  model(options, context) {
    const value = context.field('value', options.value, 'yearly', 'level');
    return {cell: (district, year) => value.at(district, year)};
  },
};
