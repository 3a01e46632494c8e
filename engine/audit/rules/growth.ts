import {groupBy, growthRate} from '../arithmetic.ts';
import {type Aim, type Ledger, strongest} from '../ledger.ts';
import type {Found, Rule} from '../rule.ts';

/**
 * The growth that a target implies, from the last level that is known or set before it, against the best that history shows: of the place itself or, where it has
 * none, of the nearest place round it. Thresholds: a strain where the growth is over the best of history by a quarter and by 2 points; without any history, where it is
 * over 25 % a year, at which an industry doubles in three years. A contradiction it never is: what has not been may yet be.
 */
export const growth: Rule = {
  id: 'growth',
  about: {zh: '隐含增速与历史', en: 'implied growth against history'},
  find: (ledger) => {
    const needs = strongest(ledger.targets).flatMap((target) => needOf(target, ledger) ?? []);
    const key = ({target, from}: Need) => `${target.document.file} ${target.metric} ${from.last} ${target.last}`;
    return groupBy(needs.filter(isStrained), key).map(finding);
  },
};

const OVER_BEST = 1.25;
const OVER_POINTS = 0.02;
const DOUBLING = 0.25;
/** Below so many, a count that grows by one or two has no rate to speak of. */
const FEWEST = 5;

interface Need {
  readonly target: Aim;
  readonly from: Aim;
  readonly rate: number;
  readonly best: Span | undefined;
}

/** Growth that was. */
interface Span {
  readonly district: string;
  readonly first: number;
  readonly last: number;
  readonly rate: number;
  readonly claims: readonly Aim[];
}

function needOf(target: Aim, ledger: Ledger): Need | undefined {
  if (target.form !== 'value' || !target.isLevel || ledger.metrics.get(target.metric)?.sort === 'share')
    return undefined;
  const from = ledger.before(target.document, target.metric, target.district, target.last);
  if (!from || from.point < FEWEST) return undefined;
  return {
    target,
    from,
    rate: growthRate(from.point, target.point, target.last - from.last),
    best: bestOf(target, ledger),
  };
}

function isStrained({rate, best}: Need): boolean {
  if (!best) return rate > DOUBLING;
  // Not to shrink as before is no strain.
  const was = Math.max(0, best.rate);
  return rate > OVER_BEST * was && rate > was + OVER_POINTS;
}

function bestOf({metric, district}: Aim, ledger: Ledger): Span | undefined {
  for (const place of [district, ...ledger.ancestors(district)]) {
    const spans = spansOf(metric, place, ledger);
    if (spans.length) return spans.reduce((best, span) => (span.rate > best.rate ? span : best));
  }
  return undefined;
}

/** Between each known level and the next, and what is said of growth itself. */
function spansOf(metric: string, district: string, ledger: Ledger): Span[] {
  const known = ledger.known.filter((claim) => claim.metric === metric && claim.district === district);
  const levels = known.filter(({form, point}) => form === 'value' && point > 0).toSorted((a, b) => a.last - b.last);
  const between = levels.slice(1).map((level, i): Span => {
    const from = levels[i]!;
    const rate = growthRate(from.point, level.point, level.last - from.last);
    return {district, first: from.last, last: level.last, rate, claims: [from, level]};
  });
  const stated = known
    .filter(({form}) => form === 'growth')
    .map((claim): Span => ({district, first: claim.first - 1, last: claim.last, rate: claim.point, claims: [claim]}));
  return [...between, ...stated];
}

function finding(needs: readonly Need[]): Found {
  const [{target, from}] = needs as readonly [Need];
  const rates = needs.map(({rate}) => rate);
  const numbers = Object.fromEntries(needs.map((need) => [`${need.target.district}Growth`, need.rate]));
  const best = needs.flatMap((need) => need.best ?? []);
  return {
    about: `${target.document.id}:${target.metric}-${from.last}-${target.last}`,
    severity: 'strain',
    numbers: {
      ...numbers,
      ...Object.fromEntries(best.map((span) => [`${span.district}Best`, span.rate])),
      years: target.last - from.last,
      highest: Math.max(...rates),
    },
    metric: target.metric,
    claims: needs.flatMap((need) => [need.target, need.from, ...(need.best?.claims ?? [])]),
    sentence: (say) => {
      const path = (need: Need) =>
        say.of(
          `${say.district(need.target.district)}从 ${say.value(need.from.point, need.from.metric)}到 ${say.value(need.target.point, target.metric)}，每年须增 ${say.percent(need.rate)}`,
          `${say.district(need.target.district)} from ${say.value(need.from.point, need.from.metric)} to ${say.value(need.target.point, target.metric)}, ${say.percent(need.rate)} a year`,
        );
      const spans = [...new Map(best.map((span) => [span.district, span])).values()].map((span) =>
        say.of(
          `${say.district(span.district)}历史上最快每年 ${say.percent(span.rate)}（${span.first}–${span.last} 年）`,
          `the best that is known of ${say.district(span.district)} is ${say.percent(span.rate)} a year (${span.first} to ${span.last})`,
        ),
      );
      const against = spans.length
        ? spans.join(say.of('，', ', '))
        : say.of(
            '没有历史增速可比，而年增 25% 就是三年翻一番',
            'no history is given, and 25 % a year is a doubling in three years',
          );
      return say.of(
        `${say.metric(target)}，${from.last}–${target.last} 年：${needs.map(path).join('；')}。${against}。`,
        `${say.metric(target)}, ${from.last} to ${target.last}: ${needs.map(path).join('; ')}; ${against}.`,
      );
    },
  };
}
