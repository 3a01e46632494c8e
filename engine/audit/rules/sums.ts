import {growthRate, isClearlyMore, total} from '../arithmetic.ts';
import {type Aim, type Document, type Ledger, strongest} from '../ledger.ts';
import type {Found, Rule} from '../rule.ts';

/**
 * A whole against its parts: what the parts' targets leave of the whole's for the rest, and what that rest has before. Thresholds: a rest that is to lose more than
 * half of itself while all others grow is a contradiction, since no place made of many firms has halved within a plan's few years; one that is to shrink at all is a
 * strain. Parts that ask for more than the whole contradict a bound above, and are otherwise a note: the whole is then reached without the rest.
 */
export const sums: Rule = {
  id: 'sums',
  about: {zh: '下级目标之和与上级目标', en: 'sums of parts against the whole'},
  find: (ledger) =>
    ledger.documents.flatMap((document) => {
      const targets = strongest(ledger.targets.filter((target) => target.document === document));
      return targets.flatMap((whole) => findingsOf(whole, targets, ledger));
    }),
};

const HALF = 0.5;
const SHRINKS = 0.98;

function findingsOf(whole: Aim, targets: readonly Aim[], ledger: Ledger): Found[] {
  if (!ledger.metrics.get(whole.metric)?.isAdditive || whole.form === 'growth') return [];
  const parts = partsOf(whole, targets, ledger);
  if (!parts.length) return [];
  const sum = total(parts.map(({point}) => point));
  if (parts.length > 1 && isClearlyMore(sum, whole.point)) return [tooMuch(whole, parts, sum)];
  const found = whole.form === 'value' ? squeezed(whole, parts, sum, ledger) : undefined;
  return found ? [found] : [];
}

/** Targets of places within the whole's; of a place and a place within it only the outer. */
function partsOf(whole: Aim, targets: readonly Aim[], ledger: Ledger): Aim[] {
  const inner = targets.filter(
    ({metric, form, first, last, district}) =>
      metric === whole.metric &&
      form === whole.form &&
      first === whole.first &&
      last === whole.last &&
      ledger.isWithin(district, whole.district),
  );
  return inner.filter(({district}) => !inner.some((other) => ledger.isWithin(district, other.district)));
}

function tooMuch(whole: Aim, parts: readonly Aim[], sum: number): Found {
  const least = total(parts.map(({low}) => low));
  const breaks = whole.high !== undefined && isClearlyMore(least, whole.high);
  return {
    about: `${whole.document.id}:${whole.id}`,
    severity: breaks ? 'contradiction' : 'note',
    numbers: {whole: whole.point, parts: sum},
    metric: whole.metric,
    claims: [whole, ...parts],
    sentence: (say) => {
      const terms = parts.map(({point}) => say.bare(point, whole.metric)).join(' + ');
      const years = say.years(whole.first, whole.last);
      return say.of(
        `${years} 年${say.subject(whole)}的目标为 ${say.value(whole.point, whole.metric)}，而 ${parts.length} 地目标之和 ${terms} = ${say.value(sum, whole.metric)}，已超出：${breaks ? '两者不能同时成立' : '各地达标，全局便绰绰有余'}。`,
        `${say.subject(whole)}: ${say.value(whole.point, whole.metric)} in ${years}, but the targets of its ${parts.length} places add up to ${terms} = ${say.value(sum, whole.metric)}: ${breaks ? 'both cannot hold' : 'if they are met, the whole is met with room to spare'}.`,
      );
    },
  };
}

/** What the same places had in the last year in which all of them and the whole are known or set. */
interface Before {
  readonly year: number;
  readonly whole: Aim;
  readonly parts: readonly Aim[];
}

function squeezed(whole: Aim, parts: readonly Aim[], sum: number, ledger: Ledger): Found | undefined {
  const before = lastBefore(whole, parts, ledger);
  if (!before) return undefined;
  const sumBefore = total(before.parts.map(({point}) => point));
  const [rest, restBefore] = [whole.point - sum, before.whole.point - sumBefore];
  if (restBefore <= ROUND_REST * before.whole.point || rest >= SHRINKS * restBefore) return undefined;
  const years = whole.last - before.year;
  const [growth, partsGrowth] = [growthRate(restBefore, rest, years), growthRate(sumBefore, sum, years)];
  const standing = sum + restBefore;
  return {
    about: `${whole.document.id}:${whole.id}`,
    severity: rest < HALF * restBefore ? 'contradiction' : 'strain',
    numbers: {
      whole: whole.point,
      parts: sum,
      rest,
      wholeBefore: before.whole.point,
      partsBefore: sumBefore,
      restBefore,
      years,
      restGrowth: growth,
      partsGrowth,
      ifRestStands: standing,
    },
    metric: whole.metric,
    claims: [whole, ...parts, before.whole, ...before.parts],
    sentence: (say) => {
      const value = (x: number) => say.value(x, whole.metric);
      const place = say.district(whole.district);
      const places = parts.length;
      return say.of(
        `${say.metric(whole)}：${before.year} 年有目标的 ${places} 地合计 ${value(sumBefore)}，${place}共 ${value(before.whole.point)}，其余 ${value(restBefore)}；${whole.last} 年 ${places} 地合计 ${value(sum)}，${place}共 ${value(whole.point)}，其余只剩 ${value(rest)}。${places} 地每年增 ${say.percent(partsGrowth)}，其余却须每年减 ${say.percent(-growth)}；其余若只是不变，${place}就是 ${value(standing)}。`,
        `${say.metric(whole)}: in ${before.year} the ${places} places with targets make ${value(sumBefore)} of ${place}'s ${value(before.whole.point)}, which leaves ${value(restBefore)} for the rest; in ${whole.last} they make ${value(sum)} of ${value(whole.point)}, which leaves ${value(rest)}. They would grow by ${say.percent(partsGrowth)} a year and the rest shrink by ${say.percent(-growth)} a year; if it only stood still, ${place} would have ${value(standing)}.`,
      );
    },
  };
}

/** A rest smaller than this share of the whole is what rounding leaves. */
const ROUND_REST = 0.02;

function lastBefore(whole: Aim, parts: readonly Aim[], ledger: Ledger): Before | undefined {
  for (let year = whole.last - 1; year >= whole.last - MOST_YEARS; year--) {
    const of = (claim: Aim) => levelIn(year, claim, whole.document, ledger);
    const [wholeThen, ...partsThen] = [whole, ...parts].map(of);
    if (wholeThen && partsThen.every((part) => part !== undefined)) return {year, whole: wholeThen, parts: partsThen};
  }
  return undefined;
}

const MOST_YEARS = 10;

/** What the document sets for a year, so that one account is compared with itself; or what is known. */
function levelIn(year: number, {metric, district}: Aim, document: Document, ledger: Ledger): Aim | undefined {
  const isIt = (claim: Aim) =>
    claim.metric === metric && claim.district === district && claim.form === 'value' && claim.last === year;
  return (
    strongest(ledger.targets.filter((claim) => claim.document === document && isIt(claim)))[0] ??
    ledger.known.find(isIt)
  );
}
