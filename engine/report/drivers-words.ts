import type {Language} from '../units.ts';
import {NO_BREAK} from './text.ts';

/** What a report on drivers says, in one language. Numbers arrive formatted. */
export interface DriversWords {
  title(scenario: string): string;
  chance(subject: string, chance: string): string;
  /** Of a metric in a district and year. */
  spread(subject: string, mean: string, sd: string): string;
  /** The split of where something ends up, and of whether a target is reached: shares of what could be learned and of luck. */
  level(learned: string, luck: string): string;
  /** The first sources, of where something ends up. */
  decide(names: readonly string[], shares: readonly string[]): string;
  whether(learned: string, luck: string): string;
  tooRare: string;
  /** Where nothing in it is uncertain. */
  certain: string;
  learned: string;
  columns: {source: string; level: string; alone: string; others: string};
  /** Under the table of sources; with what the columns of the chance mean. */
  reading(most: string, hasChance: boolean): string;
  more(count: number): string;
  tornado(chance: string): string;
  tornadoMean(mean: string): string;
  tornadoColumns: {low: string; high: string};
  rulesReached: string;
  rulesMissed: string;
  above(what: string, value: string): string;
  below(what: string, value: string): string;
  and: string;
  box(rules: string, mass: string, density: string, coverage: string, of: 'missed' | 'reached'): string;
  noBox: string;
  ranks(error: string): string;
  overview: string;
  overviewColumns: {target: string; chance: string; learned: string; first: string};
  overviewReading: string;
  together: string;
  howMany(of: number, year: number | undefined): string;
  atLeast(of: number, year: number | undefined): string;
  curve(k: number, chance: string): string;
  binding(whole: string, chance: string): string;
  part(name: string, missed: string): string;
  enough(alone: string): string;
  pair(a: string, b: string, correlation: string): string;
  ifMissed(a: string, b: string, missed: string, reached: string): string;
  sources: {
    all(name: string): string;
    at(name: string, district: string): string;
    tied(names: readonly string[]): string;
    base(metric: string): string;
    given(name: string): string;
    shock(district: string): string;
    shocks: string;
    ownShock: string;
    items: string;
  };
  shapley(parts: string): string;
  footer(replicates: string, runs: number, seed: number): string;
  coarse: string;
  stop: string;
  colon: string;
  listComma: string;
  semicolon: string;
}

function ofYear(year: number | undefined): string {
  return year === undefined ? '' : ` of ${year}`;
}

const EN: DriversWords = {
  title: (scenario) => `${scenario}: what decides it`,
  chance: (subject, chance) => `${subject}: chance ${chance}`,
  spread: (subject, mean, sd) => `${subject}: mean ${mean}, standard deviation ${sd}`,
  level: (learned, luck) =>
    `Of how uncertain it is where this ends up, ${learned} could be learned: it lies in what we assume. ${luck} is luck.`,
  decide: ([name = '', ...names], [share = '', ...shares]) =>
    ` ${name} decides ${share} of it${names.map((other, i) => `, ${other} ${shares[i]}`).join('')}.`,
  whether: (learned, luck) =>
    `Of whether the target is reached, ${learned} could be learned, ${luck} is luck or takes both together.`,
  tooRare: 'It is reached, or missed, too seldom to say what whether it is reached hangs on.',
  certain: 'Nothing about it is uncertain: it is the same in every future.',
  learned: 'could be learned',
  columns: {source: 'what decides it', level: 'where it ends', alone: 'if reached', others: 'with others'},
  reading: (most, hasChance) =>
    `Shares of variance (Sobol indices), standard errors up to ${most} ${most === '1' ? 'point' : 'points'}.${hasChance ? ' If reached: what knowing this alone would tell of whether the target is reached; with others: what is lost without it.' : ''}`,
  more: (count) => `${count} more, each below 1${NO_BREAK}%`,
  tornado: (chance) => `If it were known: chance ${chance} as it is, and at a low and a high value of it`,
  tornadoMean: (mean) => `If it were known: mean ${mean} as it is, and at a low and a high value of it`,
  tornadoColumns: {low: 'low (p10)', high: 'high (p90)'},
  rulesReached: 'Where it is reached',
  rulesMissed: 'Where it is missed',
  above: (what, value) => `${what} above ${value}`,
  below: (what, value) => `${what} below ${value}`,
  and: ' and ',
  box: (rules, mass, density, coverage, of) =>
    `${rules}: so in ${mass} of futures. Of these ${density} ${of === 'reached' ? 'reach' : 'miss'} it, and of all that ${of === 'reached' ? 'reach' : 'miss'} it ${coverage} lie here.`,
  noBox: 'No region of the assumptions tells it apart.',
  ranks: (error) => `In step with it (rank correlation ±${NO_BREAK}${error}): `,
  overview: 'All targets',
  overviewColumns: {target: 'target', chance: 'chance', learned: 'learnable', first: 'first driver'},
  overviewReading:
    'Learnable: of where the target’s metric ends up, or, of combined targets, of whether they are reached.',
  together: 'Together',
  howMany: (of, year) => `How many of the ${of} targets${ofYear(year)} are reached`,
  atLeast: (of, year) => `Of the ${of} targets${ofYear(year)}, reached: `,
  curve: (k, chance) => `at least ${k}: ${chance}`,
  binding: (whole, chance) => `${whole} (${chance}). Where it is missed, these are missed:`,
  part: (name, missed) => `${name} in ${missed}`,
  enough: (alone) => `; it alone would have been enough in ${alone}`,
  pair: (a, b, correlation) => `${a} and ${b}: correlation ${correlation}`,
  ifMissed: (a, b, missed, reached) => `${a}: chance ${missed} where ${b} is missed, ${reached} where it is reached`,
  sources: {
    all: (name) => `${name}, all districts`,
    at: (name, district) => `${name}, ${district}`,
    tied: (names) => `${names.join(' and ')}, correlated`,
    base: (metric) => `starting level of ${metric}`,
    given: (name) => `given numbers of ${name}`,
    shock: (district) => `yearly luck of ${district}`,
    shocks: 'yearly luck of all districts',
    ownShock: 'its yearly luck',
    items: 'luck of single firms, drugs and projects',
  },
  shapley: (parts) => `of which (Shapley effects) ${parts}`,
  footer: (replicates, runs, seed) => `${replicates} replicates in each of ${runs} runs · seed${NO_BREAK}${seed}`,
  coarse: 'There are so many sources that those of one kind and name are counted as one.',
  stop: '.',
  colon: ': ',
  listComma: ', ',
  semicolon: '; ',
};

