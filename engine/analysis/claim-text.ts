import type {Compiled} from '../compile/compile.ts';
import type {Target} from '../scenario/schema.ts';
import {type Language, WORDS} from './explain-words.ts';

/** What a target asks, in the file's own numbers: `revenue ≥ 1000 亿元`, `all of a, b`. */
export function claimText(
  target: Target,
  {scenario, parts}: Pick<Compiled, 'scenario' | 'parts'>,
  lang: Language = 'en',
): string {
  const {claims} = WORDS[lang];
  if (!('metric' in target)) return combinedText(target, lang);
  const own = parts.has(target.metric) ? parts.get(target.metric) : scenario.metrics[target.metric]?.unit;
  const unit = target.growth ? undefined : own;
  const quantity = (value: string | number) => (typeof value === 'number' && unit ? `${value} ${unit}` : String(value));
  const {metric} = target;
  const what = target.cumulative ? claims.cumulative(metric) : target.growth ? claims.growth(metric) : metric;
  const when = (claim: string) => (target.every_year ? claims.everyYear(claim) : claim);
  if (target.at_least !== undefined) return when(`${what} ≥ ${quantity(target.at_least)}`);
  if (target.at_most !== undefined) return when(`${what} ≤ ${quantity(target.at_most)}`);
  if (target.between) return when(claims.between(what, quantity(target.between[0]), quantity(target.between[1])));
  return when(claims.about(what, quantity(target.about!), String(target.within ?? '5%')));
}

function combinedText(target: Exclude<Target, {metric: string}>, lang: Language = 'en'): string {
  const {claims} = WORDS[lang];
  if ('all' in target) return claims.all(target.all.join(', '));
  if ('any' in target) return claims.any(target.any.join(', '));
  return claims.count(target.count.at_least, target.count.of.join(', '));
}
