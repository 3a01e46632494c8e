// Exports of the module. The address of a function's vector or table always comes as a number of bytes; see vector.ts for operands.

export {abs, add, ceil, div, dot2, floor, max, min, mul, muladd, neg, round, sqrt, sub} from './arithmetic.ts';
export {normal, uniform} from './draws.ts';
export {exp} from './exp.ts';
export {balance, follow, ledger, post} from './follow.ts';
export {fixedBinomial, fixedPoisson} from './fixed.ts';
export {log} from './log.ts';
export {binomial, negativeBinomial, poisson} from './integers.ts';
export {and, countLe, countLt, eq, le, lt, ne, not, or, select} from './logic.ts';
export {normalCdf, probit} from './normal.ts';
export {histogram, place, sift} from './quantiles.ts';
export {count, moments} from './records.ts';
export {betaCdf, betaQuantile, gammaCdf, gammaQuantile, pow} from './special.ts';
export {step} from './step.ts';

/** First byte that no kernel uses. */
export function heapStart(): usize {
  return heap.alloc(16);
}
