import {Message} from '../message.ts';
import {type Catalogue, inChinese} from './chinese.ts';

/** What a forecast warns of. */
export const warnings: Catalogue = {
  'assumption {0} is used by no metric': '没有指标用到假设{0}',
  'factor {0} is used by no metric': '没有指标用到共同因子{0}',
};

/** The Chinese of a forecast's warning, whose document holds texts in English. */
export function warningInChinese(warning: string): string {
  for (const template of Object.keys(warnings)) {
    const [before = '', after = ''] = template.split('{0}');
    if (warning.startsWith(before) && warning.endsWith(after))
      return inChinese(new Message(template, [warning.slice(before.length, -after.length)]), warnings);
  }
  return warning;
}
