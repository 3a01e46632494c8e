import {warningInChinese} from '../messages/warnings.ts';
import type {CheckForecast, Label} from '../forecast-schema.ts';
import type {Language} from '../units.ts';
import type {Likelihood} from './likelihood.ts';

/** A blank at which no line is broken, between a number and its unit; `breakable` makes it a plain one. */
export const NO_BREAK = '\u00A0';

/** Everything that a report says, in one language. Numbers arrive formatted. */
export interface Texts {
  /** How a percentage is written: `23.1 %` or `23.1%`. */
  readonly percent: (number: string) => string;
  /** A remark behind a name. */
  aside(name: string, remark: string): string;

  likelihood: Readonly<Record<Likelihood, string>>;
  verdict: Readonly<Record<CheckForecast['verdict'], string>>;

  columns: {
    district: string;
    target: string;
    growth: string;
    median: string;
    range: string;
    chance: string;
    missed: string;
  };
  /** Over a table: the year, the metric and its unit. */
  heading(year: string | undefined, what: string, unit: string): string;
  /** What a table of targets is about, where it is not the level of a metric. */
  about: {
    growth(metric: string): string;
    cumulative(metric: string, from: number | undefined): string;
    everyYear(what: string, from: number | undefined): string;
  };
  combined: string;
  checks: string;
  noTargets: string;

  claim: {
    growth(claim: string): string;
    cumulative(claim: string): string;
    everyYear(claim: string): string;
    between(low: string, high: string): string;
    /** `within` only where it is not the usual 5 %. */
    about(value: string, within: string | undefined): string;
    all(count: number): string;
    any(count: number): string;
    atLeast(least: number, count: number): string;
  };

  headline(subject: string, likelihood: string, chance: string): string;
  /** The district, the year and the claim of a headline or check. */
  subject(district: string, year: number | undefined, metric: string, claim: string): string;
  medianIs(median: string, range: string): string;
  means(rate: string, falls: boolean, from: string, base: number): string;
  /** How often claims like the headline's came true; `few` when the sample is small. */
  outsideView(label: string, hits: number, of: number, range: readonly [number, number], few: boolean): string;
  /** Over the outside views of further targets. */
  outsideViews: string;
  /** The targets that an outside view stands beside, and those beside which the headline's stands too. */
  beside(names: string): string;
  alsoBeside(names: string): string;
  listComma: string;
  /** Over what was observed after the base year. */
  actuals: string;
  /** Bounds of a share. */
  readonly lessThan: (share: string) => string;
  readonly moreThan: (share: string) => string;
  /** Whether an observed value lies between p05 and p95. */
  inside: string;
  outside: string;
  actual(subject: string, value: string, position: string, median: string, range: string): string;
  /** A check: what it is about, what it claims, what was found. */
  check(subject: string, claim: string, observed: string): string;
  /** An estimate and the ends of its interval. */
  estimate(observed: string, interval: string): string;
  /** A quantile, and the share of replicates that decides a claim about it. */
  decidedBy(quantile: string, share: string, needed: string): string;
  statistic: Readonly<Record<string, string>>;

