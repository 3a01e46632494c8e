import type {Language} from '../../engine/display.ts';

/** What the page says about what it would take, apart from what every report says. Numbers arrive formatted. */
export interface RequiredTexts {
  title: string;
  hint: string;
  intro: string;
  wanted: string;
  other: string;
  otherName: string;
  growth: string;
  growthNote: string;
  noGrowth: string;
  needed: string;
  history(from: number, to: number): string;
  levers: string;
  bars: string;
  none: string;
  short(count: number): string;
  places(name: string, count: number): string;
  all: string;
  setTo(value: string): string;
  setOf(name: string, value: string): string;
  isSet: string;
  distance(deviations: string, isBelow: boolean): string;
  stepUp(value: string): string;
  stepDown(value: string): string;
  moved(name: string, value: string): string;
  asked(level: string): string;
  reached(chance: string, before: string): string;
  counting: string;
  undo: string;
  computing(share: string): string;
  outdated: string;
  refining(replicates: string): string;
  ready: string;
  failed: string;
}

const EN: RequiredTexts = {
  title: 'What would it take?',
  hint: 'the growth, and where each slider would have to be',
  intro: 'Each answer moves one thing and leaves all others as they are set now.',
  wanted: 'For a chance of',
  other: 'other',
  otherName: 'Another chance, in percent',
  growth: 'Growth',
  growthNote: 'The same amount more each year, in every district that counts. No slider does this.',
  noGrowth: 'No growth of a metric moves this target.',
  needed: 'needed',
  history: (from, to) => `history ${from}–${to}`,
  levers: 'Sliders, one at a time',
  bars: 'Bars: the range of the slider; strong where it is enough, light what is assumed.',
  none: 'No slider is enough by itself.',
  short: (count) => `Not enough by themselves: ${count}`,
  places: (name, count) => `${name}, in one district alone: ${count}`,
  all: 'all districts alike',
  setTo: (value) => `Set to ${value}`,
  setOf: (name, value) => `Set ${name} to ${value}`,
  isSet: 'Set here',
  distance: (deviations, isBelow) => `${deviations} standard deviations ${isBelow ? 'below' : 'above'} what is assumed`,
  stepUp: (value) => `the slider’s first step that is enough: ${value}`,
  stepDown: (value) => `the slider’s last step that is enough: ${value}`,
  moved: (name, value) => `${name}: set to ${value}.`,
  asked: (level) => `Asked for ${level}`,
  reached: (chance, before) => `reached ${chance}, before ${before}.`,
  counting: 'counting …',
  undo: 'Put back',
  computing: (share) => `Computing what it would take: ${share}`,
  outdated: 'Below is still the answer before.',
  refining: (replicates) => `so far from ${replicates} replicates`,
  ready: 'What it would take has been computed.',
  failed: 'This cannot be computed:',
};

const ZH: RequiredTexts = {
  title: '要怎样才够？',
  hint: '增速要到多少，每个滑块要到哪里',
  intro: '每个答案只动一项，其余都按现在的设定不变。',
  wanted: '要求达标概率',
  other: '其他',
  otherName: '其他概率，百分数',
  growth: '增速',
  growthNote: '各相关地区每年都多增长同样多。没有滑块能直接这样做。',
  noGrowth: '此目标不取决于任何指标的增速。',
  needed: '所需',
  history: (from, to) => `历史 ${from}–${to} 年`,
  levers: '滑块，一次只动一个',
  bars: '横条为滑块的范围：深色处已够，浅色为目前的假设。',
  none: '没有哪个滑块单靠自己就够。',
  short: (count) => `单靠自己不够：${count} 个`,
  places: (name, count) => `${name}，只动一个地区：${count} 个`,
  all: '各地区同样设定',
  setTo: (value) => `设为 ${value}`,
  setOf: (name, value) => `将${name}设为 ${value}`,
  isSet: '已设在此',
  distance: (deviations, isBelow) => `比假设${isBelow ? '低' : '高'} ${deviations} 个标准差`,
  stepUp: (value) => `滑块上够用的第一格：${value}`,
  stepDown: (value) => `滑块上够用的最后一格：${value}`,
  moved: (name, value) => `${name}：已设为 ${value}。`,
  asked: (level) => `要求 ${level}`,
  reached: (chance, before) => `现为 ${chance}，此前 ${before}。`,
  counting: '计算中……',
  undo: '放回原处',
  computing: (share) => `正在计算要怎样才够：${share}`,
  outdated: '下面仍是之前的结果。',
  refining: (replicates) => `目前只用了 ${replicates} 次模拟`,
  ready: '已算出要怎样才够。',
  failed: '无法计算：',
};

export function requiredTextsOf(lang: Language): RequiredTexts {
  return lang === 'zh' ? ZH : EN;
}
