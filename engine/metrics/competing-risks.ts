import type {Builder, Value} from '../program/builder.ts';

/** One way of leaving a stock, and its probability in a year. */
export interface Risk {
  readonly name: string;
  readonly probability: Value;
}

/** How many left, and by which way: one value per risk, in their order. */
export interface Leaving {
  readonly total: Value;
  readonly taken: readonly Value[];
}

/** How far probabilities that add up to 1 may stray above it by rounding. */
export const SLACK = 1e-12;

/**
 * One multinomial draw from an integer stock: each of its members is taken by at most one risk. Exact, as a chain of binomials (Devroye 1986, XI.1.4,
 * ordered so that all who leave are drawn first): L ~ Bin(stock, Σp), then X1 ~ Bin(L, p1/Σp), X2 ~ Bin(L − X1, p2/(Σp − p1)) …, the last takes the rest. What is
 * split is small, and no quotient suffers from cancellation. A risk of constant 0 makes no draw; the draws of the others stay as they were.
 *
 * NaN wherever a probability is negative or NaN or their sum is above 1, whatever the stock.
 */
export function competingRisks(
  b: Builder,
  stock: Value,
  risks: readonly Risk[],
  stream: (name: string) => string,
  year: number,
): Leaving {
  const zero = b.constant(0);
  const live = risks.filter(({probability}) => b.constantOf(probability) !== 0);
  const sums = sumsToTheEnd(b, live);
  const taken = new Map<Risk, Value>();
  const any = sums[0] === undefined ? zero : checked(b, live, sums[0]);
  const drawn = live.length ? b.binomial(stock, any, stream('leaving'), year) : zero;
  // Of an empty stock a binomial takes none, even with probability NaN; 0 · NaN tells all the same.
  const total = b.add(drawn, b.mul(any, zero));
  let left = total;
  live.forEach((risk, i) => {
    const isLast = i === live.length - 1;
    const share = () => b.div(risk.probability, b.max(sums[i]!, b.constant(Number.MIN_VALUE)));
    const here = isLast ? left : b.binomial(left, share(), stream(risk.name), year);
    if (!isLast) left = b.sub(left, here);
    taken.set(risk, here);
  });
  return {total, taken: risks.map((risk) => taken.get(risk) ?? zero)};
}

/** Σ from i on: summed from the end, so that p[i] / sums[i] is never above 1 by rounding. */
function sumsToTheEnd(b: Builder, risks: readonly Risk[]): Value[] {
  const sums: Value[] = [];
  for (let i = risks.length - 1; i >= 0; i--) {
    const {probability} = risks[i]!;
    const behind = sums[i + 1];
    sums[i] = behind === undefined ? probability : b.add(probability, behind);
  }
  return sums;
}

/** The sum of probabilities that are all right; what is above 1 by rounding alone is 1. Else NaN. */
function checked(b: Builder, risks: readonly Risk[], sum: Value): Value {
  const least = risks.map(({probability}) => probability).reduce((x, y) => b.min(x, y));
  const isSound = b.and(b.le(b.constant(0), least), b.le(sum, b.constant(1 + SLACK)));
  return b.select(isSound, b.min(sum, b.constant(1)), b.constant(Number.NaN));
}
