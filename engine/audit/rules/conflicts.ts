import {growthRate, isAbout} from '../arithmetic.ts';
import {type Aim, type Ledger, sameThing, strongest} from '../ledger.ts';
import type {Found, Rule} from '../rule.ts';

/**
 * One thing with two numbers, or one number with two years, in two documents. Bounds that exclude each other are a contradiction, and so they are within one
 * document. The same level for different years is a strain where it takes ten points
 * more growth a year to be there by the earlier, and else a note. Different numbers that do not exclude each other are an ambiguity: which
 * of them counts?
 */
export const conflicts: Rule = {
  id: 'conflicts',
  about: {zh: '同一指标两个数或两个年份', en: 'one metric with two values or years'},
  find: (ledger) => {
    const targets = strongest(ledger.targets);
    return [...exclusions(ledger), ...pairs(targets).flatMap(([a, b]) => conflictOf(a, b, ledger) ?? [])];
  },
};

/** Bounds about the same thing that cannot both hold, be it in one document or in two. */
function exclusions(ledger: Ledger): Found[] {
  const bounded = ledger.claims.filter(({kind, point}) => kind === 'target' && point !== undefined);
  const found: Found[] = [];
  for (const [i, a] of bounded.entries())
    for (const b of bounded.slice(i + 1)) {
      if (sameThing(a, false) !== sameThing(b, false)) continue;
      const [low, high] = a.low !== undefined && b.high !== undefined && a.low > b.high ? [a, b] : [b, a];
      if (low.low === undefined || high.high === undefined || low.low <= high.high) continue;
      if (isAbout(low.low, high.high)) continue;
      found.push({
        about: `${a.document.id}:${a.id}-${b.document.id}:${b.id}`,
        severity: 'contradiction',
        numbers: {low: low.low, high: high.high},
        metric: a.metric,
        claims: [a, b],
        sentence: (say) =>
          say.of(
            `${say.years(a.first, a.last)} 年${say.subject(a)}：一处要求至少 ${say.value(low.low!, a.metric)}，另一处要求至多 ${say.value(high.high!, a.metric)}，不能同时成立。`,
            `${say.subject(a)}, ${say.years(a.first, a.last)}: at least ${say.value(low.low!, a.metric)} in one place and at most ${say.value(high.high!, a.metric)} in another cannot both hold.`,
          ),
      });
    }
  return found;
}

/** Claims of two documents about the same metric and district in the same form. */
function pairs(targets: readonly Aim[]): [Aim, Aim][] {
  return targets.flatMap((a, i) =>
    targets
      .slice(i + 1)
      .filter(
        (b) =>
          a.document !== b.document &&
          a.metric === b.metric &&
          a.district === b.district &&
          a.form === b.form &&
          a.isLevel === b.isLevel,
      )
      .map((b): [Aim, Aim] => (a.last <= b.last ? [a, b] : [b, a])),
  );
}

function conflictOf(early: Aim, late: Aim, ledger: Ledger): Found | undefined {
  const excluded =
    (early.high !== undefined && late.low > early.high) || (late.high !== undefined && early.low > late.high);
  const sameYears = early.first === late.first && early.last === late.last;
  if (sameYears) return excluded || isAbout(early.point, late.point) ? undefined : twoValues(early, late);
  const isSame = early.point === late.point && early.form === 'value' && early.isLevel;
  return isSame && early.last < late.last ? twoYears(early, late, ledger) : undefined;
}

function twoValues(a: Aim, b: Aim): Found {
  return {
    about: `${a.document.id}:${a.id}-${b.document.id}:${b.id}`,
    severity: 'ambiguity',
    numbers: {one: a.point, other: b.point, ratio: b.point / a.point},
    metric: a.metric,
    claims: [a, b],
    sentence: (say) =>
      say.of(
        `${say.years(a.first, a.last)} 年${say.subject(a)}有两个数：${say.title(a)}要求 ${say.asked(a)}，${say.title(b)}要求 ${say.asked(b)}。`,
        `${say.subject(a)}, ${say.years(a.first, a.last)}, has two numbers: ${say.asked(a)} in ${say.title(a)}, ${say.asked(b)} in ${say.title(b)}.`,
      ),
  };
}

/** Rates of growth so many points apart are two different plans. */
const FAR_APART = 0.1;

function twoYears(early: Aim, late: Aim, ledger: Ledger): Found {
  const from =
    ledger.before(late.document, late.metric, late.district, early.last) ??
    ledger.before(early.document, early.metric, early.district, early.last);
  const rates = from && [early, late].map(({last, point}) => growthRate(from.point, point, last - from.last));
  return {
    about: `${early.document.id}:${early.id}-${late.document.id}:${late.id}`,
    severity: rates && rates[0]! - rates[1]! < FAR_APART ? 'note' : 'strain',
    numbers: {
      value: early.point,
      earlier: early.last,
      later: late.last,
      ...(rates && {from: from.point, growthIfEarlier: rates[0]!, growthIfLater: rates[1]!}),
    },
    metric: early.metric,
    claims: [early, late, ...(from ? [from] : [])],
    sentence: (say) => {
      const value = say.value(early.point, early.metric);
      const growth = rates
        ? say.of(
            `从 ${from.last} 年的 ${say.value(from.point, from.metric)}算起，前者须每年增 ${say.percent(rates[0]!)}，后者 ${say.percent(rates[1]!)}。`,
            ` From ${say.value(from.point, from.metric)} in ${from.last} the one takes ${say.percent(rates[0]!)} a year, the other ${say.percent(rates[1]!)}.`,
          )
        : '';
      return say.of(
        `${say.subject(early)}达到 ${value}有两个年份：${say.title(early)}是 ${early.last} 年，${say.title(late)}是 ${late.last} 年。${growth}`,
        `${say.subject(early)}: ${value} by ${early.last} in ${say.title(early)}, by ${late.last} in ${say.title(late)}.${growth}`,
      );
    },
  };
}
