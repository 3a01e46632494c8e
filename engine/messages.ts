import type {Message} from './message.ts';
import {type Catalogue, inChinese} from './messages/chinese.ts';
import {analysis} from './messages/analysis.ts';
import {cli} from './messages/cli.ts';
import {common} from './messages/common.ts';
import {compile} from './messages/compile.ts';
import {descriptions} from './messages/descriptions.ts';
import {distributions} from './messages/distributions.ts';
import {expression} from './messages/expression.ts';
import {metrics} from './messages/metrics.ts';
import {plan} from './messages/plan.ts';
import {scenario} from './messages/scenario.ts';
import {warnings} from './messages/warnings.ts';
import {yaml} from './messages/yaml.ts';

/** The Chinese of every message, by its template: the same slots, in any order. One file for each room that speaks. */
export const CATALOGUES = {
  common,
  scenario,
  yaml,
  expression,
  distributions,
  compile,
  metrics,
  plan,
  analysis,
  cli,
  warnings,
};

const CHINESE: Catalogue = Object.assign({}, ...Object.values(CATALOGUES), descriptions);

/** A message in the reader's language; what is no message, such as the text of an error of the system, stays as it is. */
export function inWords(said: Message | string, lang: 'zh' | 'en'): string {
  return typeof said === 'string' || lang === 'en' ? String(said) : inChinese(said, CHINESE);
}
