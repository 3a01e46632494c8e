import {cases} from '../scenario/fields.ts';
import type {MetricKind} from './kind.ts';

const fields = {
  values: cases.describe('The numbers, by district and year'),
};

/** X[d,t] = the value given for the district and year. A distribution in it is drawn anew in each. */
export const table: MetricKind<typeof fields> = {
  kind: 'table',
  fields,
  total: 'sum',
  describe: {zh: '按地区和年份给定的数值', en: 'numbers given by district and year'},
  model(options, context) {
    const values = context.field('values', options.values, 'yearly', 'level');
    return {cell: (district, year) => values.at(district, year)};
  },
};