function yearOf(year: number | undefined): string {
  return year === undefined ? '' : `${year} 年的 `;
}

const ZH: DriversWords = {
  title: (scenario) => `${scenario}：由什么决定`,
  chance: (subject, chance) => `${subject}：达标概率 ${chance}`,
  spread: (subject, mean, sd) => `${subject}：均值 ${mean}，标准差 ${sd}`,
  level: (learned, luck) => `最终落在哪里：不确定性中 ${learned} 来自假设，原则上可以弄清；${luck} 是运气。`,
  decide: (names, shares) => `${names.map((name, i) => `${name}决定 ${shares[i]}`).join('，')}。`,
  whether: (learned, luck) => `能否达标：${learned} 可以弄清，${luck} 是运气，或要两者凑在一起。`,
  tooRare: '达标（或未达标）的情形太少，说不清能否达标取决于什么。',
  certain: '其中没有任何不确定：每次模拟都一样。',
  learned: '可弄清',
  columns: {source: '由什么决定', level: '落在哪里', alone: '能否达标', others: '连同其他'},
  reading: (most, hasChance) =>
    `方差份额（Sobol 指数），标准误至多 ${most} 个百分点。${hasChance ? '能否达标：单独弄清它能说明多少；连同其他：缺了它会失去多少。' : ''}`,
  more: (count) => `另有 ${count} 项，各不足 1%`,
  tornado: (chance) => `假如弄清了：现概率 ${chance}，以及取低值、高值时`,
  tornadoMean: (mean) => `假如弄清了：现均值 ${mean}，以及取低值、高值时`,
  tornadoColumns: {low: '低（p10）', high: '高（p90）'},
  rulesReached: '在哪里达标',
  rulesMissed: '在哪里不达标',
  above: (what, value) => `${what}高于 ${value}`,
  below: (what, value) => `${what}低于 ${value}`,
  and: '，且',
  box: (rules, mass, density, coverage, of) =>
    `${rules}：占全部情形的 ${mass}，其中 ${density} ${of === 'reached' ? '达标' : '不达标'}；所有${of === 'reached' ? '达标' : '不达标'}情形的 ${coverage} 在这里。`,
  noBox: '没有哪一片假设能把它区分开。',
  ranks: (error) => `同步程度（秩相关，±${NO_BREAK}${error}）：`,
  overview: '各项目标',
  overviewColumns: {target: '目标', chance: '概率', learned: '可弄清', first: '首要因素'},
  overviewReading: '可弄清：就目标所涉指标落在哪里而言；组合目标则就能否达标而言。',
  together: '合在一起',
  howMany: (of, year) => `${yearOf(year)}${of} 项目标中能达标几项`,
  atLeast: (of, year) => `${yearOf(year)}${of} 项目标中达标：`,
  curve: (k, chance) => `至少 ${k} 项 ${chance}`,
  binding: (whole, chance) => `${whole}（${chance}）。未达标时，其中未达标的有：`,
  part: (name, missed) => `${name}：${missed}`,
  enough: (alone) => `；单补上它就够的 ${alone}`,
  pair: (a, b, correlation) => `${a}与${b}：相关 ${correlation}`,
  ifMissed: (a, b, missed, reached) => `${a}：${b}未达标时概率 ${missed}，达标时 ${reached}`,
  sources: {
    all: (name) => `${name}（各地）`,
    at: (name, district) => `${name}（${district}）`,
    tied: (names) => `${names.join('与')}（相关）`,
    base: (metric) => `${metric}的起点水平`,
    given: (name) => `${name}的给定数`,
    shock: (district) => `${district}每年的运气`,
    shocks: '各地每年的运气',
    ownShock: '本地每年的运气',
    items: '单个企业、品种、项目的运气',
  },
  shapley: (parts) => `其中（Shapley 效应）${parts}`,
  footer: (replicates, runs, seed) => `${runs} 次运行，每次模拟 ${replicates} 次 · 种子${NO_BREAK}${seed}`,
  coarse: '来源太多，同类同名的合为一项。',
  stop: '。',
  colon: '：',
  listComma: '、',
  semicolon: '；',
};

export function driversWordsOf(lang: Language): DriversWords {
  return lang === 'zh' ? ZH : EN;
}
