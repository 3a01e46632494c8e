import {z} from 'zod';
import {constant, metric} from './fields.ts';
import {worded} from './worded.ts';

const usualRatio = z
  .strictObject({
    to: metric.describe('The metric that it is measured against.'),
    between: z
      .tuple([constant, constant], {error: worded`must be a list of two ratios`})
      .optional()
      .describe('The usual range of this metric over that one; without it, what is known of both says it.'),
  })
  .describe('Two counts of the same thing: how many times the other this one usually is.');

/** How metrics hang together. No digit of a forecast rests on it; the audit does. */
export const relations = {
  part_of: z
    .union([metric, z.array(metric).min(1)], {error: worded`must be the name of a metric or a list of them`})
    .transform((names) => [names].flat())
    .optional()
    .describe('The metric, or metrics, that count all of this one and more.'),
  fills: metric.optional().describe('The stock to which this flow adds one for one.'),
  usual_ratio: usualRatio.optional(),
  worth: z
    .strictObject({
      of: metric.describe('The metric that each one counts for.'),
      at_least: constant.describe('How much of it, at the least: 10 亿元.'),
    })
    .optional()
    .describe('What each one amounts to in another metric: a project of 10 亿元 in investment.'),
};
