import type {Builder} from '../program/builder.ts';
import {formatNumber, type Language} from '../units.ts';
import {type Distribution, uniformPoint} from './distribution.ts';

const NAMES: Readonly<Record<string, Record<Language, string>>> = {
  normal: {zh: '正态分布', en: 'normal'},
  lognormal: {zh: '对数正态分布', en: 'lognormal'},
  uniform: {zh: '均匀分布', en: 'uniform'},
  triangular: {zh: '三角分布', en: 'triangular'},
  pert: {zh: 'PERT 分布', en: 'pert'},
  beta: {zh: '贝塔分布', en: 'beta'},
  gamma: {zh: '伽马分布', en: 'gamma'},
  bernoulli: {zh: '发生与否', en: 'yes or no'},
  choice: {zh: '按权重取值', en: 'one of several values'},
  empirical: {zh: '按历史取值', en: 'one of the values observed'},
  metalog: {zh: 'metalog 分布', en: 'metalog'},
  mixture: {zh: '混合分布', en: 'mixture'},
  truncated: {zh: '截尾分布', en: 'truncated'},
};

/**
 * A distribution of numbers in words: `normal, median 7 %, 90 % between 2 % and 12 %`; undefined where a parameter varies by replicate. `percent` shows
 * fractions as percentages.
 */
export function describe(
  b: Builder,
  distribution: Distribution,
  lang: Language,
  {percent = false}: {percent?: boolean} = {},
): string | undefined {
  const quantile = (p: number) => b.constantOf(distribution.quantile(b, uniformPoint(b, b.constant(p))));
  const [low, median, high] = [quantile(0.05), quantile(0.5), quantile(0.95)];
  if (low === undefined || median === undefined || high === undefined) return undefined;
  const name = NAMES[distribution.family]?.[lang] ?? distribution.family;
  const show = (x: number) => (percent ? `${formatNumber(100 * x, lang, 3)} %` : formatNumber(x, lang, 4));
  if (distribution.family === 'bernoulli') {
    const mean = distribution.statistics()?.mean ?? Number.NaN;
    const chance = `${formatNumber(100 * mean, lang, 3)} %`;
    return lang === 'zh' ? `${name}，概率 ${chance}` : `${name}, probability ${chance}`;
  }
  return lang === 'zh'
    ? `${name}，中位数 ${show(median)}，九成在 ${show(low)} 至 ${show(high)} 之间`
    : `${name}, median ${show(median)}, 90 % between ${show(low)} and ${show(high)}`;
}
