import type {Language} from '../../engine/display.ts';

/** What the page says about levers and a budget, apart from what every report says. Numbers arrive formatted. */
export interface FrontierTexts {
  intro: string;
  budget: string;
  budgetIn(unit: string): string;
  goal: string;
  goalNote: string;
  atLeast: string;
  floorOf(name: string): string;
  floorsChoose: string;
  asInFile: string;
  counted(names: string): string;
  computing(trials: string): string;
  outdated: string;
  stop: string;
  stopped: string;
  compute: string;
  ready: string;
  points: string;
  pointsNote: string;
  chosen: string;
  now: string;
  portfolioFor(cost: string, chance: string): string;
  lever: string;
  place: string;
  setting: string;
  cost: string;
  total: string;
  nothing: string;
  apply(cost: string): string;
  applied: string;
  back: string;
  toSliders: string;
  target: string;
  thisChance: string;
  nowChance: string;
  searched: string;
  noCosts: string;
  howTo: string;
  noLevers: string;
  made: string;
  example: string;
  none: string;
}

const EN: FrontierTexts = {
  intro:
    'Within a budget, the settings of the levers with a price that make the goal likeliest. Choose a point of the curve to see what more or less money buys.',
  budget: 'Budget',
  budgetIn: (unit) => `Budget, ${unit}`,
  goal: 'What is to be hit',
  goalNote:
    'All that is ticked is to be hit together. With a least chance for one of them the cheapest portfolio is sought that keeps it, whatever the budget.',
  atLeast: 'at least, %',
  floorOf: (name) => `Least chance in percent: ${name}`,
  floorsChoose: 'The cheapest portfolio that keeps the least chances is sought, whatever the budget.',
  asInFile: 'Levers with a price start from the file, whatever their sliders say.',
  counted: (names) => `Counted as set: ${names}.`,
  computing: (trials) => `Trying portfolios, ${trials} so far …`,
  outdated: 'Below is still the answer before.',
  stop: 'Stop',
  stopped: 'Stopped.',
  compute: 'Compute',
  ready: 'The portfolio has been computed.',
  points: 'What more money buys',
  pointsNote: 'Choose a portfolio',
  chosen: 'chosen',
  now: 'as it is',
  portfolioFor: (cost, chance) => `For ${cost}: ${chance}`,
  lever: 'Lever',
  place: 'District',
  setting: 'Set to',
  cost: 'Cost',
  total: 'Together',
  nothing: 'No lever is set: this is what the file assumes.',
  apply: (cost) => `Set the sliders to this portfolio (${cost})`,
  applied: 'The sliders are set to this portfolio.',
  back: 'Put them back',
  toSliders: 'See it under What if',
  target: 'Target',
  thisChance: 'With this portfolio',
  nowChance: 'As it is',
  searched: 'How sure is that?',
  noCosts: 'No lever of this scenario has a price, so there is nothing to weigh against a budget.',
  howTo: 'Say what a lever costs and how much there is, in a file of your own beside it:',
  noLevers: 'This scenario names no levers. Give an assumption a range and a price:',
  made: 'The numbers are made up. A cost is an expression of setting, or of points, which is setting × 100.',
  example: 'A plan with prices: Qiantang',
  none: 'This scenario has no targets after its base year.',
};

const ZH: FrontierTexts = {
  intro: '在预算之内，标了价的杠杆怎样设定，最能让目标达到。点选曲线上的一点，看多花或少花钱换来什么。',
  budget: '预算',
  budgetIn: (unit) => `预算（${unit}）`,
  goal: '要达到什么',
  goalNote: '勾选的各项须同时达到。给某项写上最低概率，就改为找出保住它的最省钱的组合，不论预算。',
  atLeast: '至少，%',
  floorOf: (name) => `最低概率（百分数）：${name}`,
  floorsChoose: '现在找的是保住最低概率的最省钱的组合，不论预算。',
  asInFile: '标了价的杠杆都从文件原值算起，与滑块无关。',
  counted: (names) => `按已设定的值计入：${names}。`,
  computing: (trials) => `正在试各种组合，已试 ${trials} 种……`,
  outdated: '下面仍是之前的结果。',
  stop: '停止',
  stopped: '已停止。',
  compute: '计算',
  ready: '已算出组合。',
  points: '多花钱能换来什么',
  pointsNote: '选一个组合',
  chosen: '所选',
  now: '目前',
  portfolioFor: (cost, chance) => `花费 ${cost}：${chance}`,
  lever: '杠杆',
  place: '地区',
  setting: '设为',
  cost: '费用',
  total: '合计',
  nothing: '不动任何杠杆，即文件的假设。',
  apply: (cost) => `把滑块设成这个组合（${cost}）`,
  applied: '滑块已设成这个组合。',
  back: '恢复原样',
  toSliders: '到“假如”中细看',
  target: '目标',
  thisChance: '按此组合',
  nowChance: '目前',
  searched: '这有多可靠？',
  noCosts: '此情景的杠杆都没有标价，所以无从与预算相比。',
  howTo: '另建一个文件，写明杠杆要花多少钱、总共有多少钱：',
  noLevers: '此情景没有可调的假设。给某项假设写上范围和费用：',
  made: '其中的数是随手写的。费用是 setting（设定值）或 points（设定值 × 100）的算式。',
  example: '标了价的规划：钱塘',
  none: '此情景在基年之后没有目标。',
};

export function frontierTextsOf(lang: Language): FrontierTexts {
  return lang === 'zh' ? ZH : EN;
}
