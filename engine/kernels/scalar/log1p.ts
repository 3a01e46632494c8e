import {log} from './log.ts';

/** log(1 + x) within 2 ulp, x > -1: Higham (2002), Accuracy and stability of numerical algorithms, problem 1.5. */
export function log1p(x: f64): f64 {
  const sum = 1 + x;
  const rest = sum - 1;
  return rest === 0 ? x : log(sum) * (x / rest);
}
