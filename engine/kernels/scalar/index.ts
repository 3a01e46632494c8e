export {exp} from './exp.ts';
export {log} from './log.ts';
export {pow} from './pow.ts';
export {round} from './round.ts';
export {normal, normalCdf, probit} from './normal.ts';
export {betaCdf, betaQuantile} from './beta.ts';
export {gammaCdf, gammaQuantile} from './gamma.ts';
export {philox4x32, uniform, type Counter, type Words} from './philox.ts';
