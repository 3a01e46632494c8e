import type {Catalogue} from './chinese.ts';

/** What is wrong with the files of a plan, or between a plan and its scenario. */
export const plan: Catalogue = {
  'is not modelled': '尚未建模',
  'give the scenario a target of this id, or say why not under not_modelled':
    '请在情景里设同一 id 的目标，或在 not_modelled 里说明原因',
  'is modelled at {0}, but not_modelled says why not': '{0}处已建模，not_modelled 却说明了不建模的原因',
  'remove one of them': '请去掉一个',
  '{0} is {1} here, but {2} at {3}': '{0}此处为{1}，而{3}处为{2}',
  'mend the one that is wrong': '请改正有误的一处',
  'must be {zh: …, en: …}: plans are shown in both languages': '须为 {zh: …, en: …}：规划以两种语言显示',
  'must be a number with a unit such as 300 万元': '须为带单位的数，如 300 万元',
  'must be a rate such as 15%': '须为比例，如 15%',
  'must be a rate between 0% and 100%, such as 15%': '须为 0% 至 100% 之间的比例，如 15%',
  'requires one of rate, amount, cap and tiers, or an ambiguity that says what is missing':
    '须有 rate、amount、cap、tiers 之一，或用 ambiguity 说明缺少什么',
  'must have at least one instrument': '至少要有一项政策',
  'must have at least one target': '至少要有一个目标',
  'must be the lower value and then the higher': '须先写低值，再写高值',
  'must be a share between 0% and 100%': '须为 0% 至 100% 之间的比例',
  'write {0}% if that is what is meant': '若是此意，请写{0}%',
  'must be the first and the last year, such as [2024, 2026]': '须为起止年份，如 [2024, 2026]',
  'must be a list of two values': '须为两个值的列表',
  'must be true': '须为 true',
  'requires one of at_least, at_most, about, between and unstated':
    '须有 at_least、at_most、about、between、unstated 之一',
  'requires ambiguity, which says what is missing': '须用 ambiguity 说明缺少什么',
  'requires either year or years': '须有 year 或 years 之一',
  'must be the earlier year and then the later': '须先写早的年份，再写晚的年份',
};
