import {polynomial} from './polynomial.ts';

/** 1/14!, 1/13! … 1/2!. */
const TAYLOR: StaticArray<f64> = [
  1.1470745597729725e-11, 1.6059043836821613e-10, 2.08767569878681e-9, 2.505210838544172e-8, 2.755731922398589e-7,
  2.7557319223985893e-6, 2.48015873015873e-5, 0.0001984126984126984, 0.001388888888888889, 0.008333333333333333,
  0.041666666666666664, 0.16666666666666666, 0.5,
];

/** 1 - e^x, given e^x, for x ≤ 0, within 4e-16 of its own size: the probability of any event at all where that of none is e^x. */
export function aboveNone(x: f64, none: f64): f64 {
  return x > -0.5 ? -(x + x * x * polynomial(x, TAYLOR)) : 1 - none;
}
