import type {Checks} from './checks.ts';
import {family} from './family.ts';
import {form} from './form.ts';
import {constants, optional} from './parameters.ts';
import {STEPS, type Steps, stepsOf} from './steps.ts';
import {say} from '../message.ts';

/** One of the given values, each with a probability in proportion to its weight; without weights all are as likely. */
export const choice = family<Steps>({
  name: 'choice',

  forms: [
    form({values: constants, weights: optional(constants)}, (_, {values, weights}, check) => {
      requireWeights(values, weights, check);
      return stepsOf(values, weights ?? values.map(() => 1));
    }),
  ],

  ...STEPS,
});

function requireWeights(values: readonly number[], weights: readonly number[] | undefined, check: Checks): void {
  if (!weights) return;
  const parameter = 'weights';
  if (weights.length !== values.length)
    check.fail({parameter, rule: say`must be as many as values (${values.length})`, got: String(weights.length)});
  weights.forEach((weight, index) => {
    if (weight < 0) check.fail({parameter, index, rule: say`must be at least 0`, got: String(weight)});
  });
  if (weights.every((weight) => weight === 0)) check.fail({parameter, rule: say`must not all be 0`});
}
