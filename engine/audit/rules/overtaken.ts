import {isClearlyMore} from '../arithmetic.ts';
import {type Aim, type Ledger, strongest} from '../ledger.ts';
import type {Found, Rule} from '../rule.ts';

/**
 * A later target that an earlier one already meets. One that is lower than the earlier is a strain: one of the two does not say what is wanted. One that is equal asks
 * for standing still, which is a note, and only where a stock is meant to grow: a flow or a share may well be kept.
 */
export const overtaken: Rule = {
  id: 'overtaken',
  about: {zh: '后定目标已被先前目标满足', en: 'a later target that an earlier one meets'},
  find: (ledger) => {
    const targets = strongest(ledger.targets.filter(({form}) => form === 'value' || form === 'yearly'));
    return targets.flatMap((late) => {
      const early = earlierThatMeets(late, targets);
      return early ? (findingOf(early, late, ledger) ?? []) : [];
    });
  },
};

function earlierThatMeets(late: Aim, targets: readonly Aim[]): Aim | undefined {
  return targets
    .filter(
      ({document, metric, district, last, point}) =>
        document === late.document &&
        metric === late.metric &&
        district === late.district &&
        last < late.first &&
        point >= late.point,
    )
    .reduce<Aim | undefined>((best, claim) => (!best || claim.point > best.point ? claim : best), undefined);
}

function findingOf(early: Aim, late: Aim, ledger: Ledger): Found | undefined {
  const isLower = isClearlyMore(early.point, late.point);
  if (!isLower && ledger.metrics.get(late.metric)?.sort !== 'stock') return undefined;
  return {
    about: `${late.document.id}:${late.id}`,
    severity: isLower ? 'strain' : 'note',
    numbers: {earlier: early.point, later: late.point, earlierYear: early.last, laterYear: late.last},
    metric: late.metric,
    claims: [early, late],
    sentence: (say) =>
      say.of(
        `${say.subject(late)}：${early.last} 年的目标 ${say.asked(early)}${isLower ? '高于' : '已等于'} ${say.years(late.first, late.last)} 年的目标 ${say.asked(late)}，后者${isLower ? '不再起作用' : '不要求任何增长'}。`,
        `${say.subject(late)}: the target for ${early.last}, ${say.asked(early)}, ${isLower ? 'is above' : 'is already'} that for ${say.years(late.first, late.last)}, ${say.asked(late)}, which ${isLower ? 'then asks for nothing' : 'asks for no growth'}.`,
      ),
  };
}
