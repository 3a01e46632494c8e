import {groupBy, isClearlyMore, total} from '../arithmetic.ts';
import {type Aim, type Ledger, strongest} from '../ledger.ts';
import type {Found, Rule} from '../rule.ts';

/**
 * Things that are each worth a least amount (`worth`), such as projects of 10 亿元, against the target for that amount in the same place and years. Of a thing and a part of
 * it, the part is counted at its own worth. It is a strain where they come to more: the amount is then reached by less than its parts, or not all of their worth falls in
 * these years; a contradiction where the amount has a bound above.
 */
export const worths: Rule = {
  id: 'worths',
  about: {zh: '件数与金额', en: 'counts against the amount they are worth'},
  find: (ledger) =>
    ledger.documents.flatMap((document) => {
      const targets = strongest(ledger.targets.filter((target) => target.document === document));
      const priced = targets.filter(({metric}) => ledger.metrics.get(metric)?.worth);
      const key = (claim: Aim) =>
        `${ledger.metrics.get(claim.metric)!.worth!.of} ${claim.district} ${claim.form} ${claim.first} ${claim.last}`;
      return groupBy(priced, key).flatMap((things) => {
        const {district, form, first, last, metric} = things[0]!;
        const of = ledger.metrics.get(metric)!.worth!.of;
        const amount = targets.find(
          (claim) =>
            claim.metric === of &&
            claim.district === district &&
            claim.form === form &&
            claim.first === first &&
            claim.last === last,
        );
        return amount ? (findingOf(amount, things, ledger) ?? []) : [];
      });
    }),
};

/** So many things at so much each. */
interface Lot {
  readonly claim: Aim;
  readonly count: number;
  readonly each: number;
}

function lotsOf(things: readonly Aim[], ledger: Ledger): Lot[] {
  return things.map((claim) => {
    const within = things.filter((other) => ledger.metrics.get(other.metric)?.partOf.includes(claim.metric));
    const count = Math.max(0, claim.point - total(within.map(({point}) => point)));
    return {claim, count, each: ledger.metrics.get(claim.metric)!.worth!.atLeast};
  });
}

function findingOf(amount: Aim, things: readonly Aim[], ledger: Ledger): Found | undefined {
  const lots = lotsOf(things, ledger).filter(({count}) => count > 0);
  const sum = total(lots.map(({count, each}) => count * each));
  if (!isClearlyMore(sum, amount.point)) return undefined;
  const breaks = amount.high !== undefined && isClearlyMore(sum, amount.high);
  return {
    about: `${amount.document.id}:${amount.id}`,
    severity: breaks ? 'contradiction' : 'strain',
    numbers: {amount: amount.point, worth: sum},
    metric: amount.metric,
    claims: [amount, ...things],
    sentence: (say) => {
      const terms = lots.map(({count, each}) => `${say.number(count)} × ${say.bare(each, amount.metric)}`).join(' + ');
      const names = say.list(lots.map(({claim}) => `${say.metric(claim)} ${say.asked(claim)}`));
      return say.of(
        `${say.subject(amount)}，${say.years(amount.first, amount.last)} 年：目标 ${say.asked(amount)}，而同期${names}，至少值 ${terms} = ${say.value(sum, amount.metric)}。`,
        `${say.subject(amount)}, ${say.years(amount.first, amount.last)}: ${say.asked(amount)}, but over the same years ${names} are worth at least ${terms} = ${say.value(sum, amount.metric)}.`,
      );
    },
  };
}
