import type {Catalogue} from './chinese.ts';

/** What stands in the way of an answer: runs, comparisons, levers, targets that are asked for. */
export const analysis: Catalogue = {
  // Values that cannot be
  '{0} must be a finite number in every replicate': '{0}在每次模拟中须为有限的数',
  '{0} in {1} in {2}': '{1} {2}年的{0}',
  'target {0}': '目标{0}',
  '{0} in replicate {1} of seed {2}': '{0}（种子{2}的第{1}次模拟）',
  'look for a division by zero, a logarithm or root of a negative number, or a parameter that may leave its range':
    '请看是否除以了零、对负数取了对数或开方，或有参数可能超出范围',
  'a negative value in {0} of {1} replicates ({2} %)': '{1}次模拟中有{0}次为负（{2}%）',
  '{0}, {1} in the median of these': '{0}，其中位数为{1}',

  // Runs
  'a worker died twice over replicates {0} to {1}': '推算第{0}至{1}次模拟的线程两次中止',
  '{0} replicates would take about {1} of one core and {2} of memory': '{0}次模拟约需单核{1}、内存{2}',
  'ask for at most {0}; ten times fewer make the standard error 3.2 times larger':
    '请最多用{0}次；次数减为十分之一，标准误增为 3.2 倍',
  'ask for fewer replicates, metrics or years: the limit is {0}': '请减少模拟次数、指标或年数：上限为{0}',
  'ask for fewer replicates, metrics or years, or use fewer workers: the limit is {0}':
    '请减少模拟次数、指标或年数，或减少线程：上限为{0}',
  '{0} years': '{0}年',
  '{0} days': '{0}天',
  '{0} hours': '{0}小时',
  '{0} minutes': '{0}分钟',
  '{0} seconds': '{0}秒',
  'replicates must be an integer of at least 2, got {0}': '模拟次数须为不小于 2 的整数，现为{0}',
  'seed must be an integer from 0 to {0}, got {1}': '随机种子须为 0 至{0}的整数，现为{1}',
  'workers must be an integer of at least 1, got {0}': '线程数须为不小于 1 的整数，现为{0}',
  'slots must be one for each of {0} trajectories, got {1}': '{0}条轨迹须各有一个槽位，现有{1}个',
  '{0} draws of {1} quantities are more than can be kept': '{1}个量各{0}次抽样，超出可保存的数量',
  'ask for at most {0}': '请最多要{0}次',
  'no forecast of {0}': '没有推算{0}',

  // Targets, checks, levers
  'unknown target {0}': '没有{0}这个目标',
  '{0} are {1}': '{0}有{1}',
  levers: '杠杆',
  'its districts': '它的地区',
  'the scenario has no targets': '情景里没有目标',
  'say under targets what is to be reached': '请在 targets 里写明要达到什么',
  'no target lies after the base year': '没有基年之后的目标',
  'name what is to be reached with --targets': '请用 --targets 指明要达到什么',
  'scenario {0} has no checks': '情景{0}没有检查',
  'add checks, or leave the file out: no checks are no pass': '请写上 checks，或不列此文件：没有检查不等于通过',
  'name it as metric/district/year': '请写成 指标/地区/年份',
  '{0} is the same in every replicate': '{0}在每次模拟中都相同',
  'nothing drives it': '没有什么决定它',
  'unknown lever {0}': '没有{0}这个杠杆',
  'give an assumption a lever: {min: 0%, max: 30%}': '请给假设写上 lever: {min: 0%, max: 30%}',
  'lever {0} has no value of its own in {1}': '杠杆{0}在{1}没有单独的值',
  'write --lever {0}': '请写 --lever {0}',
  'no lever has a cost': '没有写明费用的杠杆',
  'say what it costs: lever: {min: 0%, max: 10%, step: 1%, cost: 2 * points}, with points in percent':
    '请写明费用：lever: {min: 0%, max: 10%, step: 1%, cost: 2 * points}，points 以百分点计',
  'the cost of lever {0} must be a number from 0 at {1}, got {2}': '杠杆{0}设为{1}时费用须为不小于 0 的数，现为{2}',
  'write max(0, …)': '请写 max(0, …)',
  'it rests on lever {0}, which cannot be moved here: keep it out of this place':
    '它取决于杠杆{0}，而这里只能是固定的数：请不要在此处使用它',
  'the budget {0}: {1}': '预算{0}：{1}',
  'the budget must be at least 0, got {0}': '预算不得小于 0，现为{0}',

  // Comparisons
  'the two have no target in common': '两者没有共同的目标',
  'compare two versions of one scenario, or variants of it': '请比较同一情景的两个版本或变体',
  'targets in both are {0}': '两者都有的目标是{0}',
  '--fail-if names {0}, which only one of the two has': '--fail-if 里的{0}只有一方有',
  'unknown target {0} in --fail-if': '--fail-if 里没有{0}这个目标',
  '--fail-if must be a rule such as "drop > 5 points", got {0}': '--fail-if 须写成 "drop > 5 points" 的样子，现为{0}',
  'drop, rise or change; > or >=; percentage points; and, if need be, on TARGET':
    '依次为 drop（下降）、rise（上升）或 change（变动），> 或 >=，百分点数，必要时加 on 目标',
};
