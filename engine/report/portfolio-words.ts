import type {Language} from '../units.ts';

/** Everything that the report of `levers` says. Numbers arrive formatted. */
export interface PortfolioWords {
  title: string;
  readonly goal: (names: string, count: number) => string;
  readonly best: (budget: string | undefined, chance: string, now: string) => string;
  readonly cheapest: (cost: string, chance: string, now: string) => string;
  readonly spends: (cost: string, left: string | undefined) => string;
  readonly beyond: (budget: string) => string;
  noneKeeps: string;
  nearest: string;
  nothing: string;
  asIs: string;
  readonly left: (names: string) => string;
  targets: string;
  readonly was: (now: string) => string;
  readonly floor: (floor: string, kept: 'yes' | 'undecided' | 'no') => string;
  frontier: string;
  columns: {cost: string; chance: string; set: string};
  chosen: string;
  readonly optimism: (searched: string, fresh: string, kind: 'noise' | 'optimistic' | 'pessimistic') => string;
  readonly run: (
    trials: string,
    exhaustive: boolean,
    searched: string,
    replicates: string,
    seed: number,
    fresh: number,
  ) => string;
  comma: string;
  colon: string;
}

const EN: PortfolioWords = {
  title: 'Which levers are worth pulling?',
  goal: (names, count) =>
    count === 1 ? `To be hit: ${names}` : `To be hit, ${count === 2 ? 'both' : `all ${count}`}: ${names}`,
  best: (budget, chance, now) =>
    `${budget === undefined ? 'Whatever it costs' : `Within ${budget}`}: a chance of ${chance}, now ${now}`,
  cheapest: (cost, chance, now) => `The floors take ${cost}; all hit together with a chance of ${chance}, now ${now}`,
  spends: (cost, left) => `It spends ${cost}${left === undefined ? '' : ` and leaves ${left}`}:`,
  beyond: (budget) => `That is more than the budget of ${budget}.`,
  noneKeeps: 'No setting of the levers keeps the floors.',
  nearest: 'The nearest:',
  nothing: 'no lever set',
  asIs: 'as assumed',
  left: (names) => `left as assumed: ${names}`,
  targets: 'Each target with these settings',
  was: (now) => `now ${now}`,
  floor: (floor, kept) =>
    ({
      yes: `keeps its floor of ${floor}`,
      undecided: `too near its floor of ${floor} to tell`,
      no: `misses its floor of ${floor}`,
    })[kept],
  frontier: 'What more money buys',
  columns: {cost: 'cost', chance: 'chance', set: 'set'},
  chosen: 'chosen',
  optimism: (searched, fresh, kind) =>
    `On the random numbers that chose it its chance was ${searched}, on fresh ones ${fresh}: ${
      {
        noise: 'no more apart than chance makes them.',
        optimistic: 'the search was taken in by its luck; the fresh number counts.',
        pessimistic: 'the search was unlucky; the fresh number counts.',
      }[kind]
    }`,
  run: (trials, exhaustive, searched, replicates, seed, fresh) =>
    `${exhaustive ? `all ${trials} combinations tried` : `${trials} combinations tried`} with ${searched} replicates (seed ${seed}); shown: ${replicates} replicates, seed ${fresh}`,
  comma: ', ',
  colon: ': ',
};

const ZH: PortfolioWords = {
  title: '哪些杠杆值得动？',
  goal: (names, count) => (count === 1 ? `要达到：${names}` : `要同时达到 ${count} 项：${names}`),
  best: (budget, chance, now) => `${budget === undefined ? '不计费用' : `${budget}以内`}：概率 ${chance}，目前 ${now}`,
  cheapest: (cost, chance, now) => `保住各项底线需 ${cost}；同时达到的概率 ${chance}，目前 ${now}`,
  spends: (cost, left) => `花费 ${cost}${left === undefined ? '' : `，余 ${left}`}：`,
  beyond: (budget) => `超出预算 ${budget}。`,
  noneKeeps: '无论怎样设定，都保不住各项底线。',
  nearest: '最接近的是：',
  nothing: '不动任何杠杆',
  asIs: '照假设',
  left: (names) => `照假设不动：${names}`,
  targets: '如此设定时各目标的概率',
  was: (now) => `目前 ${now}`,
  floor: (floor, kept) =>
    ({yes: `保住底线 ${floor}`, undecided: `离底线 ${floor} 太近，难以判定`, no: `低于底线 ${floor}`})[kept],
  frontier: '多花钱能换来什么',
  columns: {cost: '费用', chance: '概率', set: '设定'},
  chosen: '所选',
  optimism: (searched, fresh, kind) =>
    `在据以挑选的随机数上概率为 ${searched}，换一组随机数为 ${fresh}：${
      {
        noise: '相差不超过偶然。',
        optimistic: '挑选时沾了运气，以后者为准。',
        pessimistic: '挑选时运气不佳，以后者为准。',
      }[kind]
    }`,
  run: (trials, exhaustive, searched, replicates, seed, fresh) =>
    `${exhaustive ? `试遍 ${trials} 种组合` : `试了 ${trials} 种组合`}，各 ${searched} 次模拟（随机种子 ${seed}）；所列为 ${replicates} 次模拟，随机种子 ${fresh}`,
  comma: '，',
  colon: '：',
};

export function portfolioWordsOf(lang: Language): PortfolioWords {
  return lang === 'zh' ? ZH : EN;
}
