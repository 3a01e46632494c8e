import {type Aim, type Ledger, latest, strongest} from '../ledger.ts';
import type {Found, Rule} from '../rule.ts';

/**
 * A target that a known level of an earlier year already meets: an ambiguity, since either it asks for nothing or it is counted differently from what is known. Shares
 * are passed over where they are only to be kept, that is, met by less than a tenth.
 */
export const reached: Rule = {
  id: 'reached',
  about: {zh: '期初已达到的目标', en: 'a target that is met before it begins'},
  find: (ledger) => strongest(ledger.targets).flatMap((target) => findingOf(target, ledger) ?? []),
};

const KEPT = 1.1;

function findingOf(target: Aim, ledger: Ledger): Found | undefined {
  if (target.form !== 'value' || !target.isLevel) return undefined;
  const known = latest(
    ledger.known.filter(
      ({metric, district, form, isLevel, last}) =>
        metric === target.metric && district === target.district && form === 'value' && isLevel && last < target.last,
    ),
  );
  const isShare = ledger.metrics.get(target.metric)?.sort === 'share';
  if (!known || known.point < target.point * (isShare ? KEPT : 1)) return undefined;
  return {
    about: `${target.document.id}:${target.id}`,
    severity: 'ambiguity',
    numbers: {target: target.point, known: known.point, year: target.last, knownYear: known.last},
    metric: target.metric,
    claims: [target, known],
    sentence: (say) =>
      say.of(
        `${say.subject(target)}：${target.last} 年的目标 ${say.asked(target)}，而 ${known.last} 年已有 ${say.value(known.point, known.metric)}；要么目标不起作用，要么口径不同。`,
        `${say.subject(target)}: ${say.asked(target)} is asked for ${target.last}, and ${known.last} already had ${say.value(known.point, known.metric)}; either the target asks for nothing or it counts something else.`,
      ),
  };
}
