import type {Compiled} from '../compile/compile.ts';
import type {Target} from '../scenario/schema.ts';

/** What a target asks, in the file's own numbers: `revenue ≥ 1000 亿元`, `all of a, b`. */
export function claimText(target: Target, {scenario, parts}: Pick<Compiled, 'scenario' | 'parts'>): string {
  if (!('metric' in target)) return combinedText(target);
  const own = parts.has(target.metric) ? parts.get(target.metric) : scenario.metrics[target.metric]?.unit;
  const unit = target.growth ? undefined : own;
  const quantity = (value: string | number) => (typeof value === 'number' && unit ? `${value} ${unit}` : String(value));
  const since = target.from === undefined ? '' : ` since ${target.from}`;
  const what = target.cumulative
    ? `cumulative ${target.metric}${since}`
    : target.growth
      ? `growth of ${target.metric}`
      : target.metric;
  const when = target.every_year ? ` in every year${since}` : '';
  if (target.at_least !== undefined) return `${what} ≥ ${quantity(target.at_least)}${when}`;
  if (target.at_most !== undefined) return `${what} ≤ ${quantity(target.at_most)}${when}`;
  if (target.between) return `${what} ${quantity(target.between[0])} to ${quantity(target.between[1])}${when}`;
  return `${what} about ${quantity(target.about!)} (within ${target.within ?? '5%'})${when}`;
}

function combinedText(target: Exclude<Target, {metric: string}>): string {
  if ('all' in target) return `all of ${target.all.join(', ')}`;
  if ('any' in target) return `any of ${target.any.join(', ')}`;
  return `at least ${target.count.at_least} of ${target.count.of.join(', ')}`;
}
