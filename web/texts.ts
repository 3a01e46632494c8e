import type {Language} from '../engine/display.ts';
import type {Likelihood} from '../engine/display.ts';

/** What the page says, apart from what every report says. Numbers arrive formatted. */
export interface PageTexts {
  product: string;
  scenario: string;
  views: string;
  otherLanguage: string;
  present: string;
  skip: string;
  dark: string;
  light: string;
  computing: string;
  nav: {
    overview: string;
    whatIf: string;
    detail: string;
    drivers: string;
    levers: string;
    audit: string;
    scenarios: string;
  };
  failed: string;
  keepsLast: string;
  refining(share: string): string;
  full(replicates: string): string;
  fast(replicates: string): string;
  digest: string;
  notebooks: string;
  leversMoved(count: number): string;
  back: string;

  /** What the words for a chance mean, from the least to the most likely. */
  ranges: Readonly<Record<Likelihood, string>>;
  rangesTitle: string;

  overview: {
    chance: string;
    median: string;
    range(low: string, high: string): string;
    growth: string;
    needs: string;
    needsRate(rate: string): string;
    history: string;
    historySpan(from: number, to: number): string;
    historyRate(rate: string, from: number, to: number): string;
    noHistory: string;
    fromBase(value: string, year: number): string;
    together: string;
    parts(count: number, least: number): string;
    readonly further: (year: string, count: number) => string;
    readonly earlier: (year: string, count: number) => string;
    tally(count: number, word: string): string;
    filter: string;
    filterHint: string;
    found(count: number): string;
    hidden(count: number): string;
    tryIt: string;
  };

  whatIf: {
    title: string;
    intro: string;
    noLevers: string;
    resetAll: string;
    reset: string;
    resetOf(name: string): string;
    exactly(name: string): string;
    file(low: string, high: string): string;
    fileFixed(value: string): string;
    fileOther: string;
    set(value: string): string;
    instead(file: string): string;
    districts(count: number): string;
    setCount(count: number): string;
    up(points: string): string;
    down(points: string): string;
    unchanged: string;
    hint: string;
    ghost: string;
    sentence(subject: string, chance: string, word: string): string;
    change(difference: string): string;
    noChange: string;
  };
}

const EN: PageTexts = {
  product: 'Tidemark',
  scenario: 'Scenario',
  views: 'Views',
  otherLanguage: '中文',
  present: 'Present',
  skip: 'Skip to the content',
  dark: 'Dark',
  light: 'Light',
  computing: 'Computing the first answer …',
  nav: {
    overview: 'Answer',
    whatIf: 'What if',
    detail: 'Detail',
    drivers: 'Drivers',
    levers: 'Budget',
    audit: 'Audit',
    scenarios: 'Scenarios',
  },
  failed: 'This cannot be computed',
  keepsLast: 'The last answer stays below.',
  refining: (share) => `refining, ${share}`,
  full: (replicates) => `${replicates} replicates`,
  fast: (replicates) => `${replicates} replicates so far`,
  digest: 'digest',
  notebooks: 'Notebooks that explain it',
  leversMoved: (count) =>
    `${count === 1 ? 'One lever is' : `${count} levers are`} set: this is the answer to a what-if, not the file’s.`,
  back: 'Back to the answer',

  ranges: {remote: 'below 5 %', unlikely: '5 to 33 %', even: '33 to 67 %', likely: '67 to 95 %', certain: 'above 95 %'},
  rangesTitle: 'What the words mean',

  overview: {
    chance: 'Chance',
    median: 'Median forecast',
    range: (low, high) => `nine of ten simulated futures: ${low} to ${high}`,
    growth: 'Growth a year',
    needs: 'the target needs',
    needsRate: (rate) => `needs ${rate} a year`,
    history: 'history showed',
    historySpan: (from, to) => `${from}–${to}`,
    historyRate: (rate, from, to) => `history ${rate}, ${from}–${to}`,
    noHistory: 'no history known',
    fromBase: (value, year) => `from ${value} in ${year}`,
    together: 'Together',
    parts: (count, least) =>
      least === count ? (count === 2 ? 'both at once' : `all ${count} at once`) : `at least ${least} of ${count}`,
    further: (year, count) => `${year}, further targets: ${count}`,
    earlier: (year, count) => `${year}: ${count} ${count === 1 ? 'target' : 'targets'}`,
    tally: (count, word) => `${count} ${word}`,
    filter: 'Find a target',
    filterHint: 'district, metric or word',
    found: (count) => (count === 1 ? 'one target' : `${count} targets`),
    hidden: (count) =>
      `${count} more ${count === 1 ? 'target is' : 'targets are'} only there for those above to count.`,
    tryIt: 'What if it were otherwise? Move the sliders',
  },

  whatIf: {
    title: 'What if',
    intro: 'Set a value: the assumption is then certain, and all chances follow.',
    noLevers:
      'This scenario names no levers. Give an assumption a lever with a range, such as {min: 0%, max: 30%, step: 1%}.',
    resetAll: 'All as in the file',
    reset: 'reset',
    resetOf: (name) => `reset ${name}`,
    exactly: (name) => `${name}, exactly`,
    file: (low, high) => `as in the file, ${low} to ${high}`,
    fileFixed: (value) => `as in the file, ${value}`,
    fileOther: 'as in the file',
    set: (value) => `set to ${value}, no longer uncertain`,
    instead: (file) => `file: ${file}`,
    districts: (count) => `${count} districts`,
    setCount: (count) => `${count} set`,
    up: (points) => `+${points} points`,
    down: (points) => `−${points} points`,
    unchanged: 'no change',
    hint: 'Move a slider: what changes is said here.',
    ghost: 'Dashed: before this lever was moved',
    sentence: (subject, chance, word) => `${subject}: ${chance}, ${word}`,
    change: (difference) => `${difference} from before`,
    noChange: 'no change from before',
  },
};

