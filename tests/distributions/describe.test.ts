import {expect, it} from 'vitest';
import {bind, describe as describeDistribution, type Language} from '../../engine/distributions/index.ts';
import {Builder} from '../../engine/program/builder.ts';
import {distributionOf, type Written} from './bound.ts';

function text(written: Written, language: Language, format?: (x: number) => string): string {
  const b = new Builder();
  return describeDistribution(b, distributionOf(b, written), language, format);
}

const growth: Written = {family: 'normal', args: {p5: 0.02, p95: 0.12}};
const percent = (x: number) => `${Number((100 * x).toPrecision(3))} %`;

it.each([
  [growth, 'normal, mean 7 %, 90 % between 2 % and 12 %', '正态分布，均值 7 %，90% 的可能在 2 % 与 12 % 之间', percent],
  [
    {family: 'triangular', args: {min: 0, mode: 1, max: 4}},
    'triangular, from 0 to 4, most likely 1, mean 1.67, 90 % between 0.45 and 3.23',
    '三角分布，从 0 到 4，最可能值 1，均值 1.67，90% 的可能在 0.45 与 3.23 之间',
    undefined,
  ],
  [{family: 'bernoulli', args: {p: 0.3}}, '1 with probability 30 %, else 0', '以 30% 的概率为 1，否则为 0', undefined],
  [
    {family: 'choice', args: {values: [2, 1], weights: [1, 3]}},
    'one of 1 (75 %), 2 (25 %)',
    '取值 1 (75%)，2 (25%)',
    undefined,
  ],
  [
    {family: 'empirical', args: {values: [1, 2, 3, 4, 5, 6, 7]}},
    'one of 7 values from 1 to 7',
    '从 1 到 7 的 7 个值之一',
    undefined,
  ],
  [
    {family: 'truncated', args: {of: growth, min: 0}},
    'normal, at least 0 %, mean 7.09 %, 90 % between 2.28 % and 12 %',
    '正态分布，不低于 0 %，均值 7.09 %，90% 的可能在 2.28 % 与 12 % 之间',
    percent,
  ],
  [
    {family: 'mixture', args: {of: [0, {family: 'uniform', args: {min: 10, max: 20}}], weights: [1, 3]}},
    'mixture: 0 (weight 25 %); uniform, from 10 to 20, mean 15, 90 % between 10.5 and 19.5 (weight 75 %); together mean 11.3, 90 % between 0 and 19.3',
    '混合：0（权重 25%）；均匀分布，从 10 到 20，均值 15，90% 的可能在 10.5 与 19.5 之间（权重 75%）；整体均值 11.3，90% 的可能在 0 与 19.3 之间',
    undefined,
  ],
] as const)('%j', (written, en, zh, format) => {
  expect(text(written, 'en', format)).toBe(en);
  expect(text(written, 'zh', format)).toBe(zh);
});

it('shows a small spread far from 0', () => {
  expect(text({family: 'normal', args: {mean: 1e6, sd: 0.25}}, 'en')).toBe(
    'normal, mean 1000000, 90 % between 999999.589 and 1000000.411',
  );
});

it('names the parameters that depend on other draws', () => {
  const b = new Builder();
  const bound = bind(b, 'normal', {mean: b.uniform('m'), sd: b.constant(1)});
  if ('issues' in bound) throw new Error();
  expect(describeDistribution(b, bound.distribution, 'en')).toBe(
    'normal, depends on other uncertain quantities through mean',
  );
  expect(describeDistribution(b, bound.distribution, 'zh')).toBe('正态分布，通过 mean 随其他不确定量变化');
});
