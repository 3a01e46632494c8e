export {type DistributionIssue, ruleOf} from './checks.ts';
export {describe, type Language} from './describe.ts';
export {
  type Argument,
  complementPoint,
  type Component,
  type Distribution,
  drawPoint,
  isDistribution,
  normalPoint,
  type Part,
  type Point,
  type Statistics,
  uniformPoint,
} from './distribution.ts';
export type {Bound, Family} from './family.ts';
export {bind, FAMILIES} from './registry.ts';
