import {isClearlyMore} from '../arithmetic.ts';
import {type Aim, type Ledger, strongest} from '../ledger.ts';
import type {Found, Rule} from '../rule.ts';
import type {Say} from '../say.ts';

/**
 * A later target that an earlier one already meets. One that is lower than the earlier is a strain: one of the two does not say what is wanted. One that is equal asks
 * for standing still, which is a note, and only of levels: a flow or a share may well be kept. In another document it is a note, since the later may have thought better.
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
      ({document, metric, district, isLevel, last, point}) =>
        (document === late.document || point > late.point) &&
        isLevel === late.isLevel &&
        metric === late.metric &&
        district === late.district &&
        last < late.first &&
        point >= late.point,
    )
    .reduce<Aim | undefined>((best, claim) => (!best || claim.point > best.point ? claim : best), undefined);
}

function findingOf(early: Aim, late: Aim, ledger: Ledger): Found | undefined {
  const isLower = isClearlyMore(early.point, late.point);
  const isOne = early.document === late.document;
  if (isOne && !isLower && (!late.isLevel || ledger.metrics.get(late.metric)?.sort === 'share')) return undefined;
  const isSame = early.point === late.point;
  /** Of two documents, which. */
  const source = (say: Say, claim: Aim) => (isOne ? '' : say.of(`（${say.title(claim)}）`, ` (${say.title(claim)})`));
  return {
    about: `${late.document.id}:${late.id}`,
    severity: isOne && isLower ? 'strain' : 'note',
    numbers: {earlier: early.point, later: late.point, earlierYear: early.last, laterYear: late.last},
    metric: late.metric,
    claims: [early, late],
    sentence: (say) =>
      say.of(
        `${say.subject(late)}：${early.last} 年的目标 ${say.asked(early)}${source(say, early)}${isSame ? '已等于' : '高于'} ${say.years(late.first, late.last)} 年的目标 ${say.asked(late)}${source(say, late)}，后者${isSame ? '不要求任何增长' : '不再起作用'}。`,
        `${say.subject(late)}: the target for ${early.last}, ${say.asked(early)}${source(say, early)}, is ${isSame ? 'already' : 'above'} that for ${say.years(late.first, late.last)}, ${say.asked(late)}${source(say, late)}, which ${isSame ? 'asks for no growth' : 'then asks for nothing'}.`,
      ),
  };
}
