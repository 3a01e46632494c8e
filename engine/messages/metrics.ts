import type {Catalogue} from './chinese.ts';

/** What the kinds of metric find wrong with their own fields. */
export const metrics: Catalogue = {
  'must be above 0': '须大于 0',
  'must not be negative': '不得为负',
  '{0} in {1} must not be negative': '{1}的{0}不得为负',
  'must be between 0% and 100%': '须在 0% 与 100% 之间',
  'a probability is written 8% or 0.08': '概率写作 8% 或 0.08',
  'it is how many there are in a year': '这是一年的个数',
  'it is how many enter in a year': '这是一年新进的个数',
  'it is how many there are at the end of the base year': '这是基年年末的个数',
  'it is the share that goes in a year: 8% or 0.08': '这是一年中转出的比例：8% 或 0.08',
  'give a distribution that stays above zero, such as lognormal(p5 = 40, p95 = 60)':
    '请用始终为正的分布，如 lognormal(p5 = 40, p95 = 60)',
  'is not defined in {0} in {1}': '在{0} {1}年没有定义',
  'a lag reaches before what is known: write year > … ? … : 0, or give a number for that year':
    'lag 取到了已知年份之前：请写 year > … ? … : 0，或给出那一年的数',
  'a lag reaches before what is known: give the history that it needs, or write year > … ? … : 0':
    'lag 取到了已知年份之前：请补上所需的历史值，或写 year > … ? … : 0',
  'name one of {0}': '请从{0}中选一个',
  'metric {0} is not worked out in {1}': '指标{0}不在{1}推算',
  'leave one of them out': '请去掉一个',

  // growth
  'residual requires a district within another': 'residual 只用于有上级的地区',
  'give its base': '请给出它的 base',
  'residual requires a base for {0}': '用 residual 须有{0}的 base',
  'add {0} and its known total under base': '请在 base 里补上{0}及其已知总量',
  'must be the only residual within {0}': '{0}之下只能有一个 residual',
  'one unknown follows from one total: give the base of all but one of {0}':
    '一个总量只能推出一个未知数：{0}之中只能留一个，其余请给出 base',
  'what {0} leaves for {1} must not be negative': '{0}留给{1}的余量不得为负',
  'lower the base of {0} or raise that of {1}': '请调低{0}的 base，或调高{1}的',

  // share
  'must be above 0 and below the ceiling {0} in {1}': '在{1}须大于 0 且小于上限{0}',
  'per cent need their sign: 35% is 0.35': '百分数要写百分号：35% 即 0.35',
  'write 35% or 0.35, or raise the ceiling': '请写 35% 或 0.35，或调高上限',

  // flow
  'must not be given with base': '不能与 base 同时给出',
  'what is known is not drawn': '已知的数不再抽取',
  'the smaller, the wilder; leave it out for a Poisson number': '越小波动越大；不写即为泊松分布',

  // pipeline
  'must have at least one stage': '至少要有一个阶段',
  'unknown stage {0}': '没有{0}这个阶段',
  'write a number of years, or a distribution of numbers such as gamma(mean = 2, sd = 1)':
    '请写年数，或参数为数字的分布，如 gamma(mean = 2, sd = 1)',
  'must be one number of years, or a distribution without single likely values':
    '须为一个年数，或没有单个可能值的（连续）分布',
  'a dwell time must not be negative and must have a mean': '停留时间不得为负，且须有均值',
  'gamma and lognormal are never negative; truncated(…, min = 0) cuts off what is':
    'gamma 和 lognormal 不会为负；truncated(…, min = 0) 可截去为负的部分',
  'must be the same in every replicate, district and year': '在每次模拟、每个地区、每一年须相同',
  'must be less than the dwell time': '须小于停留时间',
  'must be less than the dwell time before the end of the base year': '距基年年末须短于停留时间',
  'must be a date such as 2025-06-30, a month such as 2025-06, or a year such as 2025 or 2025.5':
    '须为日期（如 2025-06-30）、月份（如 2025-06）或年份（如 2025、2025.5）',
  'must be a date that is in the calendar': '没有这样的日期',
  'must not be given together with elapsed': '不能与 elapsed 同时给出',
  'must not be after the base year {0}': '不得晚于基年{0}年',
  'who enters later is one of the entries; give the stage in which it is at the end of the base year':
    '以后才进入的算作新进；请写它在基年年末所处的阶段',
  'give the stage in which it is at the end of the base year': '请写它在基年年末所处的阶段',
  'probabilities of success are needed for all years before the first item goes on: let them rest on assumptions, factors or other metrics, not on what the pipeline itself has brought':
    '第一个品种进入下一阶段之前就要用到各年的成功概率：请让它依据假设、共同因子或其他指标，不依据管线自身的结果',
  'join stages, or end the calendar earlier': '请合并阶段，或让推算期早些结束',
  'must not have more than {0} histories': '可能的经历不得多于{0}种',
  '{0} in {1} years': '{1}年{0}种',
  'must not go on for more than {0} years': '不得超过{0}年',
  'must be a unit of whole items, such as 个': '须为整数的单位，如 个',
  'values may still be given in 万个': '数值仍可写作 万个',

  // population
  'must have at least one state': '至少要有一个状态',
  'must not be one of {0}': '不得为{0}',
  'must be a state or a list of states': '须为状态，或状态的列表',
  'unknown state {0}': '没有{0}这个状态',
  'duplicate state {0}': '状态{0}重复',
  'must lead to another state': '须转到别的状态',
  'those who do not move stay': '不转移的自然留在原处',
  'moves and exits of {0} must add up to at most 100%': '{0}的转移和退出合计不得超过 100%',
  'what is left of 100% stays': '100% 中余下的留在原处',
  '{0}% in {1}': '{1}为{0}%',
  'must be a unit of whole members, such as 家': '须为整数的单位，如 家',
  'values may still be given in 万家': '数值仍可写作 万家',

  // projects
  'must have at least one project': '至少要有一个项目',
  'must be a number of years, or a list of shares by year such as [30%, 70%, 100%]':
    '须为年数，或各年比例的列表，如 [30%, 70%, 100%]',
};
