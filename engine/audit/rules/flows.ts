import {isClearlyMore, total} from '../arithmetic.ts';
import {type Aim, type Ledger, strongest} from '../ledger.ts';
import type {Found, Rule} from '../rule.ts';

/**
 * Flows against what they must fill: the stock that a metric is said to fill (`fills`), and a sum over years against the amounts asked of single years. What is asked
 * of a year is a floor, so that falling short is a strain where every year has its amount: the same years must bring more than they are asked to. Where some years have
 * none, a note says what is left for them if it is more than twice as much. A flow that alone fills the gap twice over is a note too: one of the two numbers is then not
 * the one that binds.
 */
export const flows: Rule = {
  id: 'flows',
  about: {zh: '流量能否填满存量', en: 'flows against the stock or sum that they fill'},
  find: (ledger) =>
    ledger.documents.flatMap((document) => {
      const targets = strongest(ledger.targets.filter((target) => target.document === document));
      return targets.flatMap((target) => [...stockGap(target, targets, ledger), ...sumOfYears(target, targets)]);
    }),
};

const TWICE = 2;

/** What is asked of a flow in the years of a gap. */
interface Asked {
  readonly claims: readonly Aim[];
  /** Per year, for each year that has a claim. */
  readonly byYear: ReadonlyMap<number, number>;
}

function askedOf(metric: string, like: Aim, first: number, targets: readonly Aim[]): Asked {
  const claims = targets.filter(
    (claim) =>
      claim.metric === metric &&
      claim.district === like.district &&
      claim.form !== 'growth' &&
      claim !== like &&
      claim.first >= first &&
      claim.last <= like.last,
  );
  const byYear = new Map<number, number>();
  for (const {form, first: from, last, point} of claims)
    for (let year = from; year <= last; year++) {
      const amount = form === 'sum' ? point / (last - from + 1) : point;
      byYear.set(year, Math.max(byYear.get(year) ?? 0, amount));
    }
  return {claims, byYear};
}

function stockGap(stock: Aim, targets: readonly Aim[], ledger: Ledger): Found[] {
  if (stock.form !== 'value' || !stock.isLevel) return [];
  const fillers = [...ledger.metrics.values()].filter(({fills}) => fills === stock.metric);
  const from = ledger.before(stock.document, stock.metric, stock.district, stock.last);
  if (!from || from.point >= stock.point) return [];
  return fillers.flatMap(({id}) => {
    const asked = askedOf(id, stock, from.last + 1, targets);
    if (!asked.claims.length) return [];
    return gapFinding(stock, from, id, asked);
  });
}

function gapFinding(stock: Aim, from: Aim, flow: string, {claims, byYear}: Asked): Found[] {
  const gap = stock.point - from.point;
  const years = stock.last - from.last;
  const amounts = [...byYear.values()];
  const perYear = total(amounts) / amounts.length;
  const filled = perYear * years;
  const isShort = isClearlyMore(gap, filled);
  if (!isShort && filled < TWICE * gap) return [];
  return [
    {
      about: `${stock.document.id}:${stock.id}`,
      severity: isShort ? 'strain' : 'note',
      numbers: {stock: stock.point, from: from.point, gap, years, perYear, filled, needed: gap / years},
      metric: stock.metric,
      claims: [stock, from, ...claims],
      sentence: (say) => {
        const value = (x: number) => say.value(x, stock.metric);
        return say.of(
          `${say.subject(stock)}要从 ${from.last} 年的 ${value(from.point)}到 ${stock.last} 年的 ${value(stock.point)}，${years} 年须增 ${value(gap)}，即每年 ${value(gap / years)}；而${say.metric(claims[0]!)}每年只定 ${say.value(perYear, flow)}，${years} 年合计 ${say.value(filled, flow)}，${isShort ? `差 ${value(gap - filled)}` : '是所需的两倍以上'}。`,
          `${say.subject(stock)} is to go from ${value(from.point)} in ${from.last} to ${value(stock.point)} in ${stock.last}: ${value(gap)} more in ${years} years, ${value(gap / years)} a year. ${say.metric(claims[0]!)} is set at ${say.value(perYear, flow)} a year, ${say.value(filled, flow)} in all, ${isShort ? `${value(gap - filled)} short` : 'more than twice what it takes'}.`,
        );
      },
    },
  ];
}

function sumOfYears(sum: Aim, targets: readonly Aim[]): Found[] {
  if (sum.form !== 'sum') return [];
  const {claims, byYear} = askedOf(
    sum.metric,
    sum,
    sum.first,
    targets.filter(({form}) => form !== 'sum'),
  );
  if (!claims.length) return [];
  const years = sum.last - sum.first + 1;
  const amounts = total([...byYear.values()]);
  const left = years - byYear.size;
  const rest = sum.point - amounts;
  const perYear = amounts / byYear.size;
  const exceeds = isClearlyMore(amounts, sum.point);
  const needed = left > 0 ? rest / left : Number.NaN;
  const isShort = left > 0 ? needed > TWICE * perYear : isClearlyMore(sum.point, amounts);
  if (!exceeds && !isShort) return [];
  return [
    {
      about: `${sum.document.id}:${sum.id}`,
      severity: exceeds || left > 0 ? 'note' : 'strain',
      numbers: {sum: sum.point, asked: amounts, years, perYear, ...(left > 0 && {left, needed})},
      metric: sum.metric,
      claims: [sum, ...claims],
      sentence: (say) => {
        const value = (x: number) => say.value(x, sum.metric);
        const head = say.of(
          `${say.subject(sum)}：${sum.first}–${sum.last} 年合计 ${say.asked(sum)}，分年目标每年 ${value(perYear)}，${say.span(byYear.size)}合计 ${value(amounts)}`,
          `${say.subject(sum)}: ${say.asked(sum)} in ${sum.first} to ${sum.last}; the yearly target of ${value(perYear)} makes ${value(amounts)} in ${say.span(byYear.size)}`,
        );
        const tail = exceeds
          ? say.of('，已超过合计目标。', ', more than the sum asks for.')
          : left > 0
            ? say.of(
                `，余下 ${say.span(left)}须每年 ${value(needed)}。`,
                `, which leaves ${value(needed)} a year for the other ${say.span(left)}.`,
              )
            : say.of(`，差 ${value(rest)}。`, `, ${value(rest)} short.`);
        return head + tail;
      },
    },
  ];
}