const ZH: PageTexts = {
  product: '潮标 Tidemark',
  scenario: '情景',
  views: '视图',
  otherLanguage: 'English',
  present: '演示',
  skip: '跳到正文',
  dark: '深色',
  light: '浅色',
  computing: '正在初算……',
  nav: {
    overview: '结论',
    whatIf: '假如',
    detail: '细看',
    drivers: '成因',
    levers: '预算',
    audit: '核账',
    scenarios: '情景',
  },
  failed: '无法计算',
  keepsLast: '下面仍是上一次的结果。',
  refining: (share) => `细算中，${share}`,
  full: (replicates) => `${replicates} 次模拟`,
  fast: (replicates) => `已模拟 ${replicates} 次`,
  digest: '摘要',
  notebooks: '讲解笔记本',
  leversMoved: (count) => `已设定 ${count} 项假设：这是“假如”的结果，不是文件原来的结果。`,
  back: '回到结论',

  ranges: {
    remote: '低于 5%',
    unlikely: '5% 至 33%',
    even: '33% 至 67%',
    likely: '67% 至 95%',
    certain: '高于 95%',
  },
  rangesTitle: '用词的含义',

  overview: {
    chance: '达标概率',
    median: '中位预测',
    range: (low, high) => `十次模拟中有九次落在 ${low} 至 ${high}`,
    growth: '年均增速',
    needs: '目标需要',
    needsRate: (rate) => `须年均 ${rate}`,
    history: '历史水平',
    historySpan: (from, to) => `${from}–${to} 年`,
    historyRate: (rate, from, to) => `历史 ${rate}，${from}–${to} 年`,
    noHistory: '无历史数据',
    fromBase: (value, year) => `${year} 年为 ${value}`,
    together: '合在一起',
    parts: (count, least) => (least === count ? `${count} 项须同时达标` : `${count} 项中至少 ${least} 项`),
    further: (year, count) => `${year} 年其他目标：${count} 项`,
    earlier: (year, count) => `${year} 年：${count} 项目标`,
    tally: (count, word) => `${word} ${count}`,
    filter: '查找目标',
    filterHint: '地区、指标或用词',
    found: (count) => `${count} 项目标`,
    hidden: (count) => `另有 ${count} 个目标只供上面的组合目标计数。`,
    tryIt: '假如情况不同？拖动滑块试一试',
  },

  whatIf: {
    title: '假如',
    intro: '设定一个数，这项假设就不再有不确定性，所有概率随之重算。',
    noLevers: '此情景没有可调的假设。在某项假设中写上 lever 和范围即可，例如 {min: 0%, max: 30%, step: 1%}。',
    resetAll: '全部恢复文件原值',
    reset: '恢复',
    resetOf: (name) => `恢复${name}`,
    exactly: (name) => `${name}，精确数值`,
    file: (low, high) => `按文件，${low} 至 ${high}`,
    fileFixed: (value) => `按文件，${value}`,
    fileOther: '按文件',
    set: (value) => `设为 ${value}，不再有不确定性`,
    instead: (file) => `文件：${file}`,
    districts: (count) => `${count} 个地区`,
    setCount: (count) => `已设 ${count} 项`,
    up: (points) => `+${points} 个百分点`,
    down: (points) => `−${points} 个百分点`,
    unchanged: '无变化',
    hint: '拖动滑块，变化显示在这里。',
    ghost: '虚线：移动此滑块之前',
    sentence: (subject, chance, word) => `${subject}：达标概率 ${chance}，${word}`,
    change: (difference) => `比之前 ${difference}`,
    noChange: '与之前相同',
  },
};

/** The page's catalogue of a language. */
export function pageTextsOf(lang: Language): PageTexts {
  return lang === 'zh' ? ZH : EN;
}
