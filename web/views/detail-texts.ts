import type {Language} from '../../engine/display.ts';

/** What the page says around the detail of a metric or target. Numbers arrive formatted. */
export interface DetailTexts {
  metric: string;
  district: string;
  year: string;
  target: string;
  fan: string;
  fanNote: string;
  byYear: string;
  spread(year: number): string;
  spreadNote(replicates: string): string;
  hitNote: string;
  table: string;
  tableNote: string;
  columns: {
    year: string;
    mean: string;
    sd: string;
    p05: string;
    p25: string;
    p50: string;
    p75: string;
    p95: string;
    actual: string;
  };
  notThere: string;
  parts: string;
  missedBy(value: string): string;
  noTarget: string;
  others: string;
  aspect: string;
  drawing: string;
  pickers: string;
}

const EN: DetailTexts = {
  metric: 'Metric',
  district: 'District',
  year: 'Year',
  target: 'Target',
  fan: 'Year by year',
  fanNote: 'Line: median. Dark band: half of the simulated futures. Light band: nine of ten. Black: what was observed.',
  byYear: 'Chance of the target, year by year',
  spread: (year) => `How ${year} may come out`,
  spreadNote: (replicates) => `${replicates} simulated futures.`,
  hitNote: 'The stronger colour: the target is hit.',
  table: 'The numbers',
  tableNote: 'p05 is the value that one in twenty simulated futures stays below.',
  columns: {
    year: 'Year',
    mean: 'mean',
    sd: 'standard deviation',
    p05: 'p05',
    p25: 'p25',
    p50: 'median',
    p75: 'p75',
    p95: 'p95',
    actual: 'observed',
  },
  notThere: 'There is no such thing in this scenario.',
  parts: 'Made of',
  missedBy: (value) => `When it is missed, ${value} is missing (median).`,
  noTarget: 'No target asks anything of it in this year.',
  others: 'What else is asked of it',
  aspect: 'The target is about growth or a sum, so it has no line among the levels.',
  drawing: 'Drawing …',
  pickers: 'What is shown',
};

const ZH: DetailTexts = {
  metric: '指标',
  district: '地区',
  year: '年份',
  target: '目标',
  fan: '逐年走势',
  fanNote: '线：中位数。内带：一半的模拟结果。外带：十次模拟中的九次。圆点：实际值。',
  byYear: '逐年达标概率',
  spread: (year) => `${year} 年的可能结果`,
  spreadNote: (replicates) => `${replicates} 次模拟。`,
  hitNote: '颜色较浓者为达标。',
  table: '数据',
  tableNote: 'p05：二十次模拟中有一次低于此值。',
  columns: {
    year: '年份',
    mean: '均值',
    sd: '标准差',
    p05: 'p05',
    p25: 'p25',
    p50: '中位数',
    p75: 'p75',
    p95: 'p95',
    actual: '实际',
  },
  notThere: '此情景中没有这一项。',
  parts: '组成',
  missedBy: (value) => `未达标时，差额的中位数为 ${value}。`,
  noTarget: '这一年没有目标涉及这一项。',
  others: '涉及这一项的其他目标',
  aspect: '目标针对增速或累计数，水平图上没有目标线。',
  drawing: '绘制中……',
  pickers: '显示内容',
};

export function detailTextsOf(lang: Language): DetailTexts {
  return lang === 'zh' ? ZH : EN;
}
