import type {Language} from '../../units.ts';

/** What the HTML reports say of what decides targets and what it would take, beside what every report says of it. Numbers arrive formatted. */
export interface DecisionTexts {
  /** Under the title of a section, of the headline's target. */
  about(subject: string): string;
  /** How many of the replicates a section rests on. */
  restsOn(replicates: string, all: string): string;
  /** Before what to type to get the same. */
  again: string;
  /** Of so many targets only one is told of. */
  onlyOne(all: number): string;
  /** Of so many only the first. */
  onlyFirst(shown: number, all: number): string;
  sourceBySource: string;
  whatBinds: string;
  target: string;
  /** In a table, where no growth is enough. */
  unreachable: string;
  /** Where an analysis could not be made. */
  fault(reason: string): string;
  noGrowth: string;
  lever: string;
  setting: string;
  cost: string;
  now: string;
  chance: string;
  colon: string;
}

const EN: DecisionTexts = {
  about: (subject) => `About the headline: ${subject}.`,
  restsOn: (replicates, all) =>
    `Computed on the first ${replicates} of ${all} replicates, so chances may differ from those above by a little.`,
  again: 'By itself: ',
  onlyOne: (all) =>
    `Of ${all} targets only this one: the others would take too long here. The command below, with another name, tells of any.`,
  onlyFirst: (shown, all) => `Of ${all} targets the first ${shown}; the command below tells of all.`,
  sourceBySource: 'Source by source',
  whatBinds: 'What binds, and what goes together',
  target: 'target',
  unreachable: 'not reachable',
  fault: (reason) => `This could not be worked out: ${reason}`,
  noGrowth: 'No target rests on the growth of a metric, so there is no growth that could be required.',
  lever: 'lever',
  setting: 'setting',
  cost: 'cost',
  now: 'as it is',
  chance: 'chance',
  colon: ': ',
};

const ZH: DecisionTexts = {
  about: (subject) => `就首要目标而言：${subject}。`,
  restsOn: (replicates, all) => `按 ${all} 次模拟中的前 ${replicates} 次计算，概率可能与上文略有出入。`,
  again: '单独计算：',
  onlyOne: (all) => `${all} 个目标中只述这一个，其余在此计算过久；用下面的命令、换上目标名称，可查看任何一个。`,
  onlyFirst: (shown, all) => `${all} 个目标中列出前 ${shown} 个；用下面的命令可查看全部。`,
  sourceBySource: '逐项来看',
  whatBinds: '卡在哪里，哪些同进退',
  target: '目标',
  unreachable: '达不到',
  fault: (reason) => `未能算出：${reason}`,
  noGrowth: '没有目标取决于指标的增速，因而无从谈所需的增速。',
  lever: '杠杆',
  setting: '设定',
  cost: '费用',
  now: '目前',
  chance: '概率',
  colon: '：',
};

export function decisionTextsOf(lang: Language): DecisionTexts {
  return lang === 'zh' ? ZH : EN;
}