  legend: {error: string; range: string; missed: string; about: string; words: string};
  /** Of targets that are parts of combined ones. */
  hidden(count: number): string;
  replicates(count: string): string;
  seed(seed: number): string;
  exact: string;
  streamed(error: string): string;
  engine(version: string): string;
  digest(short: string): string;
  warning(text: string): string;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const EN: Texts = {
  percent: (number) => `${number}${NO_BREAK}%`,
  aside: (name, remark) => `${name} (${remark})`,
  likelihood: {
    remote: 'remote',
    unlikely: 'unlikely',
    even: 'toss-up',
    likely: 'likely',
    certain: 'near-certain',
  },
  verdict: {pass: 'pass', fail: 'fail', undecided: 'undecided'},
  columns: {
    district: 'district',
    target: 'target',
    growth: 'needs/yr',
    median: 'median',
    range: '(p05–p95)',
    chance: 'chance',
    missed: 'misses by',
  },
  heading: (year, what, unit) => [year, capital(unit ? `${what}, ${unit}` : what)].filter(Boolean).join(' · '),
  about: {
    growth: (metric) => `${metric}, growth`,
    cumulative: (metric, from) => `${metric}, sum since ${from ?? 'the base year'}`,
    everyYear: (what, from) => `${what}, in every year${from === undefined ? '' : ` from ${from}`}`,
  },
  combined: 'Combined targets',
  checks: 'Checks',
  noTargets: 'The scenario has no targets. Its last year:',
  claim: {
    growth: (claim) => `growth ${claim}`,
    cumulative: (claim) => `in sum ${claim}`,
    everyYear: (claim) => `${claim} every year`,
    between: (low, high) => `${low} to ${high}`,
    about: (value, within) =>
      within === undefined ? `about${NO_BREAK}${value}` : `about${NO_BREAK}${value} (−${within})`,
    all: (count) => `all ${count}`,
    any: (count) => `any of ${count}`,
    atLeast: (least, count) => `at least ${least} of ${count}`,
  },
  headline: (subject, likelihood, chance) => `${subject}: ${likelihood}, chance ${chance}`,
  subject: (district, year, metric, claim) =>
    [year === undefined ? district : `${district} ${year}`, [metric, claim].filter(Boolean).join(' ')]
      .filter(Boolean)
      .join(', '),
  medianIs: (median, range) => `The median forecast is ${median} (${range} in nine of ten simulated futures).`,
  means: (rate, falls, from, base) =>
    `The target ${falls ? `allows a fall of ${rate}` : `means growing ${rate}`} a year from ${from} in ${base}.`,
  outsideView: (label, hits, of, [low, high], few) =>
    `Outside view (${label}): ${hits} of ${of} such goals ${hits === 1 ? 'was' : 'were'} met${few ? `, a small sample` : ''}; 95${NO_BREAK}% interval ${low} to ${high}${NO_BREAK}%.`,
  outsideViews: 'Outside view of further targets',
  beside: (names) => ` Beside: ${names}.`,
  alsoBeside: (names) => `The same stands beside: ${names}.`,
  listComma: ', ',
  actuals: 'Observed since, against the forecast',
  lessThan: (share) => `less than ${share}`,
  moreThan: (share) => `more than ${share}`,
  inside: 'inside',
  outside: 'outside',
  actual: (subject, value, position, median, range) =>
    `${subject}: came to ${value}, above ${position} of simulated futures (median ${median}, p05–p95 ${range})`,
  check: (subject, claim, observed) => `${subject}: ${claim}, found ${observed}`,
  estimate: (observed, interval) => `${observed} (${interval})`,
  decidedBy: (quantile, share, needed) => `${quantile}; ${share} of replicates keep to it, ${needed} needed`,
  statistic: {probability: 'chance', p50: 'median', mean: 'mean'},
  legend: {
    error: '± one standard error',
    range: 'p05–p95: nine of ten simulated futures',
    missed: 'misses by: median where the target is missed',
    about: 'about: reached at 95 % of it',
    words: 'remote < 5 % · unlikely < 33 % · toss-up · likely > 67 % · near-certain > 95 %',
  },
  hidden: (count) =>
    `${count} more ${count === 1 ? 'target that is' : 'targets that are'} part of combined ones: --all shows them`,
  replicates: (count) => `${count} replicates`,
  seed: (seed) => `seed ${seed}`,
  exact: 'exact quantiles (type 7)',
  streamed: (error) => `quantiles from histograms, within ${error} of p05–p95`,
  engine: (version) => `tidemark ${version}`,
  digest: (short) => `digest ${short}`,
  warning: (text) => `warning: ${text}`,
};

/** 左右, close behind a Chinese unit and apart from a number. */
function nearly(value: string): string {
  return /\p{Script=Han}$/u.test(value) ? '左右' : `${NO_BREAK}左右`;
}

const ZH: Texts = {
  percent: (number) => `${number}%`,
  aside: (name, remark) => `${name}（${remark}）`,
  likelihood: {
    remote: '几乎不可能',
    unlikely: '不太可能',
    even: '机会各半',
    likely: '较有可能',
    certain: '几乎确定',
  },
  verdict: {pass: '通过', fail: '不通过', undecided: '未定'},
  columns: {
    district: '地区',
    target: '目标',
    growth: '年均需增',
    median: '中位预测',
    range: '(p05–p95)',
    chance: '达标概率',
    missed: '未达时差',
  },
  heading: (year, what, unit) => [year && `${year} 年`, unit ? `${what}（${unit}）` : what].filter(Boolean).join(' · '),
  about: {
    growth: (metric) => `${metric}，增速`,
    cumulative: (metric, from) => `${metric}，${from === undefined ? '基年' : `${from} 年`}以来累计`,
    everyYear: (what, from) => `${what}，${from === undefined ? '' : `${from} 年起`}逐年`,
  },
  combined: '组合目标',
  checks: '检查',
  noTargets: '此情景没有目标。最后一年的预测：',
  claim: {
    growth: (claim) => `增速 ${claim}`,
    cumulative: (claim) => `累计 ${claim}`,
    everyYear: (claim) => `每年 ${claim}`,
    between: (low, high) => `${low} 至 ${high}`,
    about: (value, within) =>
      within === undefined ? `${value}${nearly(value)}` : `${value}${nearly(value)}（−${within}）`,
    all: (count) => `全部 ${count} 项`,
    any: (count) => `${count} 项中任一`,
    atLeast: (least, count) => `${count} 项中至少 ${least} 项`,
  },
  headline: (subject, likelihood, chance) => `${subject}：${likelihood}，达标概率 ${chance}`,
  subject: (district, year, metric, claim) =>
    [district, (year === undefined ? '' : `${year} 年`) + metric, claim].filter(Boolean).join(' '),
  medianIs: (median, range) => `中位预测为 ${median}，十次模拟中有九次落在 ${range}。`,
  means: (rate, falls, from, base) =>
    `目标${falls ? '容许' : '相当于'}从 ${base} 年的 ${from}起年均${falls ? '下降' : '增长'} ${rate}。`,
  outsideView: (label, hits, of, [low, high], few) =>
    `外部参照（${label}）：同类目标 ${of} 个中 ${hits} 个达成${few ? '，样本小' : ''}；95% 区间为 ${low}% 至 ${high}%。`,
  outsideViews: '其他目标的外部参照',
  beside: (names) => `适用于：${names}。`,
  alsoBeside: (names) => `同一参照也适用于：${names}。`,
  listComma: '、',
  actuals: '此后的实际值与预测对照',
  lessThan: (share) => `不到 ${share}`,
  moreThan: (share) => `${share} 以上`,
  inside: '区间内',
  outside: '区间外',
  actual: (subject, value, position, median, range) =>
    `${subject}：实际为 ${value}，高于 ${position} 的模拟结果（中位 ${median}，p05–p95 ${range}）`,
  check: (subject, claim, observed) => `${subject}：${claim}，结果为 ${observed}`,
  estimate: (observed, interval) => `${observed}（${interval}）`,
  decidedBy: (quantile, share, needed) => `${quantile}；${share}的模拟符合，须 ${needed}`,
  statistic: {probability: '概率', p50: '中位数', mean: '均值'},
  legend: {
    error: '± 一个标准误',
    range: 'p05–p95：十次模拟中有九次落在其间',
    missed: '未达时差：未达标时所差的中位数',
    about: '左右：达到 95% 即算',
    words: '几乎不可能 < 5% · 不太可能 < 33% · 机会各半 · 较有可能 > 67% · 几乎确定 > 95%',
  },
  hidden: (count) => `另有 ${count} 个目标是组合目标的组成部分：加 --all 显示`,
  replicates: (count) => `${count} 次模拟`,
  seed: (seed) => `随机种子 ${seed}`,
  exact: '分位数精确（第 7 型）',
  streamed: (error) => `分位数由直方图估计，误差不超过 p05–p95 的 ${error}`,
  engine: (version) => `tidemark ${version}`,
  digest: (short) => `摘要 ${short}`,
  warning: (text) => `注意：${warningInChinese(text)}`,
};

/** The catalogue of a language. */
export function textsOf(lang: Language): Texts {
  return lang === 'zh' ? ZH : EN;
}

/** A text with plain blanks, once its lines are broken. */
export function breakable(text: string): string {
  return text.replaceAll(NO_BREAK, ' ');
}

/** A label in a language, or in the other where it has only that; `otherwise` where there is none. */
export function labelText(label: Label | undefined, lang: Language, otherwise: string): string {
  if (label === undefined) return otherwise;
  if (typeof label === 'string') return plainText(label);
  return plainText(label[lang] ?? label.zh ?? label.en ?? otherwise);
}

/** A label from a file on one line, without control characters that a terminal would obey or that would turn the writing direction. */
export function plainText(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]+/gu, ' ').trim();
}
