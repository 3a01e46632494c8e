import {describe, expect, it} from 'vitest';
import {foundIn} from '../made-up.ts';

const plan = (stock: number, flow: number) => `
  s: listed whole 2027 at_least ${stock}
  f: listings whole annual:2024-2027 at_least ${flow}`;
const known = 'k: listed whole 2023 is 60';

describe('flows', () => {
  it('finds a stock that its flow cannot fill', () => {
    const [finding] = foundIn('flows', plan(100, 5), known);
    expect(finding).toMatchObject({
      severity: 'strain',
      numbers: {stock: 100, from: 60, gap: 40, years: 4, perYear: 5, filled: 20, needed: 10},
    });
    expect(finding!.sentence.en).toContain('20 firms short');
  });

  it('is silent where it can, and notes a flow of twice the need', () => {
    expect(foundIn('flows', plan(100, 10), known)).toEqual([]);
    expect(foundIn('flows', plan(100, 19), known)).toEqual([]);
    expect(foundIn('flows', plan(100, 20), known)).toMatchObject([{severity: 'note'}]);
  });

  it('is silent where nothing says where the stock starts', () => expect(foundIn('flows', plan(100, 5))).toEqual([]));

  it('finds a sum that the years do not make', () => {
    const sums = (sum: number) => `
      s: permits whole cumulative:2024-2026 at_least ${sum}
      f: permits whole annual:2024-2026 at_least 20`;
    expect(foundIn('flows', sums(90))).toMatchObject([{severity: 'strain', numbers: {sum: 90, asked: 60}}]);
    expect(foundIn('flows', sums(60))).toEqual([]);
    expect(foundIn('flows', sums(40))).toMatchObject([{severity: 'note'}]);
  });

  it('notes what a first year leaves for the others, if it is over twice as much', () => {
    const first = (year: number) => `
      s: permits whole cumulative:2024-2027 at_least 70
      f: permits whole annual:2024 at_least ${year}`;
    expect(foundIn('flows', first(7))).toMatchObject([{severity: 'note', numbers: {left: 3, needed: 21}}]);
    expect(foundIn('flows', first(10))).toEqual([]);
  });
});
