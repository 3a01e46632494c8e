import type {Language} from '../../engine/display.ts';

/** What the slides and their controls say. Numbers arrive formatted. */
export interface PresentTexts {
  readonly deck: string;
  readonly slide: string;
  readonly previous: string;
  readonly next: string;
  readonly fullScreen: string;
  readonly notes: string;
  readonly exit: string;
  readonly pdf: string;
  readonly making: string;
  readonly failed: (why: string) => string;
  readonly keys: string;

  readonly kicker: {
    readonly answer: string;
    readonly overview: string;
    readonly together: string;
    readonly whatIf: string;
  };
  readonly together: string;
  readonly whatIf: string;
  readonly whatIfSet: (levers: string) => string;
  readonly whatIfNone: string;
  readonly median: string;
  readonly range: (low: string, high: string) => string;
  readonly needs: string;
  readonly from: (value: string, year: number) => string;
  readonly history: (from: number, to: number) => string;
  readonly missed: string;

  readonly note: {
    readonly chance: (chance: string, word: string, replicates: string) => string;
    readonly fan: string;
    readonly words: string;
    readonly together: string;
    readonly whatIf: string;
    readonly rests: (names: string) => string;
    readonly again: (seed: number, digest: string) => string;
  };
}

const EN: PresentTexts = {
  deck: 'Presentation',
  slide: 'slide',
  previous: 'Previous slide',
  next: 'Next slide',
  fullScreen: 'Full screen',
  notes: 'Notes',
  exit: 'Leave',
  pdf: 'Print or PDF',
  making: 'Making the file …',
  failed: (why) => `The file could not be made: ${why}`,
  keys: 'Arrows, space or page keys turn; N notes, F full screen, Escape leaves.',
  kicker: {answer: 'The answer', overview: 'District by district', together: 'All at once', whatIf: 'What if'},
  together: 'How likely is it that they come true together?',
  whatIf: 'What if an assumption is another?',
  whatIfSet: (levers) => `Set: ${levers}`,
  whatIfNone: 'All levers as in the file.',
  median: 'median forecast',
  range: (low, high) => `nine of ten futures: ${low} to ${high}`,
  needs: 'growth a year needed',
  from: (value, year) => `from ${value} in ${year}`,
  history: (from, to) => `growth a year, ${from} to ${to}`,
  missed: 'missed by, in the median',
  note: {
    chance: (chance, word, replicates) =>
      `The target was hit in ${chance} of ${replicates} simulated futures: ${word}. The ± is one standard error of the simulation, not of the assumptions.`,
    fan: 'The dark band holds half of the simulated futures, the light one nine of ten; the line is the median. Black: what was observed. The bar across: the target.',
    words:
      'remote: below 5 % · unlikely: below 33 % · toss-up: 33 to 67 % · likely: above 67 % · near-certain: above 95 %',
    together:
      'Counted in the same simulated futures: districts share what moves them all, so their chances must not be multiplied.',
    whatIf: 'Move a slider: the assumption is then certain, and all chances follow. Dashed: before it was moved.',
    rests: (names) => `Rests on: ${names}.`,
    again: (seed, digest) => `Seed ${seed}, digest ${digest}: whoever runs the same file gets the same digits.`,
  },
};

const ZH: PresentTexts = {
  deck: '演示文稿',
  slide: '幻灯片',
  previous: '上一页',
  next: '下一页',
  fullScreen: '全屏',
  notes: '备注',
  exit: '退出',
  pdf: '打印或 PDF',
  making: '正在生成文件……',
  failed: (why) => `文件未能生成：${why}`,
  keys: '方向键、空格或翻页键翻页；N 备注，F 全屏，Esc 退出。',
  kicker: {answer: '结论', overview: '分地区', together: '同时实现', whatIf: '假如'},
  together: '几项目标同时实现，有多大可能？',
  whatIf: '假如某项假设不是这样？',
  whatIfSet: (levers) => `已设：${levers}`,
  whatIfNone: '各项假设均按文件。',
  median: '中位预测',
  range: (low, high) => `十次模拟中九次：${low} 至 ${high}`,
  needs: '年均需增',
  from: (value, year) => `${year} 年为 ${value}`,
  history: (from, to) => `${from}–${to} 年年均增长`,
  missed: '未达时差（中位数）',
  note: {
    chance: (chance, word, replicates) =>
      `${replicates} 次模拟中，达标的占 ${chance}：${word}。± 是模拟的一个标准误，不是假设本身的误差。`,
    fan: '深色带含一半的模拟结果，浅色带含九成，线为中位数；黑色为实际值，横杠为目标。',
    words: '几乎不可能：低于 5% · 不太可能：低于 33% · 机会各半：33% 至 67% · 较有可能：高于 67% · 几乎确定：高于 95%',
    together: '在同一批模拟中计数：各地受同样的因素影响，概率不能简单相乘。',
    whatIf: '移动滑块：该假设即为定值，所有概率随之更新。虚线为移动之前。',
    rests: (names) => `依据：${names}。`,
    again: (seed, digest) => `随机种子 ${seed}，摘要 ${digest}：同一文件，谁来运行都得到同样的数字。`,
  },
};

/** The catalogue of a language. */
export function presentTextsOf(lang: Language): PresentTexts {
  return lang === 'zh' ? ZH : EN;
}
