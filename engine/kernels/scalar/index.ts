export {exp, log, pow, round} from './elementary.ts';
export {normal, normalCdf, probit} from './normal.ts';
export {betaCdf, betaQuantile} from './beta.ts';
export {gammaCdf, gammaQuantile} from './gamma.ts';
export {philox4x32, uniform, type Counter, type Words} from './philox.ts';
