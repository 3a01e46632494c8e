import {type Aim, type Ledger, strongest} from '../ledger.ts';
import type {Found, Rule} from '../rule.ts';

/**
 * Two counts of nearly the same thing, such as output and revenue (`usual_ratio`), asked of one place and year: their ratio against the usual one, declared or, else,
 * known of the place or of what it is within, give or take a quarter. Outside of it is a strain: one of the two is counted wider, or one of them will be missed.
 */
export const ratios: Rule = {
  id: 'ratios',
  about: {zh: '相关指标的比值', en: 'related metrics against their usual ratio'},
  find: (ledger) =>
    ledger.documents.flatMap((document) => {
      const targets = strongest(
        ledger.targets.filter((target) => target.document === document && target.form === 'value'),
      );
      return targets.flatMap((over) => {
        const to = ledger.metrics.get(over.metric)?.usualRatio?.to;
        const under = targets.find(
          ({metric, district, last}) => metric === to && district === over.district && last === over.last,
        );
        return under ? (findingOf(over, under, ledger) ?? []) : [];
      });
    }),
};

const GIVE = 0.25;

interface Usual {
  readonly low: number;
  readonly high: number;
  /** What it rests on, where it is known rather than declared. */
  readonly known?: {readonly over: Aim; readonly under: Aim; readonly ratio: number};
}

function usualOf(over: Aim, under: Aim, ledger: Ledger): Usual | undefined {
  const between = ledger.metrics.get(over.metric)?.usualRatio?.between;
  for (const district of [over.district, ...ledger.ancestors(over.district)]) {
    const known = (metric: string) =>
      ledger.known.filter((claim) => claim.metric === metric && claim.district === district && claim.form === 'value');
    const pair = known(over.metric)
      .toSorted((a, b) => b.last - a.last)
      .flatMap((a) =>
        known(under.metric).flatMap((b) => (a.last === b.last && b.point > 0 ? [{over: a, under: b}] : [])),
      )[0];
    if (!pair) continue;
    const ratio = pair.over.point / pair.under.point;
    const [low, high] = between ?? [ratio * (1 - GIVE), ratio * (1 + GIVE)];
    return {low, high, known: {...pair, ratio}};
  }
  return between && {low: between[0], high: between[1]};
}

function findingOf(over: Aim, under: Aim, ledger: Ledger): Found | undefined {
  const usual = usualOf(over, under, ledger);
  const ratio = over.point / under.point;
  if (!usual || (ratio >= usual.low && ratio <= usual.high)) return undefined;
  const {known} = usual;
  return {
    about: `${over.document.id}:${over.id}-${under.id}`,
    severity: 'strain',
    numbers: {over: over.point, under: under.point, ratio, usualLow: usual.low, usualHigh: usual.high},
    metric: over.metric,
    claims: [over, under, ...(known ? [known.over, known.under] : [])],
    sentence: (say) => {
      const years = `${over.last}`;
      const was = known
        ? say.of(
            `${say.district(known.over.district)} ${known.over.last} 年为 ${say.bare(known.over.point, over.metric)} ÷ ${say.bare(known.under.point, under.metric)} = ${say.number(known.ratio)}`,
            `${say.district(known.over.district)} had ${say.bare(known.over.point, over.metric)} / ${say.bare(known.under.point, under.metric)} = ${say.number(known.ratio)} in ${known.over.last}`,
          )
        : say.of(
            `通常在 ${say.number(usual.low)} 与 ${say.number(usual.high)} 之间`,
            `it is usually between ${say.number(usual.low)} and ${say.number(usual.high)}`,
          );
      return say.of(
        `${say.district(over.district)} ${years} 年：${say.metric(over)} ${say.asked(over)}，${say.metric(under)} ${say.asked(under)}，比值 ${say.bare(over.point, over.metric)} ÷ ${say.bare(under.point, under.metric)} = ${say.number(ratio)}；而${was}。两者口径不同，或有一个难以达到。`,
        `${say.district(over.district)}, ${years}: ${say.metric(over)} ${say.asked(over)} and ${say.metric(under)} ${say.asked(under)}, a ratio of ${say.bare(over.point, over.metric)} / ${say.bare(under.point, under.metric)} = ${say.number(ratio)}; ${was}. They are counted differently, or one will be missed.`,
      );
    },
  };
}
