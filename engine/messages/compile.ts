import type {Catalogue} from './chinese.ts';

/** What the compiler finds: names in expressions, values that are missing, circles, targets and costs. */
export const compile: Catalogue = {
  'unknown assumption {0}': '没有{0}这个假设',
  'unknown district {0}': '没有{0}这个地区',
  'unknown part {0}.{1}': '没有{0}.{1}这个组成部分',
  'unknown name {0} in a cost': '费用里不能用{0}',
  'known are {0} …': '可用的有{0}等',
  'did you mean {0}.{1}?': '是不是{0}.{1}？',
  'parts of {0} are {1}': '{0}的组成部分有{1}',
  '{0} has no parts: write {1}': '{0}没有组成部分：请写{1}',
  'what is drawn once per replicate may rest on other assumptions only': '每次模拟抽取一次的量，只能依据其他假设',
  'assumption {0} has one value per district and none is named here': '假设{0}每个地区各有一值，而此处没有指明地区',
  'write {0}[district], or give this assumption by: district too': '请写{0}[地区]，或给本假设也写上 by: district',
  'metric {0} needs a district here': '此处的指标{0}须指明地区',
  'write {0}[district]': '请写{0}[地区]',
  'metric {0} has no value in {1}': '指标{0}在{1}没有值',
  'name a district that has it: {0}[{1}]': '请指明有它的地区：{0}[{1}]',
  'list {0} under metrics.{1}.districts, or name a district that has it':
    '请把{0}列入 metrics.{1}.districts，或换一个有它的地区',
  'missing value for {0}': '{0}没有值',
  'missing value for {0} in {1}': '{0}在{1}年没有值',
  'the assumption': '该假设',
  'add it, or a default': '请补上，或给出 default',
  'add {0}, {1} or default here, or list the metric’s districts under districts':
    '请在此补上{0}、{1}或 default，或在 districts 里列明该指标的地区',
  'must not rest on itself: {0}': '不能依据自身：{0}',
  'must not rest on itself within a year: {0}': '不能在同一年内依据自身：{0}',
  'break the circle': '请断开这个循环',
  'use last year’s value with lag(…) where the circle may be broken': '请在可以断开之处用 lag(…) 取上年的值',
  'a correlated assumption must be a single distribution': '有相关系数的假设须为单个分布',
  'correlate an assumption that is one distribution and build on it in another':
    '请给一个单纯是分布的假设写相关系数，另一个假设再由它算出',
  'no random quantities can have these correlations together: {0}': '这些量之间不可能同时有这样的相关系数：{0}',
  'the matrix is not positive definite; all of them times {0} would be possible':
    '相关矩阵不是正定的；全部乘以{0}便有可能',
  '{0} is not defined in {1} in {2}': '{0}在{1} {2}年没有定义',
  'choose a later year': '请选晚一些的年份',
  'choose a later year or another district': '请选晚一些的年份，或换一个地区',
  'choose a later year, or give metrics.{0}.history for {1}':
    '请选晚一些的年份，或在 metrics.{0}.history 里给出{1}年的值',
  'growth of {0}': '{0}的增速',
  'the sum of {0} since {1}': '{0}自{1}以来的累计',
  'the base': '基年',
  'look for a division by zero': '请看是否除以了零',
  'must be a number, not {0}': '须为数字，不能是{0}',
  'make a formula metric of it and set the target on that': '请写成 formula 指标，再以它为目标',
  'must be one finite number': '须为一个有限的数',
  'write a number such as 3500': '请写数字，如 3500',
  'must be a number from 0 at the setting {0}': '设定为{0}时须为不小于 0 的数',
  'what costs nothing costs 0: write max(0, …)': '不花钱即为 0：请写 max(0, …)',
  'a cost rests on setting, or on points, which is setting × 100':
    '费用只能依据 setting，或 points（即 setting × 100）',
  'total requires a district with children, got {0}': 'total 用于有下级的地区，现为{0}',
  'no district': '没有地区',
  'name the parent, or write the sum of the districts that you mean': '请指明上级地区，或把各地区写成相加',
  'must not be after {0}': '不得晚于{0}年',
};
