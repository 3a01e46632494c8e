import type {Builder} from '../program/builder.ts';
import {type Argument, type Distribution, isDistribution, isNumber, type Part, uniformPoint} from './distribution.ts';

export type Language = 'zh' | 'en';

interface Words {
  families: Readonly<Record<string, string>>;
  comma: string;
  semicolon: string;
  percent(share: number): string;
  mean(x: string): string;
  mode(x: string): string;
  ninety(low: string, high: string): string;
  limits(min: string | undefined, max: string | undefined): string;
  bernoulli(p: string): string;
  oneOf(values: string): string;
  oneOfMany(count: number, low: string, high: string): string;
  part(of: string, weight: string): string;
  mixture(parts: string, together: string): string;
  varies(names: string): string;
}

const EN: Words = {
  families: {},
  comma: ', ',
  semicolon: '; ',
  percent: (share) => `${percentOf(share)} %`,
  mean: (x) => `mean ${x}`,
  mode: (x) => `most likely ${x}`,
  ninety: (low, high) => `90 % between ${low} and ${high}`,
  limits: (min, max) =>
    min === undefined ? `at most ${max}` : max === undefined ? `at least ${min}` : `from ${min} to ${max}`,
  bernoulli: (p) => `1 with probability ${p}, else 0`,
  oneOf: (values) => `one of ${values}`,
  oneOfMany: (count, low, high) => `one of ${count} values from ${low} to ${high}`,
  part: (of, weight) => `${of} (weight ${weight})`,
  mixture: (parts, together) => `mixture: ${parts}; together ${together}`,
  varies: (names) => `depends on other uncertain quantities through ${names}`,
};

const ZH: Words = {
  families: {
    normal: '正态分布',
    lognormal: '对数正态分布',
    uniform: '均匀分布',
    triangular: '三角分布',
    pert: 'PERT 分布',
    beta: '贝塔分布',
    gamma: '伽马分布',
    weibull: '威布尔分布',
    metalog: 'metalog 分布',
    mixture: '混合分布',
    truncated: '截断分布',
    bernoulli: '伯努利分布',
    choice: '离散分布',
    empirical: '经验分布',
  },
  comma: '，',
  semicolon: '；',
  percent: (share) => `${percentOf(share)}%`,
  mean: (x) => `均值 ${x}`,
  mode: (x) => `最可能值 ${x}`,
  ninety: (low, high) => `90% 的可能在 ${low} 与 ${high} 之间`,
  limits: (min, max) =>
    min === undefined ? `不超过 ${max}` : max === undefined ? `不低于 ${min}` : `从 ${min} 到 ${max}`,
  bernoulli: (p) => `以 ${p} 的概率为 1，否则为 0`,
  oneOf: (values) => `取值 ${values}`,
  oneOfMany: (count, low, high) => `从 ${low} 到 ${high} 的 ${count} 个值之一`,
  part: (of, weight) => `${of}（权重 ${weight}）`,
  mixture: (parts, together) => `混合：${parts}；整体${together}`,
  varies: (names) => `通过 ${names} 随其他不确定量变化`,
};

/** Discrete distributions with more values than this are told by their range. */
const MOST_VALUES = 6;

/**
 * A distribution in one line for a planner: `normal, mean 7 %, 90 % between 2 % and 12 %`. `format` writes one of its values, with its unit;
 * without it as many digits as the spread calls for. Cost: up to some milliseconds, for statistics without a closed form.
 */
export function describe(
  b: Builder,
  distribution: Distribution,
  language: Language,
  format: (x: number) => string = roundedFor(b, distribution),
): string {
  return new Describer(b, language === 'zh' ? ZH : EN, format).text(distribution);
}

/** Three digits of the 90 % range, so that a small spread far from 0 shows. */
function roundedFor(b: Builder, distribution: Distribution): (x: number) => string {
  const [low, high] = [0.05, 0.95].map((p) => b.constantOf(distribution.quantile(b, uniformPoint(b, b.constant(p)))));
  const width = low === undefined || high === undefined || !(high > low) ? undefined : high - low;
  return (x) => {
    const digits = width === undefined ? 4 : exponentOf(x) - exponentOf(width) + 3;
    return rounded(x, Math.min(Math.max(digits, 1), 15));
  };
}

