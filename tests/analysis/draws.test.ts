import {expect, it} from 'vitest';
import {drawsOf, forecast} from '../../engine/index.ts';
import {compileText} from '../support/compile-text.ts';

const compiled = compileText(`
metrics:
  revenue: {kind: growth, base: 100, rate: "normal(mean = 5%, sd = 2%)"}
  plan: {kind: formula, value: 7}
run: {replicates: 6000, seed: 3}
`);

it('are those whose quantiles a forecast gives, of a metric in a district and year', async () => {
  const [level, constant] = await drawsOf(compiled, [
    {metric: 'revenue', district: 'a', year: 2026},
    {metric: 'plan', district: 'a', year: 2026},
  ]);
  const {metrics} = await forecast(compiled);
  const {p50} = metrics['revenue']!.districts['a']!['2026']!;
  const sorted = level!.toSorted();
  // Type 7 of an even number of draws.
  expect((sorted[2999]! + sorted[3000]!) / 2).toBe(p50);
  expect(new Set(constant)).toEqual(new Set([7]));
});

it('of what is not forecast are an error', async () =>
  expect(drawsOf(compiled, [{metric: 'revenue', district: 'a', year: 2030}])).rejects.toThrow(
    'no forecast of revenue in a in 2030',
  ));
