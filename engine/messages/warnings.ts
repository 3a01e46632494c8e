import type {Catalogue} from './chinese.ts';

/** What a forecast warns of. */
export const warnings: Catalogue = {
  'assumption {0} is used by no metric': '没有指标用到假设 {0}',
  'factor {0} is used by no metric': '没有指标用到共同因子 {0}',
};

/** The Chinese of a forecast's warning, whose document holds texts in English. Ids are the only names in it. */
export function warningInChinese(warning: string): string {
  for (const [english, chinese] of Object.entries(warnings)) {
    const [before = '', after = ''] = english.split('{0}');
    if (warning.startsWith(before) && warning.endsWith(after))
      return chinese.replace('{0}', warning.slice(before.length, -after.length));
  }
  return warning;
}
