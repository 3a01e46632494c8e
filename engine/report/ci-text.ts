import {formatNumber, type Language} from '../units.ts';

/** What the reports for CI say beside what the others say too: JUnit, annotations, Markdown. */
export interface CiTexts {
  colon: string;
  comma: string;
  /** What was found, after how many replicates. */
  found(found: string, replicates: number): string;
  fails: string;
  undecided: string;
  broken: string;
  /** A case: can the file be checked at all? */
  readable: string;
  baseline(file: string): string;
  fault: string;
  /** Columns of the table of checks. */
  checkColumns: readonly [check: string, limit: string, found: string, chance: string];
  movedColumns: readonly [target: string, before: string, after: string, difference: string];
  rules: string;
  files: (count: number) => string;
  /** What is folded away. */
  passing(count: number): string;
  changes(count: number): string;
  notes: string;
  actuals: string;
  reproduce: string;
}

const EN: CiTexts = {
  colon: ': ',
  comma: ', ',
  found: (found, replicates) => `found ${found} after ${formatNumber(replicates, 'en', 16)} replicates`,
  fails: 'check fails',
  undecided: 'undecided',
  broken: 'cannot be checked',
  readable: 'can be checked',
  baseline: (file) => `digits against ${file}`,
  fault: 'digits differ though neither scenario nor engine has changed: a fault of ours, please report it',
  checkColumns: ['Check', 'Limit', 'Found', 'Share'],
  movedColumns: ['Target', 'Before', 'After', 'Difference'],
  rules: 'Rules',
  files: (count) => `${count} files`,
  passing: (count) => `${count} ${count === 1 ? 'file passes' : 'files pass'}`,
  changes: (count) => `What has changed in the files (${count})`,
  notes: 'How to read this',
  actuals: 'Observed since, against the forecast',
  reproduce: 'To reproduce',
};

const ZH: CiTexts = {
  colon: '：',
  comma: '，',
  found: (found, replicates) => `结果为 ${found}，${formatNumber(replicates, 'zh', 16)} 次模拟`,
  fails: '检查不通过',
  undecided: '未定',
  broken: '无法检查',
  readable: '可以检查',
  baseline: (file) => `数字与 ${file} 一致`,
  fault: '情景和引擎都没有改动，数字却不同：这是程序自身的错误，请报告',
  checkColumns: ['检查', '界限', '结果', '占比'],
  movedColumns: ['目标', '之前', '现在', '变动'],
  rules: '规则',
  files: (count) => `${count} 个文件`,
  passing: (count) => `${count} 个文件通过`,
  changes: (count) => `文件中改了什么（${count} 处）`,
  notes: '怎样读',
  actuals: '此后的实际值与预测对照',
  reproduce: '怎样重算',
};

export function ciTextsOf(lang: Language): CiTexts {
  return lang === 'zh' ? ZH : EN;
}
