import {type Bounds, combination, isSimple} from '../compile/targets.ts';
import type {CombinedAsks, PointAsks} from '../forecast-schema.ts';
import type {Target} from '../scenario/schema.ts';
import {given} from './given.ts';

/** What a target asks, as numbers; `bounds` are those that the compiler has read for a point target. */
export function asksOf(target: Target, {lower, upper, about, within}: Bounds): PointAsks | CombinedAsks {
  if (!isSimple(target)) {
    const {parts, atLeast} = combination(target);
    return {parts: [...parts], atLeast};
  }
  return {
    of: target.growth ? 'growth' : target.cumulative ? 'cumulative' : 'level',
    ...(target.every_year ? {everyYear: true} : {}),
    ...given('from', target.from),
    ...given('atLeast', lower),
    ...given('atMost', upper),
    ...given('about', about),
    ...given('within', within),
  };
}
