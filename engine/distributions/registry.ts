import {suggest} from '../errors.ts';
import type {Builder} from '../program/builder.ts';
import {bernoulli} from './bernoulli.ts';
import {beta} from './beta.ts';
import {choice} from './choice.ts';
import type {Argument} from './distribution.ts';
import {empirical} from './empirical.ts';
import type {Bound, Family} from './family.ts';
import {gamma} from './gamma.ts';
import {lognormal} from './lognormal.ts';
import {metalog} from './metalog.ts';
import {mixture} from './mixture.ts';
import {normal} from './normal.ts';
import {pert} from './pert.ts';
import {triangular} from './triangular.ts';
import {truncated} from './truncated.ts';
import {uniform} from './uniform.ts';
import {weibull} from './weibull.ts';
import {say} from '../message.ts';

const families: readonly Family[] = [
  normal,
  lognormal,
  uniform,
  triangular,
  pert,
  beta,
  gamma,
  weibull,
  bernoulli,
  choice,
  empirical,
  metalog,
  mixture,
  truncated,
];

/** Every family that a scenario may name. A new one is a file, a line here and a case in the conformance suite. */
export const FAMILIES: ReadonlyMap<string, Family> = new Map(families.map((family) => [family.name, family]));

/** The family of that name with its parameters, or all that is wrong with them. The components of a mixture and the distribution that is truncated are the argument `of`. */
export function bind(b: Builder, name: string, args: Readonly<Record<string, Argument>>): Bound {
  const family = FAMILIES.get(name);
  if (family) return family.bind(b, args);
  const near = suggest(name, FAMILIES.keys());
  const hint = near ? say`did you mean ${near}?` : say`known are ${[...FAMILIES.keys()]}`;
  return {issues: [{rule: say`unknown distribution`, got: name, hint}]};
}
