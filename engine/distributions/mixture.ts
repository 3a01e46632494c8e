import type {Builder, Value} from '../program/builder.ts';
import {type Component, type Distribution, isNumber, type Part, type Statistics} from './distribution.ts';
import {dot} from './elementary.ts';
import {family} from './family.ts';
import {fixed} from './fixed.ts';
import {form} from './form.ts';
import {components, optional, weights} from './parameters.ts';
import {solveCdf} from './solve-cdf.ts';
import {say} from '../message.ts';

/**
 * A mixture: each component is the one that counts with a probability in proportion to its weight (all the same when none are given). A
 * component may be a number: `mixture([0, lognormal(…)], weights = [30 %, 70 %])` is 0 with probability 30 %.
 *
 * Drawn through its true quantile function, the x at which Σ w F(x) reaches u, so that correlated and stratified points work as for any
 * other family. Σ w F is exact to some 1e-16, which at the point 1 − 1e-9 leaves a relative 1e-7 of the tail probability.
 */
export const mixture = family<readonly Part[]>({
  name: 'mixture',

  forms: [
    form({of: components, weights: optional(weights)}, (b, {of, weights}, check) => {
      if (weights && weights.length !== of.length) {
        const rule = say`must be as many as components (${of.length})`;
        check.fail({parameter: 'weights', rule, got: String(weights.length)});
        return [];
      }
      return partsOf(b, of, weights ?? of.map(() => b.constant(1)));
    }),
  ],

  statistics: (b, parts) => mixedStatistics(b, parts),

  quantile(b, point, parts) {
    const quantiles = parts.map(({distribution}) => distribution.quantile(b, point));
    const least = quantiles.reduce(b.min);
    const greatest = quantiles.reduce(b.max);
    if (least === greatest) return least;
    const atoms = parts.flatMap(({distribution}) => distribution.atoms);
    return solveCdf(b, (x) => mix(b, parts, (part) => part.cdf(b, x)), point.uniform(), least, greatest, atoms);
  },

  cdf: (b, x, parts) => mix(b, parts, (part) => part.cdf(b, x)),

  below: (b, x, parts) => mix(b, parts, (part) => part.below(b, x)),

  survival: (b, x, parts) => mix(b, parts, (part) => part.survival(b, x)),

  atoms: (_, parts) => parts.flatMap(({distribution}) => distribution.atoms),

  discrete: (parts) => parts.every(({distribution}) => distribution.discrete),

  parts: (parts) => parts,
});

/** Weights in shares of their sum; components without weight are left out. */
function partsOf(b: Builder, of: readonly Component[], weights: readonly Value[]): Part[] {
  const sum = weights.reduce(b.add);
  return of.flatMap((component, i) => {
    const weight = b.div(weights[i]!, sum);
    return b.constantOf(weight) === 0 ? [] : [{weight, distribution: asDistribution(b, component)}];
  });
}

function asDistribution(b: Builder, component: Component): Distribution {
  if (!isNumber(component)) return component;
  const bound = fixed.bind(b, {value: component});
  // Its value was checked as a component.
  if ('issues' in bound) throw new Error(String(bound.issues[0]!.rule));
  return bound.distribution;
}

function mix(b: Builder, parts: readonly Part[], f: (part: Distribution) => Value): Value {
  return dot(
    b,
    parts.map(({weight}) => weight),
    parts.map(({distribution}) => f(distribution)),
  );
}

/** From the statistics of the components, by the laws of total expectation and total variance. */
export function mixedStatistics(b: Builder, parts: readonly Part[]): Statistics | undefined {
  let [mean, square, least, greatest] = [0, 0, Infinity, -Infinity];
  const known = parts.map((part) => ({weight: b.constantOf(part.weight), of: part.distribution.statistics()}));
  for (const {weight, of} of known) {
    if (weight === undefined || of === undefined) return undefined;
    mean += weight * of.mean;
    least = Math.min(least, of.support[0]);
    greatest = Math.max(greatest, of.support[1]);
  }
  for (const {weight, of} of known) square += weight! * (of!.variance + (of!.mean - mean) * (of!.mean - mean));
  return {mean, variance: square, support: [least, greatest]};
}
