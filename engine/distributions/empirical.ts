import {family} from './family.ts';
import {form} from './form.ts';
import {constants} from './parameters.ts';
import {STEPS, type Steps, stepsOf} from './steps.ts';

/**
 * The empirical distribution of past values: one of them, each with equal probability; a value that occurs twice is twice as likely. The
 * quantile is the inverse of the empirical distribution function (type 1 of Hyndman & Fan 1996): nothing between the values is drawn.
 */
export const empirical = family<Steps>({
  name: 'empirical',

  forms: [
    form({values: constants}, (_, {values}) =>
      stepsOf(
        values,
        values.map(() => 1),
      ),
    ),
  ],

  ...STEPS,
});
