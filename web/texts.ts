import type {Language} from '../engine/display.ts';

/** What the page says, apart from what every report says. Numbers arrive formatted. */
export interface PageTexts {
  product: string;
  tagline: string;
  scenario: string;
  language: string;
  otherLanguage: string;
  whatIf: string;
  reset: string;
  asInFile: string;
  setTo(value: string): string;
  refining(share: string): string;
  full(replicates: string): string;
  fast(replicates: string): string;
  change(points: string): string;
  unchanged: string;
  digest: string;
  failed: string;
  keepsLast: string;
  words: string;
}

const EN: PageTexts = {
  product: 'Tidemark',
  tagline: 'Will the tide reach the mark?',
  scenario: 'Scenario',
  language: 'Language',
  otherLanguage: '中文',
  whatIf: 'What if',
  reset: 'As in the file',
  asInFile: 'as in the file',
  setTo: (value) => `set to ${value}`,
  refining: (share) => `refining, ${share}`,
  full: (replicates) => `${replicates} replicates`,
  fast: (replicates) => `first answer, ${replicates} replicates`,
  change: (points) => `${points} points`,
  unchanged: 'no change',
  digest: 'digest',
  failed: 'This cannot be computed',
  keepsLast: 'The last answer stays below.',
  words:
    'remote: below 5 % · unlikely: below 33 % · toss-up: 33 to 67 % · likely: above 67 % · near-certain: above 95 %',
};

const ZH: PageTexts = {
  product: '潮标 Tidemark',
  tagline: '潮水会到标线吗？',
  scenario: '情景',
  language: '语言',
  otherLanguage: 'English',
  whatIf: '假如',
  reset: '恢复文件原值',
  asInFile: '按文件',
  setTo: (value) => `设为 ${value}`,
  refining: (share) => `细算中，${share}`,
  full: (replicates) => `${replicates} 次模拟`,
  fast: (replicates) => `初算，${replicates} 次模拟`,
  change: (points) => `${points} 个百分点`,
  unchanged: '无变化',
  digest: '摘要',
  failed: '无法计算',
  keepsLast: '下面仍是上一次的结果。',
  words: '几乎不可能：低于 5% · 不太可能：低于 33% · 机会各半：33% 至 67% · 较有可能：高于 67% · 几乎确定：高于 95%',
};

/** The page's catalogue of a language. */
export function pageTextsOf(lang: Language): PageTexts {
  return lang === 'zh' ? ZH : EN;
}
