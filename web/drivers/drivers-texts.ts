import type {Language} from '../../engine/display.ts';

/** What the page says about drivers and what it would take, apart from what every report says. Numbers arrive formatted. */
export interface DriversTexts {
  target: string;
  intro: string;
  learnedAndLuck: string;
  sources: string;
  ranks: string;
  computing(share: string): string;
  outdated: string;
  ready: string;
  none: string;
  sliders: string;
  toDetail: string;
  whatBinds: string;
}

const EN: DriversTexts = {
  target: 'Target',
  intro: 'What decides whether the target is reached, and how much of it nobody can know beforehand.',
  learnedAndLuck: 'What could be learned, and what is luck',
  sources: 'What decides it, source by source',
  ranks: 'What goes in step with it',
  computing: (share) => `Computing what drives it: ${share}`,
  outdated: 'Below is still the answer before.',
  ready: 'What drives it has been computed.',
  none: 'This scenario has no targets.',
  sliders: 'Move the sliders: what drives it follows when they rest',
  toDetail: 'This target in detail',
  whatBinds: 'What binds, and what goes together',
};

const ZH: DriversTexts = {
  target: '目标',
  intro: '什么决定能否达标，其中又有多少是谁也无法事先知道的。',
  learnedAndLuck: '哪些可以弄清，哪些是运气',
  sources: '由什么决定，逐项来看',
  ranks: '与之同步的',
  computing: (share) => `正在计算由什么决定：${share}`,
  outdated: '下面仍是之前的结果。',
  ready: '已算出由什么决定。',
  none: '此情景没有目标。',
  sliders: '拖动滑块：停下后随之重算',
  toDetail: '细看此目标',
  whatBinds: '卡在哪里，哪些同进退',
};

export function driversTextsOf(lang: Language): DriversTexts {
  return lang === 'zh' ? ZH : EN;
}
