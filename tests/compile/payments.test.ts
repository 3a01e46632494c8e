import {describe, expect, it} from 'vitest';
import {faults} from '../support/faults.ts';

const payments = (fields: string) => `metrics: {x: {kind: payments, ${fields}}}`;

describe('what is wrong with payments', () => {
  it.each([
    ['a negative count', payments('count: -1, each: 5'), ['metrics.x.count: must not be negative got -1']],
    ['no amount', payments('count: 3'), [/^metrics.x: missing key each/]],
    ['no count', payments('each: 3'), [/^metrics.x: missing key count/]],
    [
      'an amount in the wrong unit',
      payments('unit: 万元, count: 3, each: 20 家'),
      [/^metrics.x.each: a value in 家 where 万元 is needed/],
    ],
    ['no item drawn', payments('count: 3, each: 5, drawn: 0'), [/^metrics.x.drawn: must be/]],
    ['a name that is none', payments('count: drgs.completed, each: 5'), [/^metrics.x.count: unknown name drgs/]],
    ['a faulty amount, told once', payments('count: 3, each: "normal(mean = 5)"'), [/^metrics.x.each: /]],
    [
      'a bad parameter, told once',
      payments('count: 3, each: "normal(mean = 5, sd = -2)"'),
      [/^metrics.x.each: sd must/],
    ],
  ])('%s', (_, text, expected) => {
    const told = faults(text);
    expect(told).toHaveLength(expected.length);
    told.forEach((fault, i) => expect(fault).toMatch(expected[i]!));
  });
});
