import type {CheckForecast} from '../forecast-schema.ts';
import type {Comparator} from '../scenario/schema.ts';

export type Verdict = CheckForecast['verdict'];

/** What a claim about a number comes to when all that is known of the number is that it lies in an interval, ends included. */
export function decide([low, high]: readonly [number, number], comparator: Comparator, limit: number): Verdict {
  const keeps = (x: number) => compare(x, comparator, limit);
  if (keeps(low) && keeps(high)) return 'pass';
  return keeps(low) || keeps(high) ? 'undecided' : 'fail';
}

function compare(x: number, comparator: Comparator, limit: number): boolean {
  switch (comparator) {
    case '>=':
      return x >= limit;
    case '<=':
      return x <= limit;
    case '>':
      return x > limit;
    case '<':
      return x < limit;
  }
}
