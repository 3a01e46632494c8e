import type {Language} from '../units.ts';
import {NO_BREAK} from './text.ts';

/** Everything that the report of `required` says. Numbers arrive formatted. */
export interface RequiredWords {
  growthTitle: string;
  readonly leverTitle: (lever: string) => string;
  /** The range of a lever and what is assumed of it. */
  readonly leverRange: (min: string, max: string, assumed: string | undefined) => string;
  assumed: string;
  history: string;
  now: string;
  readonly level: (probability: string) => string;
  readonly chanceNow: (chance: string) => string;
  readonly assumedGrowth: (growth: string, sd: string) => string;
  readonly historyGrowth: (growth: string, from: number, to: number) => string;
  readonly ofMetrics: (metrics: string) => string;
  readonly yearly: (growth: string) => string;
  readonly deviations: (count: string, isBelow: boolean) => string;
  readonly more: (points: string, isLess: boolean) => string;
  points: string;
  readonly atLeast: (value: string) => string;
  readonly atMost: (value: string) => string;
  readonly step: (value: string) => string;
  /** In a table, and in a sentence. */
  readonly atBest: (chance: string) => string;
  readonly unreachable: (chance: string, at: string) => string;
  always: string;
  readonly alwaysAt: (at: string) => string;
  neither: string;
  /** Names that are not listed for their number. */
  readonly others: (count: number) => string;
  readonly untouchedByGrowth: (names: string) => string;
  readonly untouchedByLever: (names: string) => string;
  readonly tryLever: (levers: string) => string;
  legend: {growth: string; growthMore: string; lever: string; errors: string; errorsWithin: (most: string) => string};
  readonly run: (replicates: string, trials: number, seed: number) => string;
  comma: string;
  colon: string;
}

const EN: RequiredWords = {
  growthTitle: 'How fast would it have to grow?',
  leverTitle: (lever) => `Where would ${lever} have to be?`,
  leverRange: (min, max, assumed) =>
    `It may be set from ${min} to ${max}${assumed === undefined ? '' : `; assumed is ${assumed}`}.`,
  assumed: 'assumed',
  history: 'history',
  now: 'chance now',
  level: (probability) => `for ${probability}`,
  chanceNow: (chance) => `chance now ${chance}`,
  assumedGrowth: (growth, sd) => `growth assumed ${growth} a year (sd ${sd})`,
  historyGrowth: (growth, from, to) => `history ${growth} a year ${from}–${to}`,
  ofMetrics: (metrics) => `growth of ${metrics}`,
  yearly: (growth) => `${growth} a year`,
  deviations: (count, isBelow) => `${count}${NO_BREAK}sd ${isBelow ? 'below' : 'above'}`,
  more: (points, isLess) => `${points}${NO_BREAK}points ${isLess ? 'less' : 'more'} than assumed`,
  points: 'pp',
  atLeast: (value) => `at least ${value}`,
  atMost: (value) => `at most ${value}`,
  step: (value) => `step ${value}`,
  atBest: (chance) => `best ${chance}`,
  unreachable: (chance, at) => `not reachable within its range: at best ${chance}, at ${at}`,
  always: 'anyway',
  alwaysAt: (at) => `reached anyway, even at ${at}`,
  others: (count) => `and ${count} more`,
  neither: 'more is not always better here: the answer is the nearest one to what is assumed',
  untouchedByGrowth: (names) => `No growth of a metric moves: ${names}.`,
  untouchedByLever: (names) => `This lever does not move: ${names}.`,
  tryLever: (levers) => `Ask for a lever instead: --lever ${levers}.`,
  legend: {
    growth:
      'growth a year that is needed in every district that counts; in brackets how many standard deviations of the assumed growth that is',
    growthMore: 'with a sign: percentage points a year on top of what each metric assumes',
    lever: 'where the lever has to be; in brackets how many standard deviations of what is assumed that is',
    errors: '± one standard error, from simulating finitely many futures',
    errorsWithin: (most) => `standard errors of the answers, from simulating finitely many futures: at most ${most}`,
  },
  run: (replicates, trials, seed) =>
    `${replicates} replicates, the same random numbers at each of ${trials} settings · seed ${seed}`,
  comma: ', ',
  colon: ': ',
};

/** A blank before a number, none before a Chinese word. */
function apart(value: string): string {
  return /^\p{Script=Han}/u.test(value) ? value : ` ${value}`;
}

const ZH: RequiredWords = {
  growthTitle: '要增长多快才行？',
  leverTitle: (lever) => `${lever}要到多少才行？`,
  leverRange: (min, max, assumed) =>
    `可在 ${min} 至 ${max} 之间设定${assumed === undefined ? '' : `；目前假设 ${assumed}`}。`,
  assumed: '假设',
  history: '历史',
  now: '目前概率',
  level: (probability) => `达 ${probability}`,
  chanceNow: (chance) => `目前概率 ${chance}`,
  assumedGrowth: (growth, sd) => `假设年均增长 ${growth}（标准差 ${sd}）`,
  historyGrowth: (growth, from, to) => `历史年均 ${growth}（${from}–${to}）`,
  ofMetrics: (metrics) => `${metrics}的增速`,
  yearly: (growth) => `年均 ${growth}`,
  deviations: (count, isBelow) => `${isBelow ? '低' : '高'} ${count} 个标准差`,
  more: (points, isLess) => `比假设${isLess ? '少' : '多'} ${points}${NO_BREAK}个百分点`,
  points: '点',
  atLeast: (value) => `至少${apart(value)}`,
  atMost: (value) => `至多${apart(value)}`,
  step: (value) => `取整 ${value}`,
  atBest: (chance) => `最高 ${chance}`,
  unreachable: (chance, at) => `在可设范围内达不到：最高 ${chance}，在 ${at} 处`,
  always: '本已达到',
  alwaysAt: (at) => `无论如何都达到，即使在 ${at}`,
  others: (count) => `等另 ${count} 个`,
  neither: '此处并非越多越好：所列为离现有假设最近的答案',
  untouchedByGrowth: (names) => `下列目标不取决于任何指标的增速：${names}。`,
  untouchedByLever: (names) => `此杠杆不影响：${names}。`,
  tryLever: (levers) => `可改问杠杆：--lever ${levers}。`,
  legend: {
    growth: '表中为各相关地区所需的年均增速；括号内为相当于假设增速的几倍标准差',
    growthMore: '带正负号者：在各指标假设增速之上，每年再加的百分点',
    lever: '表中为杠杆须达到的值；括号内为相当于假设的几倍标准差',
    errors: '± 一个标准误，因模拟次数有限',
    errorsWithin: (most) => `因模拟次数有限，各答案的标准误不超过 ${most}`,
  },
  run: (replicates, trials, seed) => `${replicates} 次模拟，${trials} 种设定均用同一组随机数 · 随机种子 ${seed}`,
  comma: '，',
  colon: '：',
};

export function requiredWordsOf(lang: Language): RequiredWords {
  return lang === 'zh' ? ZH : EN;
}
