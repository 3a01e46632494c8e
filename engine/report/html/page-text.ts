import {formatNumber, type Language} from '../../units.ts';

/** What the page of the HTML report says beside what every report says. */
export interface PageTexts {
  /** Of the document, for those who choose a voice or a dictionary by it. */
  tag: string;
  language: string;
  sections: {
    targets: string;
    drivers: string;
    required: string;
    paths: string;
    assumptions: string;
    factors: string;
    correlations: string;
    sources: string;
    checks: string;
    audit: string;
    reproduce: string;
  };
  targetsHint: string;
  pathsHint: string;
  paperHint: string;
  assumptionsHint: string;
  auditHint: string;
  contents: string;
  likelihood: string;
  count(targets: number): string;
  byYear(claim: string): string;
  distribution(count: number): string;
  numbers: string;
  inputs: string;
  otherMetrics(count: number): string;
  otherHint: string;
  metric: string;
  district: string;
  confidence(text: string): string;
  sources: string;
  address: string;
  scenarioDigest: string;
  numbersDigest: string;
  engine: string;
  seed: string;
  replicates: string;
  quantiles: string;
  reproduceHint: string;
  fan: string;
}

const EN: PageTexts = {
  tag: 'en',
  language: 'Language',
  sections: {
    targets: 'All targets',
    drivers: 'What decides it',
    required: 'What it would take',
    paths: 'How it may go',
    assumptions: 'What we assume',
    factors: 'Shocks that districts share',
    correlations: 'What moves together',
    sources: 'Sources',
    checks: 'Checks',
    audit: 'Do the plan’s own numbers add up?',
    reproduce: 'To compute this again',
  },
  targetsHint: 'The last year first. Chances come with one standard error.',
  pathsHint:
    'Dark band: half of the simulated futures. Light band: nine of ten. Line: the median. Dots: what was reported.',
  paperHint: 'On paper stands what was unfolded on the screen.',
  assumptionsHint: 'The chances hold under these assumptions and no others.',
  auditHint: 'Arithmetic on what is promised and known; nothing is simulated for it.',
  contents: 'Contents',
  likelihood: 'in words',
  count: (targets) => (targets ? `${targets} ${targets === 1 ? 'target' : 'targets'}` : ''),
  byYear: (claim) => `Chance by year: ${claim}`,
  distribution: (count) => `How the first ${formatNumber(count, 'en', 16)} simulated futures are spread`,
  numbers: 'Medians by district and year',
  inputs: 'How it is worked out',
  otherMetrics: (count) => `${count} further ${count === 1 ? 'metric' : 'metrics'} without targets`,
  otherHint: 'Their last year: median, and p05–p95.',
  metric: 'metric',
  district: 'district',
  confidence: (text) => `confidence ${text}`,
  sources: 'Sources: ',
  address: 'address',
  scenarioDigest: 'Scenario',
  numbersDigest: 'Digest of all numbers',
  engine: 'Engine',
  seed: 'Seed',
  replicates: 'Replicates',
  quantiles: 'Quantiles',
  reproduceHint:
    'The same scenario, seed and number of replicates give the same digits on any machine, and the same digest.',
  fan: 'Forecast',
};

const ZH: PageTexts = {
  tag: 'zh-CN',
  language: '语言',
  sections: {
    targets: '全部目标',
    drivers: '由什么决定',
    required: '要怎样才够',
    paths: '可能的走势',
    assumptions: '我们的假设',
    factors: '各地共同的波动',
    correlations: '一同变动的量',
    sources: '资料来源',
    checks: '检查',
    audit: '规划自己的账对得上吗？',
    reproduce: '怎样重算',
  },
  targetsHint: '按年份从后往前排。概率附一个标准误。',
  pathsHint: '深色带：半数模拟落在其中；浅色带：十次中有九次；线：中位数；圆点：已公布的实际值。',
  paperHint: '打印的是屏幕上展开的部分。',
  assumptionsHint: '概率只在这些假设下成立。',
  auditHint: '只对所承诺和已知的数字作算术，不作模拟。',
  contents: '目录',
  likelihood: '把握',
  count: (targets) => (targets ? `${targets} 个目标` : ''),
  byYear: (claim) => `逐年达标概率：${claim}`,
  distribution: (count) => `前 ${formatNumber(count, 'zh', 16)} 次模拟的分布`,
  numbers: '各地区各年的中位数',
  inputs: '怎样算出来的',
  otherMetrics: (count) => `另有 ${count} 个没有目标的指标`,
  otherHint: '最后一年的中位数和 p05–p95。',
  metric: '指标',
  district: '地区',
  confidence: (text) => `可信度 ${text}`,
  sources: '来源：',
  address: '网址',
  scenarioDigest: '情景',
  numbersDigest: '全部数字的摘要',
  engine: '引擎',
  seed: '随机种子',
  replicates: '模拟次数',
  quantiles: '分位数',
  reproduceHint: '同样的情景、随机种子和模拟次数，在任何机器上得出同样的数字和同样的摘要。',
  fan: '预测',
};

export function pageTextsOf(lang: Language): PageTexts {
  return lang === 'zh' ? ZH : EN;
}
