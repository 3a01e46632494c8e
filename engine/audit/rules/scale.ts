import {type Aim, type Ledger, strongest} from '../ledger.ts';
import type {Found, Rule} from '../rule.ts';

/**
 * What a place is to bring forth in a year against what it, or the whole that it is part of, brought forth before. Thresholds: more than its own best by half, or more
 * than the whole's, is a strain; more than half of the whole's is a note.
 */
export const scale: Rule = {
  id: 'scale',
  about: {zh: '地区流量与全省历史流量', en: "a place's flow against the whole's history"},
  find: (ledger) => strongest(ledger.targets).flatMap((target) => findingOf(target, ledger) ?? []),
};

const OVER_OWN = 1.5;
const HALF = 0.5;
const FEWEST = 3;

/** Per year; undefined for what is no flow. */
function perYear({form, point, first, last, metric, isLevel}: Aim, ledger: Ledger): number | undefined {
  if (form === 'growth' || ledger.metrics.get(metric)?.sort === 'share') return undefined;
  if (form === 'value' && isLevel) return undefined;
  return form === 'sum' ? point / (last - first + 1) : point;
}

interface History {
  readonly claim: Aim;
  readonly rate: number;
}

function bestOf(target: Aim, district: string, ledger: Ledger): History | undefined {
  const known = ledger.known.flatMap((claim): History[] => {
    const rate = perYear(claim, ledger);
    const isIt = claim.metric === target.metric && claim.district === district && claim.last < target.last;
    return isIt && rate !== undefined && rate > 0 ? [{claim, rate}] : [];
  });
  return known.reduce<History | undefined>((best, one) => (!best || one.rate > best.rate ? one : best), undefined);
}

function findingOf(target: Aim, ledger: Ledger): Found | undefined {
  const rate = perYear(target, ledger);
  // One more or less of a handful says nothing.
  if (rate === undefined || target.point < FEWEST) return undefined;
  for (const place of [target.district, ...ledger.ancestors(target.district)]) {
    const history = bestOf(target, place, ledger);
    if (!history) continue;
    const isOwn = place === target.district;
    const ratio = rate / history.rate;
    if (ratio <= (isOwn ? OVER_OWN : HALF)) return undefined;
    return finding(target, rate, place, history, isOwn || ratio > 1 ? 'strain' : 'note');
  }
  return undefined;
}

function finding(target: Aim, rate: number, place: string, history: History, severity: 'strain' | 'note'): Found {
  const {claim, rate: best} = history;
  return {
    about: `${target.document.id}:${target.id}`,
    severity,
    numbers: {perYear: rate, historyPerYear: best, ratio: rate / best},
    metric: target.metric,
    claims: [target, claim],
    sentence: (say) => {
      const value = (x: number) => say.value(x, target.metric);
      const sum = (one: Aim, each: number) =>
        one.form === 'sum'
          ? say.of(
              `${value(one.point)} ÷ ${one.last - one.first + 1} 年 = 每年 ${value(each)}`,
              `${value(one.point)} / ${one.last - one.first + 1} years = ${value(each)} a year`,
            )
          : say.of(`每年 ${value(each)}`, `${value(each)} a year`);
      return say.of(
        `${say.subject(target)}，${say.years(target.first, target.last)} 年：${sum(target, rate)}；而${say.district(place)}在 ${say.years(claim.first, claim.last)} 年为${sum(claim, best)}，前者是后者的 ${say.number(rate / best)} 倍。`,
        `${say.subject(target)}, ${say.years(target.first, target.last)}: ${sum(target, rate)}. ${say.district(place)} had ${sum(claim, best)} in ${say.years(claim.first, claim.last)}: the target is ${say.number(rate / best)} times that.`,
      );
    },
  };
}