function exponentOf(x: number): number {
  return Number(x.toExponential().split('e')[1]);
}

function rounded(x: number, digits: number): string {
  return String(Number(x.toPrecision(digits)));
}

function percentOf(share: number): string {
  return rounded(100 * share, 3);
}

class Describer {
  private readonly b: Builder;
  private readonly words: Words;
  private readonly format: (x: number) => string;

  constructor(b: Builder, words: Words, format: (x: number) => string) {
    this.b = b;
    this.words = words;
    this.format = format;
  }

  text(distribution: Distribution): string {
    const {words} = this;
    const {family, given, parts} = distribution;
    const statistics = distribution.statistics();
    if (!statistics) return this.join(this.name(distribution), words.varies(this.varying(given).join(', ')));
    if (family === 'fixed') return this.format(statistics.mean);
    if (family === 'bernoulli') return words.bernoulli(words.percent(statistics.mean));
    if (distribution.discrete) return this.values(distribution, statistics.support);
    const mean = Number.isFinite(statistics.mean) ? words.mean(this.format(statistics.mean)) : '';
    const rest = [mean, words.ninety(this.quantile(distribution, 0.05), this.quantile(distribution, 0.95))];
    if (parts) return words.mixture(this.parts(parts), this.join(...rest));
    return this.join(this.name(distribution), this.limits(given), this.mode(given), ...rest);
  }

  /** The family; of a truncation that of what is truncated. */
  private name({family, given}: Distribution): string {
    const {of} = given;
    const shown = family === 'truncated' && of !== undefined && isDistribution(of) ? of.family : family;
    return this.words.families[shown] ?? shown;
  }

  private limits({min, max}: Readonly<Record<string, Argument>>): string {
    const [low, high] = [min, max].map((limit) => this.known(limit));
    if (low === undefined && high === undefined) return '';
    const text = (x: number | undefined) => (x === undefined ? undefined : this.format(x));
    return this.words.limits(text(low), text(high));
  }

  private mode({mode}: Readonly<Record<string, Argument>>): string {
    const known = this.known(mode);
    return known === undefined ? '' : this.words.mode(this.format(known));
  }

  private parts(parts: readonly Part[]): string {
    return parts
      .map(({weight, distribution}) => {
        const text = this.text(distribution);
        const of = distribution.parts && !distribution.discrete ? `[${text}]` : text;
        return this.words.part(of, this.words.percent(this.b.constantOf(weight)!));
      })
      .join(this.words.semicolon);
  }

  private values(distribution: Distribution, [least, greatest]: readonly [number, number]): string {
    const {b, words} = this;
    const atoms = distribution.atoms.map((atom) => ({
      x: b.constantOf(atom)!,
      p: b.constantOf(b.sub(distribution.cdf(b, atom), distribution.below(b, atom)))!,
    }));
    const distinct = [...new Map(atoms.filter(({p}) => p > 0).map((atom) => [atom.x, atom])).values()];
    if (distinct.length > MOST_VALUES)
      return words.oneOfMany(distinct.length, this.format(least), this.format(greatest));
    distinct.sort((a, b) => a.x - b.x);
    return words.oneOf(distinct.map(({x, p}) => `${this.format(x)} (${words.percent(p)})`).join(words.comma));
  }

  private quantile(distribution: Distribution, p: number): string {
    const {b} = this;
    return this.format(b.constantOf(distribution.quantile(b, uniformPoint(b, b.constant(p))))!);
  }

  /** The parameters that are not the same in every replicate. */
  private varying(given: Readonly<Record<string, Argument>>): string[] {
    return Object.keys(given).filter((name) => this.varies(given[name]!));
  }

  private varies(argument: Argument): boolean {
    if (isNumber(argument)) return this.b.constantOf(argument) === undefined;
    if (isDistribution(argument)) return this.varying(argument.given).length > 0;
    return argument.some((element) => this.varies(element));
  }

  private known(argument: Argument | undefined): number | undefined {
    return argument === undefined || !isNumber(argument) ? undefined : this.b.constantOf(argument);
  }

  private join(...phrases: string[]): string {
    return phrases.filter(Boolean).join(this.words.comma);
  }
}
