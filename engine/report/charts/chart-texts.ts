import type {Language} from '../../units.ts';

/** What charts say, in one language. Numbers arrive formatted. */
export interface ChartTexts {
  target: string;
  share(count: string): string;
  /** For those who cannot see the chart. */
  fanDescription(title: string, year: number, median: string, low: string, high: string, unit: string): string;
  chancesDescription(rows: readonly (readonly [name: string, chance: string])[]): string;
  byYearDescription(title: string, years: readonly (readonly [year: number, chance: string])[]): string;
  distributionDescription(title: string, median: string, chance: string | undefined): string;
  hit(chance: string): string;
  before: string;
  now(chance: string): string;
  low: string;
  high: string;
  tornadoDescription(title: string, rows: readonly (readonly [name: string, low: string, high: string])[]): string;
  chosen(chance: string): string;
  budget(amount: string): string;
  frontierChance: string;
  frontierCost(unit: string): string;
  /** What the signs of a frontier mean. */
  frontierSigns: readonly string[];
  frontierDescription(
    title: string,
    now: string,
    points: readonly (readonly [cost: string, chance: string, isChosen: boolean])[],
    budget: string | undefined,
  ): string;
  /** Under the axis of how many targets are reached. */
  atLeastAxis: string;
  atLeastDescription(title: string, points: readonly (readonly [k: number, chance: string])[]): string;
}

const EN: ChartTexts = {
  target: 'target',
  share: (count) => `of 100 futures, ${count}`,
  fanDescription: (title, year, median, low, high, unit) =>
    `${title}: forecast for ${year}, median ${median}, nine of ten between ${low} and ${high} ${unit}`.trim(),
  chancesDescription: (rows) => `Chances: ${rows.map(([name, chance]) => `${name} ${chance}`).join('; ')}`,
  byYearDescription: (title, years) =>
    `${title}, chance by year: ${years.map(([year, chance]) => `${year} ${chance}`).join('; ')}`,
  distributionDescription: (title, median, chance) =>
    `${title}: distribution with median ${median}${chance === undefined ? '' : `; the target is hit in ${chance}`}`,
  hit: (chance) => `target hit in ${chance}`,
  before: 'before',
  now: (chance) => `as it is: ${chance}`,
  low: 'at its p10',
  high: 'at its p90',
  tornadoDescription: (title, rows) =>
    `${title}: ${rows.map(([name, low, high]) => `${name} low ${low}, high ${high}`).join('; ')}`,
  chosen: (chance) => `chosen: ${chance}`,
  budget: (amount) => `budget ${amount}`,
  frontierChance: 'chance that all is hit',
  frontierCost: (unit) => (unit ? `cost, ${unit}` : 'cost'),
  frontierSigns: ['● on fresh random numbers, with 95 % interval', '○ on those of the search · ◆ no lever set'],
  frontierDescription: (title, now, points, budget) =>
    `${title}: now ${now}; ${points
      .map(([cost, chance, isChosen]) => `for ${cost} ${chance}${isChosen ? ', chosen' : ''}`)
      .join('; ')}${budget === undefined ? '' : `; budget ${budget}`}`,
  atLeastAxis: 'at least so many',
  atLeastDescription: (title, points) =>
    `${title}: ${points.map(([k, chance]) => `at least ${k} ${chance}`).join('; ')}`,
};

const ZH: ChartTexts = {
  target: '目标',
  share: (count) => `每百次模拟中 ${count} 次`,
  fanDescription: (title, year, median, low, high, unit) =>
    `${title}：${year} 年预测，中位数 ${median}，十次模拟中有九次在 ${low} 至 ${high} ${unit}`.trim(),
  chancesDescription: (rows) => `达标概率：${rows.map(([name, chance]) => `${name} ${chance}`).join('；')}`,
  byYearDescription: (title, years) =>
    `${title}，逐年达标概率：${years.map(([year, chance]) => `${year} 年 ${chance}`).join('；')}`,
  distributionDescription: (title, median, chance) =>
    `${title}：分布，中位数 ${median}${chance === undefined ? '' : `；达标概率 ${chance}`}`,
  hit: (chance) => `达标 ${chance}`,
  before: '之前',
  now: (chance) => `目前 ${chance}`,
  low: '取 p10 时',
  high: '取 p90 时',
  tornadoDescription: (title, rows) =>
    `${title}：${rows.map(([name, low, high]) => `${name}低 ${low}、高 ${high}`).join('；')}`,
  chosen: (chance) => `所选：${chance}`,
  budget: (amount) => `预算 ${amount}`,
  frontierChance: '全部达到的概率',
  frontierCost: (unit) => (unit ? `费用（${unit}）` : '费用'),
  frontierSigns: ['● 另一组随机数上的概率及 95% 区间', '○ 挑选时所见 · ◆ 不动杠杆'],
  frontierDescription: (title, now, points, budget) =>
    `${title}：目前 ${now}；${points
      .map(([cost, chance, isChosen]) => `${cost}时 ${chance}${isChosen ? '（所选）' : ''}`)
      .join('；')}${budget === undefined ? '' : `；预算 ${budget}`}`,
  atLeastAxis: '至少达标几项',
  atLeastDescription: (title, points) =>
    `${title}：${points.map(([k, chance]) => `至少 ${k} 项 ${chance}`).join('；')}`,
};

/** The charts' catalogue of a language. */
export function chartTextsOf(lang: Language): ChartTexts {
  return lang === 'zh' ? ZH : EN;
}
