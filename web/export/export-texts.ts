import type {Language} from '../../engine/display.ts';

/** What the page says of files that it makes. */
export interface ExportTexts {
  readonly save: (name: string) => string;
  readonly targets: string;
  readonly metrics: string;
  readonly about: string;
  readonly columns: {
    readonly id: string;
    readonly target: string;
    readonly district: string;
    readonly metric: string;
    readonly year: string;
    readonly chance: string;
    readonly error: string;
    readonly low: string;
    readonly high: string;
    readonly word: string;
    readonly growth: string;
    readonly missed: string;
    readonly unit: string;
    readonly mean: string;
    readonly sd: string;
    readonly actual: string;
    readonly what: string;
    readonly value: string;
  };
  readonly facts: {
    readonly scenario: string;
    readonly replicates: string;
    readonly seed: string;
    readonly engine: string;
    readonly digest: string;
    readonly scenarioDigest: string;
    readonly levers: string;
  };
}

const EN: ExportTexts = {
  save: (name) => `Save ${name}`,
  targets: 'Targets',
  metrics: 'Metrics',
  about: 'About',
  columns: {
    id: 'Name in the file',
    target: 'Target',
    district: 'District',
    metric: 'Metric',
    year: 'Year',
    chance: 'Chance',
    error: 'Standard error',
    low: '95 % interval, low',
    high: '95 % interval, high',
    word: 'In words',
    growth: 'Growth needed a year',
    missed: 'Misses by (median)',
    unit: 'Unit',
    mean: 'Mean',
    sd: 'Standard deviation',
    actual: 'Observed',
    what: 'What',
    value: 'Value',
  },
  facts: {
    scenario: 'Scenario',
    replicates: 'Replicates',
    seed: 'Seed',
    engine: 'Tidemark',
    digest: 'Digest of the forecast',
    scenarioDigest: 'Digest of the scenario',
    levers: 'Levers set',
  },
};

const ZH: ExportTexts = {
  save: (name) => `保存${name}`,
  targets: '目标',
  metrics: '指标',
  about: '说明',
  columns: {
    id: '文件中的名称',
    target: '目标',
    district: '地区',
    metric: '指标',
    year: '年份',
    chance: '达标概率',
    error: '标准误',
    low: '95% 区间下限',
    high: '95% 区间上限',
    word: '评语',
    growth: '年均需增',
    missed: '未达时差（中位数）',
    unit: '单位',
    mean: '均值',
    sd: '标准差',
    actual: '实际值',
    what: '内容',
    value: '值',
  },
  facts: {
    scenario: '情景',
    replicates: '模拟次数',
    seed: '随机种子',
    engine: '潮标 Tidemark',
    digest: '预测摘要',
    scenarioDigest: '情景摘要',
    levers: '已调节',
  },
};

/** The catalogue of a language. */
export function exportTextsOf(lang: Language): ExportTexts {
  return lang === 'zh' ? ZH : EN;
}
